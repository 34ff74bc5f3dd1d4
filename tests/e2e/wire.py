"""What stands between the program and the provider: a loopback port that passes requests on and writes them down.

The log is the truth of these tests: what arrived, how often, and what was answered. Credentials are not written down.
"""

from __future__ import annotations

import http.client
import json
import ssl
import threading
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

COMMANDS = (
    "add_group", "chg_group", "del_group", "get_group", "move_group", "add_black", "del_black", "get_black", "add",
    "chg", "del", "get",
)  # fmt: skip
READS = {"get", "get_group", "get_black", "balance"}
PATIENCE_S = 15.0
SECRETS = {"login", "psw", "apikey"}
HOP = {"host", "connection", "transfer-encoding", "content-length"}


@dataclass(frozen=True)
class Seen:
    """One request, and the answer's text."""

    command: str
    params: dict[str, str]
    answer: str = field(compare=False)

    @property
    def code(self) -> int:
        """The error's number, 0 for none."""
        try:
            found = json.loads(self.answer)
        except ValueError:
            return 0
        return int(found.get("error_code", 0)) if isinstance(found, dict) else 0


class Wire:
    """Listens on a port while it is `up`; passes on to another."""

    def __init__(self, port: int = 0, to: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self.to = to
        self.seen: list[Seen] = []
        self._lock = threading.Condition()
        wire = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                wire.pass_on(self)

            do_GET = do_POST  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Say nothing: stderr is looked at."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """Say nothing: a program that is killed breaks its connections."""

        self._server = Server(("127.0.0.1", port), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def pass_on(self, handler: BaseHTTPRequestHandler) -> None:
        """Ask the provider, write both down, answer."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in handler.headers.items() if name.lower() not in HOP}
        headers["Accept-Encoding"] = "identity"
        provider = http.client.HTTPConnection("127.0.0.1", self.to, timeout=20)
        try:
            provider.request(handler.command, handler.path, body, headers)
            reply = provider.getresponse()
            answer = reply.read()
        finally:
            provider.close()
        with self._lock:
            self.seen.append(_seen(handler.path, body, answer))
            self._lock.notify_all()
        handler.send_response(reply.status)
        handler.send_header("Content-Type", reply.headers["Content-Type"])
        handler.send_header("Content-Length", str(len(answer)))
        handler.end_headers()
        handler.wfile.write(answer)

    # --- what is asked of the log ---

    def asked(self) -> list[Seen]:
        """Return all requests so far."""
        with self._lock:
            return list(self.seen)

    def until(self, seen: Callable[[], bool]) -> bool:
        """Wait until the log is as it should be; tell whether it came to that."""
        with self._lock:
            return self._lock.wait_for(seen, PATIENCE_S)

    def writes(self) -> list[Seen]:
        """Return what was to change something."""
        return [one for one in self.asked() if one.command not in READS]


def _seen(path: str, body: bytes, answer: bytes) -> Seen:
    address, _, query = path.partition("?")
    script = address.rpartition("/")[2].removesuffix(".php")
    given = dict(urllib.parse.parse_qsl(f"{query}&{body.decode()}", keep_blank_values=True))
    command = "balance" if script == "balance" else next((name for name in COMMANDS if name in given), "?")
    params = {name: value for name, value in given.items() if name not in SECRETS | {"fmt", "charset"}}
    return Seen(command, params, answer.decode(errors="replace"))


class Account:
    """The provider's account as somebody else at another desk sees it: plain requests, past the wire."""

    def __init__(self, port: int, login: str, password: str) -> None:
        self._url, self._who = f"http://127.0.0.1:{port}/sys/", {"login": login, "psw": password}

    def ask(self, script: str = "phones", **params: str) -> Any:
        """Return the decoded answer; a bare OK is True, an error a dict with its number."""
        form = urllib.parse.urlencode(self._who | {"fmt": "3", "charset": "utf-8"} | params).encode()
        with urllib.request.urlopen(self._url + script + ".php", form, timeout=10) as reply:  # noqa: S310 - loopback
            text = reply.read().decode()
        return True if text == "OK" else json.loads(text)

    def rows(self, **params: str) -> list[dict[str, Any]]:
        """Return a list; the error for an empty one is none."""
        found = self.ask(**params)
        return found if isinstance(found, list) else []

    def contact(self, phone: str) -> dict[str, Any] | None:
        """Return a contact by number."""
        return next(iter(self.rows(get="1", phone=phone)), None)

    def groups(self) -> dict[str, str]:
        """Return the phone groups: number by name."""
        return {row["name"]: str(row["id"]) for row in self.rows(get_group="1", type="0")}

    def blocked(self) -> dict[str, str]:
        """Return type by number of the blacklist."""
        return {row["phone"]: str(row["type"]) for row in self.rows(get_black="1")}
