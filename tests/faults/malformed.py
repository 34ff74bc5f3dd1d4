"""Answers that are none (F19–F25), made from true ones: cut, twisted, nested, of another charset, of another command.

Whatever comes, it becomes a value or an error of the program's own, and takes no more memory than it is long.
One seed is a hundred answers through the decoder, and some of them through a whole client.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections.abc import Callable
from typing import Any

import httpx

from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Error, Garbled
from smsc_desk.book.identity import Channel
from smsc_desk.provider import protocol
from smsc_desk.provider.client import Client
from smsc_desk.provider.decoding import decode
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from tests.faults.clockwork import InlineExecutor, Loop
from tests.faults.outcome import Outcome

try:
    import resource
except ImportError:  # Windows: the memory is measured elsewhere
    resource = None  # type: ignore[assignment]

ANSWERS, CALLS = 100, 10  # of one seed
RISE_MIB = 64.0
JSON = "application/json; charset=utf-8"

RECORDED: dict[str, bytes] = {
    "contacts": """[{"int_id":11,"phone":"79990000001,79990000009","name":"Анна","id":"","group":"1,2",
"last_name":"Ким","first_name":"","middle_name":"","birthday":"01.02.1990","tags":"a,b","comments":"","phone_other":""},
{"int_id":12,"phone":"79990000002","name":"Bob","id":"7","group":"","birthday":""}]""".encode(),
    "mails": b'[{"int_id":"5","mail":"ann@example.org","name":"Ann","id":"","group":"3","mail_other":""}]',
    "groups": '[{"id":"1","name":"Друзья","number":"","cnt":"2"},{"id":2,"name":"Work","number":5,"cnt":0}]'.encode(),
    "blocks": b'[{"id":7,"phone":"78880000001","type":1,"comment":"x"},{"id":"6","phone":"78880000002","type":"0"}]',
    "created": b'{"id": "42"}',
    "done": b"OK",
    "result": b'{"result": "OK"}',
    "balance": b'{"balance": "15.00", "currency": "RUR"}',
    "error": b'{"error": "parameters error", "error_code": 1}',
}

READERS: dict[str, Callable[[object], object]] = {
    "contacts": lambda reply: protocol.read_contacts(reply, Channel.PHONE),
    "mails": lambda reply: protocol.read_contacts(reply, Channel.EMAIL),
    "groups": protocol.read_groups,
    "blocks": lambda reply: protocol.read_blocks(reply, Channel.PHONE),
    "created": protocol.read_created,
    "done": protocol.read_done,
    "balance": protocol.read_balance,
}

CALLED: tuple[Callable[[Client], Any], ...] = (
    lambda client: client.balance(),
    lambda client: client.groups(Channel.PHONE),
    lambda client: client.contacts(Channel.PHONE),
    lambda client: client.contacts(Channel.EMAIL, address="ann@example.org"),
    lambda client: client.blocks(Channel.PHONE),
    lambda client: client.add_contact(Channel.PHONE, {"addresses": ("79990000001",), "name": "Ann"}),
    lambda client: client.change_contact(Channel.PHONE, "79990000001", {"name": "Bob"}),
    lambda client: client.delete_contact(Channel.PHONE, "79990000001"),
    lambda client: client.move_group(Channel.PHONE, protocol.MoveGroup.JOIN, "79990000001", 1),
    lambda client: client.add_group(Channel.PHONE, "Friends"),
    lambda client: client.change_group(Channel.PHONE, 1, "Work"),
    lambda client: client.delete_group(Channel.PHONE, 1),
    lambda client: client.add_block(Channel.PHONE, "79990000001", BlockType.ALL),
    lambda client: client.delete_block(Channel.PHONE, "79990000001"),
)

ODD_VALUES: tuple[str, ...] = (
    "null", "true", "-1", "0", "1e400", "NaN", "Infinity", "-0.0", '""', '"\\ud800"', '"\\u0000"', "[]", "{}", "[[[]]]",
    "9" * 5_000, '"' + "x" * 200_000 + '"', "9223372036854775808", '"0x10"', '"１２"', '{"id": 1}',
    "[" * 3_000 + "]" * 3_000,
)  # fmt: skip


# ---- mutations of an answer


def _cut(body: bytes, rng: random.Random) -> bytes:
    return body[: rng.randrange(len(body) + 1)]


def _flip(body: bytes, rng: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(rng.randrange(1, 4)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _value(body: bytes, rng: random.Random) -> bytes:
    """Put an odd value in the place of one that stands after a colon."""
    places = [place for place, char in enumerate(body) if char == ord(":")]
    if not places:
        return rng.choice(ODD_VALUES).encode()
    start = rng.choice(places) + 1
    end = min((found for mark in b",}" if (found := body.find(mark, start)) >= 0), default=len(body))
    return body[:start] + rng.choice(ODD_VALUES).encode() + body[end:]


def _whole(_body: bytes, rng: random.Random) -> bytes:
    return rng.choice(ODD_VALUES).encode()


def _twice(body: bytes, rng: random.Random) -> bytes:
    """Give a name twice, or the whole answer."""
    if rng.random() < 0.5 or b"{" not in body:
        return body + body
    return body.replace(b"{", b'{"id": 1, "id": 2, "name": "a", "name": "b", ', 1)


def _renamed(body: bytes, rng: random.Random) -> bytes:
    names = (b"int_id", b"phone", b"id", b"name", b"type", b"error_code", b"balance", b"mail", b"number")
    return body.replace(b'"%s"' % rng.choice(names), rng.choice((b'"other"', b'"ID"', b'""')))


def _nested(body: bytes, rng: random.Random) -> bytes:
    depth = rng.choice((1, 2, 500, 20_000))
    return b"[" * depth + body + b"]" * (depth if rng.random() < 0.7 else 0)


def _marked(body: bytes, rng: random.Random) -> bytes:
    return rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b" \r\n", b"<html>", b"/**/", b"OK")) + body


def _recoded(body: bytes, rng: random.Random) -> bytes:
    text = body.decode()
    return text.encode(rng.choice(("cp1251", "koi8-r", "utf-16", "utf-8-sig", "utf-7")), "replace")


def _code(_body: bytes, rng: random.Random) -> bytes:
    codes = (*range(-1, 11), 999, 10**30, "3", "x", "", None, True, 1.5, [], {}, "９")
    words = ("text", "", None, 5, "x" * 1000, "duplicate request", "<b>")
    return json.dumps({"error": rng.choice(words), "error_code": rng.choice(codes)}).encode()


def _long(body: bytes, rng: random.Random) -> bytes:
    return body + rng.choice((b" ", b"\0", b"x", b"[")) * rng.choice((1_000, 100_000))


MUTATIONS = _cut, _flip, _value, _whole, _twice, _renamed, _nested, _marked, _recoded, _code, _long
KINDS = (
    JSON, JSON, JSON, "application/json", "text/html", "text/plain; charset=windows-1251", "",
    "application/json; charset=utf-16", 'application/json; charset="koi8-r"', "x/y; charset=rot13",
    "application/json; charset=" + "u" * 5_000,
)  # fmt: skip
STATUSES = 200, 200, 200, 200, 200, 204, 301, 302, 400, 403, 404, 429, 500, 502, 503, 504, 520, 599
MUST_FIRE = frozenset(mutation.__name__[1:] for mutation in MUTATIONS) | {
    "every byte",
    "other command",
    "understood",
    "call",
}


def answer(rng: random.Random) -> tuple[str, str, bytes, str, int]:
    """Return the mutation's name, the command that asks, and what comes: body, content type, status."""
    name, mutation = rng.choice(tuple(RECORDED)), rng.choice(MUTATIONS)
    body = mutation(RECORDED[name], rng)
    if rng.random() < 0.2 and body:
        body = rng.choice(MUTATIONS)(body, rng) if mutation is not _recoded and _is_text(body) else body
    reader = name if name in READERS and rng.random() < 0.7 else rng.choice(tuple(READERS))
    return mutation.__name__[1:], reader, body, rng.choice(KINDS), rng.choice(STATUSES)


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeError:
        return False
    return True


def run(seed: int) -> Outcome:
    """Take a hundred answers; seed 0 first those that are cut at every byte, for every command."""
    rng, outcome = random.Random(f"malformed {seed}"), Outcome(seed)
    before = _peak_mib()
    if seed == 0:
        _every_byte(outcome)
    for _ in range(ANSWERS):
        fault, reader, body, kind, status = answer(rng)
        outcome.fired[fault] += 1
        outcome.fired["other command"] += reader not in RECORDED
        _taken(outcome, reader, body, kind, status)
    _calls(outcome, rng)
    if (rise := _peak_mib() - before) > RISE_MIB:
        outcome.violations.append(f"{rise:.0f} MiB more memory")
    return outcome


def _taken(outcome: Outcome, reader: str, body: bytes, kind: str, status: int) -> None:
    try:
        READERS[reader](decode(body, kind, status))
    except Error:
        return
    except BaseException as error:  # noqa: BLE001 - that is what is looked for
        outcome.violations.append(f"{type(error).__name__} of {reader} from {body[:200]!r}, {kind[:50]!r}, {status}")
        return
    outcome.fired["understood"] += 1
    if status != 200:
        outcome.violations.append(f"a value from status {status}: {body[:200]!r}")


def _every_byte(outcome: Outcome) -> None:
    """F21, and every answer for every command."""
    for body in RECORDED.values():
        for reader in READERS:
            for length in range(len(body) + 1):
                outcome.fired["every byte"] += 1
                _taken(outcome, reader, body[:length], JSON, 200)
                outcome.fired["other command"] += 1
    for name in ("contacts", "mails", "groups", "blocks"):
        for length in range(1, len(RECORDED[name])):
            _not_believed(outcome, name, RECORDED[name][:length])


def _not_believed(outcome: Outcome, name: str, body: bytes) -> None:
    try:
        READERS[name](decode(body, JSON, 200))
    except Garbled:
        return
    outcome.violations.append(f"a list that was cut after {len(body)} bytes was taken for {name}")


# ---- a whole client


class _Answers(httpx.AsyncBaseTransport):
    def __init__(self, body: bytes, kind: str, status: int) -> None:
        self._answer = body, kind, status

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body, kind, status = self._answer
        return httpx.Response(status, headers={"Content-Type": kind}, content=body)


def _calls(outcome: Outcome, rng: random.Random) -> None:
    loop = Loop()

    async def work() -> None:
        for _ in range(CALLS):
            fault, _, body, kind, status = answer(rng)
            outcome.fired["call"] += 1
            await _called(outcome, rng, _Answers(body, kind, status), f"{fault} {body[:100]!r} {kind[:40]} {status}")

    loop.run(work())
    outcome.violations += [f"a task failed: {error!r}" for error in loop.failures]


async def _called(outcome: Outcome, rng: random.Random, answers: _Answers, what: str) -> None:
    pace = Pace(asyncio.get_running_loop().time, asyncio.sleep, rng)
    client = Client(Endpoint.parse("sms.example.org"), Credentials("demo", "demo"), pace, lambda: answers, fence_s=2.0,
                    executor=InlineExecutor())  # fmt: skip
    try:
        await rng.choice(CALLED)(client)
    except Error:
        pass
    except BaseException as error:  # noqa: BLE001 - that is what is looked for
        outcome.violations.append(f"{type(error).__name__}: {error} of a call answered with {what}")
    await asyncio.sleep(3.0)
    if pace.in_flight:
        outcome.violations.append(f"a place is taken for ever after {what}")
    await client.aclose()


def _peak_mib() -> float:
    """Return the most memory that the process ever had."""
    if resource is None:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0)
