"""A provider that costs next to nothing: a book of any length, answered from bytes that were made beforehand.

The sandbox writes some forty pages a second, fewer than a client can read. `python -m tests.bench.provider` is run as
a process of its own, so that only the client is measured; it prints its port, and one line for every question on its
standard input: how many requests it answered, and the most at once.
"""

from __future__ import annotations

import argparse
import asyncio
import bisect
import gzip
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from smsc_desk.files.words import FIRST_NAMES, SURNAMES

SEED = 20261126
PAGE = 1000
GROUPS = 20
_FIRST, _LAST = sorted(name.title() for name in FIRST_NAMES), sorted(name.title() for name in SURNAMES.split())
_COMMENTS = ("", "", "", "Просил не звонить вечером", "Постоянный покупатель", "скидка 10 %")
_TAGS = ("", "", "vip", "опт,новые", "москва")

Record = dict[str, str]


def records(count: int, seed: int = SEED) -> Iterator[Record]:
    """Yield contacts as the provider lists them, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - to replay
    number = 1000
    for row in range(count):
        number += 1 + (rng.random() < 0.1)  # some were deleted
        last, first = rng.choice(_LAST), rng.choice(_FIRST)
        born = f"{rng.randrange(1, 29):02}.{rng.randrange(1, 13):02}.{rng.randrange(1940, 2010)}"
        yield {
            "phone": f"79{row:09}", "name": f"{last} {first}", "group": str(rng.randrange(1, GROUPS + 1)),
            "first_name": first, "last_name": last, "middle_name": "", "birthday": born if rng.random() < 0.5 else "",
            "id": f"c{row}", "comments": rng.choice(_COMMENTS), "tags": rng.choice(_TAGS), "phone_other": "",
            "int_id": str(number),
        }  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What was asked."""

    answered: int = 0
    now: int = 0
    most: int = 0
    writes: int = 0
    by_command: dict[str, int] = field(default_factory=dict)


class Provider:
    """Lists, and says yes to every change of a contact, which `get` by number then shows."""

    def __init__(self, count: int, latency_s: float, *, pack: bool) -> None:
        self._latency_s, self._pack = latency_s, pack
        self._ids: list[int] = []
        self._rows: list[bytes] = []
        self._places: dict[str, int] = {}
        self._rewritten: dict[int, Record] = {}
        for place, record in enumerate(records(count)):
            self._ids.append(int(record["int_id"]))
            self._rows.append(_written(record))
            self._places[record["phone"]] = place
        self._groups = json.dumps([{"id": n, "name": f"Группа {n}", "cnt": "0"} for n in range(1, GROUPS + 1)]).encode()
        self.tally = Tally()

    def answer(self, script: str, form: dict[str, str]) -> bytes:
        """Return the answer to a command."""
        if script == "balance":
            return b'{"balance": "10.00", "currency": "RUR"}'
        command = next(name for name in ("get_group", "get_black", "get", "chg") if name in form)
        self.tally.by_command[command] = self.tally.by_command.get(command, 0) + 1
        if command == "chg":
            return self._change(form)
        if command == "get_group" and form.get("type") == "0":
            return self._groups
        if command == "get" and script == "phones":
            return self._page(form)
        return b"[]"

    def _page(self, form: dict[str, str]) -> bytes:
        if "phone" in form:
            place = self._places.get(form["phone"])
            return b"[]" if place is None else b"[" + self._rows[place] + b"]"
        first = bisect.bisect_right(self._ids, int(form.get("after_id", "0")))
        return b"[" + b",\n".join(self._rows[first : first + min(PAGE, int(form.get("cnt", "1000")))]) + b"]"

    def _change(self, form: dict[str, str]) -> bytes:
        self.tally.writes += 1
        place = self._places[form["phone"]]
        record = json.loads(self._rows[place])
        record |= {answer: form[name] for name, answer in (("name", "name"), ("cmt", "comments")) if name in form}
        self._rows[place] = _written(record)
        return b"OK"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of a connection, one after the other."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self._one(head, reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client has gone
        finally:
            writer.close()

    async def _one(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): text.strip() for name, _, text in (line.partition(":") for line in lines[1:])}
        form = await reader.readexactly(int(headers.get("content-length", "0")))
        self.tally.now += 1
        self.tally.most = max(self.tally.most, self.tally.now)
        await asyncio.sleep(self._latency_s)
        script = lines[0].split()[1].rpartition("/")[2].partition(".")[0]
        body = self.answer(script, {name: texts[0] for name, texts in parse_qs(form.decode()).items()})
        packed = self._pack and len(body) > 1400
        body = gzip.compress(body, 1) if packed else body
        more = "Content-Encoding: gzip\r\n" if packed else ""
        start = (
            f"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n{more}"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.tally.now -= 1
        self.tally.answered += 1
        writer.write(start.encode() + body)
        await writer.drain()


def _written(record: Record) -> bytes:
    """Return a contact as the live server writes it: one field a line."""
    fields = (f'"{key}": {json.dumps(text, ensure_ascii=False)}' for key, text in record.items())
    return ("{\n" + ",\n".join(fields) + "\n}").encode()


async def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.provider", description=__doc__)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--latency-ms", type=int, default=100)
    parser.add_argument("--pack", action="store_true")
    wanted = parser.parse_args(arguments)
    provider = Provider(wanted.contacts, wanted.latency_ms / 1000, pack=wanted.pack)
    server = await asyncio.start_server(provider.serve, "127.0.0.1", 0, limit=1 << 20)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - for who started us
    while await asyncio.to_thread(sys.stdin.readline):
        tally = provider.tally
        print(json.dumps({"answered": tally.answered, "most": tally.most, "writes": tally.writes}), flush=True)  # noqa: T201
        provider.tally = Tally()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
