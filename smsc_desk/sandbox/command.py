"""`smsc-desk serve`: the provider on a loopback port, for trying out any client of its contacts API."""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from smsc_desk.sandbox.demo import LOGIN, PASSWORD, open_book
from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.sample import fill_generated
from smsc_desk.sandbox.schema import UnusableFile
from smsc_desk.sandbox.server import App, create_app

HOST = "127.0.0.1"  # the book has no protection worth the name: never anything else
OK, FAILED = 0, 2


@dataclass(frozen=True, slots=True)
class CannotServe(Exception):
    """A reason not to start, as one sentence."""

    sentence: str


def main(argv: Sequence[str]) -> int:
    """Serve until SIGTERM or Ctrl-C; return 0, or 2 with one sentence on stderr when it cannot."""
    arguments = _parser().parse_args(argv)
    try:
        _serve(arguments)
    except CannotServe as reason:
        sys.stderr.write(f"smsc-desk serve: {reason.sentence}\n")
        return FAILED
    except KeyboardInterrupt:  # while the book was still being filled
        return OK
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("smsc-desk serve", description=__doc__)
    parser.add_argument("--port", type=_port, default=0, help="the port on 127.0.0.1 (default: a free one)")
    book = parser.add_mutually_exclusive_group()
    book.add_argument("--data", metavar="FILE", help="keep the book in this file; made with sample people when new")
    book.add_argument("--memory", action="store_true", help="forget everything in the end (default)")
    parser.add_argument("--login", default=LOGIN, help="default: %(default)s")
    parser.add_argument("--password", default=PASSWORD, help="default: %(default)s")
    parser.add_argument("--api-key", default="", metavar="KEY", help="a key that is as good as login and password")
    parser.add_argument(
        "--contacts", type=_count, metavar="N", help="N generated contacts in a new book instead of the sample people"
    )
    parser.add_argument("--style", choices=("seen", "documented"), default="seen", help="of the JSON answers")
    parser.add_argument("--latency-ms", type=_count, default=0, metavar="N", help="time that each request takes")
    parser.add_argument("--no-int-id", action="store_true", help="leave `int_id` out of contact lists")
    parser.add_argument("--no-limits", action="store_true", help="never refuse a request by counting")
    parser.add_argument("--empty-list", choices=("error", "array"), default="error", help="what an empty list is")
    return parser


def _port(text: str) -> int:
    if not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not 0 <= int(text) < 100_000_000:
        raise argparse.ArgumentTypeError("a number from 0 to 99999999 is needed")
    return int(text)


def _serve(arguments: argparse.Namespace) -> None:
    if importlib.util.find_spec("uvicorn") is None:
        raise CannotServe("this needs uvicorn: pip install 'smsc-desk[serve]'")
    with _listening(arguments.port) as listener:
        app = create_app(_book(arguments), options=_options(arguments), pack=True)
        asyncio.run(_run(app, listener))


def _options(arguments: argparse.Namespace) -> Options:
    return Options(
        style=arguments.style,
        int_id=not arguments.no_int_id,
        empty_list=arguments.empty_list,
        limits=not arguments.no_limits,
        latency_ms=arguments.latency_ms,
    )


def _book(arguments: argparse.Namespace) -> Provider:
    account = Account(login=arguments.login, password=arguments.password, apikey=arguments.api_key)
    path = arguments.data or ":memory:"
    try:
        if arguments.contacts is None:
            return open_book(path, account)
        if arguments.data and os.path.exists(path):  # noqa: PTH110 - apsw takes the same string
            raise CannotServe(f"{path} exists already; --contacts fills new books only")
        provider = Provider(path, account=account)
        fill_generated(provider, arguments.contacts)
    except UnusableFile as exc:
        raise CannotServe(str(exc)) from exc
    except apsw.Error as exc:  # a full disk, say
        raise CannotServe(f"{path} cannot be written: {exc}") from exc
    return provider


def _listening(port: int) -> socket.socket:
    """Return a bound socket, so that a busy port is known before anything is loaded."""
    # The protocol is named because asyncio looks for it: without, it leaves Nagle's algorithm on, and every answer,
    # which leaves in two pieces, waits 40 ms for the client's delayed acknowledgement of the first.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere it would let two servers share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as exc:
        listener.close()
        raise CannotServe(f"port {port} cannot be used: {exc.strerror}") from exc
    return listener


async def _run(app: App, listener: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415 - an optional extra

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            port = listener.getsockname()[1]
            sys.stdout.write(f"listening on http://{HOST}:{port}\n")
            sys.stdout.flush()

    config = uvicorn.Config(app, lifespan="off", log_level="warning", access_log=False, timeout_graceful_shutdown=3)
    server = Server(config)
    # uvicorn raises the signal that stopped it once more when it has finished; this is where it arrives then. It
    # also stops a server that has not yet come to install its own handlers.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: setattr(server, "should_exit", True))
    async with app:
        await server.serve(sockets=[listener])
