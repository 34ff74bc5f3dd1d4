import asyncio
import gzip
import json
import logging
import random
import re
import subprocess
import sys
import threading
import traceback
from concurrent.futures import Executor, Future
from urllib.parse import parse_qs

import httpx
import pytest

from smsc_desk.book import errors
from smsc_desk.book.errors import Garbled, Invalid, NoAnswer, NotSent
from smsc_desk.book.identity import Channel
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint, SecretKind
from smsc_desk.provider.pace import Pace
from smsc_desk.provider.transport import _Gzip
from tests.unit.provider.virtual_time import now, settle, virtual

PHONE, EMAIL = Channel
SECRET = "pa&ss wörd-7531"
JSON = {"Content-Type": "application/json; charset=utf-8"}
OK = (200, b"OK", JSON)


class Wire:
    """A transport that remembers what was sent, and answers what it is told."""

    def __init__(self, *answers):
        self.requests = []
        self.cancelled = 0
        self.made = 0
        self.answers = list(answers) or [OK]

    def __call__(self):
        self.made += 1
        return httpx.MockTransport(self.handle)

    async def handle(self, request):
        self.requests.append(request)
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        try:
            if callable(answer):
                answer = await answer(request)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if isinstance(answer, Exception):
            raise answer
        status, body, headers = answer
        return httpx.Response(status, headers=headers, content=body)

    @property
    def hosts(self):
        return [request.url.host for request in self.requests]

    def form(self, index=-1):
        return {name: values[0] for name, values in parse_qs(self.requests[index].content.decode(), True).items()}


def make(wire, host="smsc.ru", credentials=None, **options):
    pace = Pace(asyncio.get_running_loop().time, asyncio.sleep, random.Random(1))  # noqa: S311 - to replay
    client = Client(Endpoint.parse(host), credentials or Credentials("ann", SECRET), pace, wire, **options)
    return client, pace


def complaint(code, text="text"):
    return 200, json.dumps({"error": text, "error_code": code}).encode(), JSON


async def never(_request):
    await asyncio.Event().wait()


# ---- what is sent


@virtual
async def test_credentials_go_in_the_body_and_nowhere_else():
    wire = Wire()
    client, _ = make(wire)
    await client.delete_contact(PHONE, "79990000001")
    [request] = wire.requests
    assert (request.method, str(request.url)) == ("POST", "https://smsc.ru/sys/phones.php")
    assert wire.form() == {
        "del": "1", "phone": "79990000001", "login": "ann", "psw": SECRET, "fmt": "3", "charset": "utf-8",
    }  # fmt: skip
    assert request.headers["Accept-Encoding"] == "gzip"
    assert request.headers["User-Agent"].startswith("smsc-desk/")
    assert "7531" not in repr(request.headers) + repr(client.__dict__) + repr(client._transport.__dict__)


@virtual
async def test_an_api_key_goes_alone():
    wire = Wire()
    client, _ = make(wire, credentials=Credentials("ann", "key-1", SecretKind.API_KEY))
    await client.delete_contact(EMAIL, "a@b.ru")
    assert wire.form() == {"del": "1", "mail": "a@b.ru", "apikey": "key-1", "fmt": "3", "charset": "utf-8"}
    assert wire.requests[0].url.path == "/sys/mails.php"


@virtual
async def test_half_a_character_never_leaves():
    wire = Wire()
    client, pace = make(wire)
    with pytest.raises(Invalid):
        await client.add_group(PHONE, "\ud800")
    assert (wire.requests, pace.in_flight) == ([], 0)


@virtual
async def test_cookies_are_not_kept():
    wire = Wire((200, b"OK", JSON | {"Set-Cookie": "PHPSESSID=1; Path=/"}))
    client, _ = make(wire)
    for _ in range(2):
        await client.delete_contact(PHONE, "79990000001")
    assert wire.made == 1
    assert not any("Cookie" in request.headers for request in wire.requests)


# ---- what comes back


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@virtual
async def test_a_redirect_is_not_followed(status):
    wire = Wire((status, b"", {"Location": "https://evil.example/"}))
    client, pace = make(wire, host="sms.example.org")
    with pytest.raises(Garbled) as caught:
        await client.delete_contact(PHONE, "79990000001")
    assert not caught.value.ended
    assert wire.hosts == ["sms.example.org"]
    assert pace.in_flight == 1
    await asyncio.sleep(89)
    assert pace.in_flight == 1
    await asyncio.sleep(1)
    assert pace.in_flight == 0


@virtual
async def test_an_odd_answer_of_the_provider_itself_frees_the_slot():
    client, pace = make(Wire((200, b"{", JSON)))
    with pytest.raises(Garbled) as caught:
        await client.delete_contact(PHONE, "79990000001")
    assert caught.value.ended
    assert pace.in_flight == 0


@virtual
async def test_packed_answers_are_unpacked():
    wire = Wire((200, gzip.compress(b'{"id": 5}'), JSON | {"Content-Encoding": "gzip"}))
    client, _ = make(wire)
    assert await client.add_group(PHONE, "A") == 5


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (b"x" * 70_000, "identity"),
        (b" " * 70_000, ""),
        (gzip.compress(b" " * 50_000_000), "gzip"),
        (gzip.compress(b"OK")[:-1], "gzip"),
        (gzip.compress(b"OK") + b"more", "gzip"),
        (gzip.compress(b"OK") * 2, "gzip"),
        (b"OK", "gzip"),
        (b"OK", "br"),
        (b"OK", "deflate"),
        (b"OK", "gzip, gzip"),
        (b"OK", "zstd"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@virtual
async def test_too_long_or_badly_packed_answers_are_cut(body, packing):
    async def answer(_request):
        # httpx itself would unpack a body that it is given whole
        return httpx.Response(200, headers=JSON | {"Content-Encoding": packing}, stream=httpx.ByteStream(body))

    client, _ = make(lambda: httpx.MockTransport(answer))
    with pytest.raises(Garbled) as caught:
        await client.delete_contact(PHONE, "79990000001")
    assert not caught.value.ended


def test_a_bomb_is_cut_while_it_is_unpacked():
    unpack = _Gzip(1000)
    with pytest.raises(Garbled):
        unpack.add(gzip.compress(b" " * 50_000_000))
    assert len(unpack._body) == 1001


@virtual
async def test_a_page_may_be_longer_than_the_answer_to_a_write():
    page = json.dumps([{"phone": "79990000001", "name": "x" * 90_000}] * 10).encode()
    client, _ = make(Wire((200, page, JSON)))
    assert len(await client.contacts(PHONE)) == 10
    client, _ = make(Wire((200, b" " * (8 * 1024 * 1024 + 1), JSON)), host="sms.example.org")
    with pytest.raises(Garbled, match="too long"):
        await client.contacts(PHONE)


@virtual
async def test_long_answers_are_decoded_elsewhere():
    class Elsewhere(Executor):
        calls = 0

        def submit(self, work, /, *arguments, **named):
            Elsewhere.calls += 1
            done = Future()
            try:
                done.set_result(work(*arguments, **named))
            except Exception as exc:  # noqa: BLE001 - as an executor does
                done.set_exception(exc)
            return done

    page = json.dumps([{"phone": "79990000001", "name": "x" * 500}] * 100).encode()
    client, pace = make(Wire((200, page, JSON), (200, page[:-1], JSON), (200, b"[]", JSON)), executor=Elsewhere())
    assert len(await client.contacts(PHONE)) == 100
    with pytest.raises(Garbled):
        await client.contacts(EMAIL)
    assert await client.contacts(PHONE) == []
    assert (Elsewhere.calls, pace.in_flight) == (2, 0)


@virtual
async def test_long_answers_are_decoded_one_after_the_other():
    class Later(Executor):
        now = most = calls = 0

        def submit(self, work, /, *arguments, **named):
            Later.now, Later.calls = Later.now + 1, Later.calls + 1
            Later.most, done = max(Later.most, Later.now), Future()
            asyncio.get_running_loop().call_later(1.0, self._do, done, lambda: work(*arguments, **named))
            return done

        @staticmethod
        def _do(done, work):
            Later.now -= 1
            done.set_result(work())

    page = json.dumps([{"phone": "79990000001", "name": "x" * 500}] * 100).encode()
    client, _ = make(Wire(*[(200, page, JSON)] * 4), executor=Later())
    found = await asyncio.gather(*(client.contacts(PHONE) for _ in range(4)))
    assert ([*map(len, found)], Later.most, Later.calls) == ([100] * 4, 1, 4)


@pytest.mark.parametrize("method", ["groups", "contacts", "blocks"])
@virtual
async def test_an_empty_list_in_both_spellings(method):
    client, _ = make(Wire(complaint(3, "record not found"), (200, b"[]", JSON)))
    for channel in Channel:
        assert await getattr(client, method)(channel) == []


@virtual
async def test_error_3_of_a_change_is_an_error():
    client, _ = make(Wire(complaint(3)))
    with pytest.raises(errors.NoRecords):
        await client.delete_contact(PHONE, "79990000001")


# ---- the network


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        (httpx.ConnectError, NotSent), (httpx.ConnectTimeout, NotSent), (httpx.ProxyError, NotSent),
        (httpx.UnsupportedProtocol, NotSent), (httpx.PoolTimeout, NotSent), (httpx.ReadError, NoAnswer),
        (httpx.ReadTimeout, NoAnswer), (httpx.WriteError, NoAnswer), (httpx.WriteTimeout, NoAnswer),
        (httpx.CloseError, NoAnswer), (httpx.RemoteProtocolError, NoAnswer), (httpx.LocalProtocolError, NoAnswer),
        (httpx.DecodingError, NoAnswer), (httpx.TooManyRedirects, NoAnswer), (ConnectionResetError, NoAnswer),
        (EOFError, NoAnswer),
    ],
)  # fmt: skip
@virtual
async def test_foreign_errors_are_translated(foreign, ours):
    client, pace = make(Wire(foreign("words")))
    with pytest.raises(ours, match=foreign.__name__) as caught:
        await client.delete_contact(PHONE, "79990000001")
    assert type(caught.value) is ours
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert pace.in_flight == (ours is NoAnswer)
    assert len(pace.ledger) == (ours is NoAnswer)


@virtual
async def test_an_error_of_ours_in_between_counts_as_no_answer():
    client, pace = make(Wire(ZeroDivisionError("a mistake")))
    with pytest.raises(ZeroDivisionError):
        await client.delete_contact(PHONE, "79990000001")
    assert pace.in_flight == 1


@pytest.mark.parametrize("first", [httpx.ConnectError("refused"), (200, b"", JSON)])
@virtual
async def test_a_read_goes_to_the_backup_host(first):
    wire = Wire(first, (200, b"[]", JSON))
    client, _ = make(wire)
    assert await client.groups(PHONE) == []
    assert wire.hosts == ["smsc.ru", "www2.smsc.ru"]


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("sms.example.org", httpx.ConnectError("refused")),
        ("sms.example.org", (200, b"", JSON)),
        ("smsc.ru", (200, b"{", JSON)),
        ("smsc.ru", (200, b"<html>", {})),
        ("smsc.ru", (503, b"busy", {})),
        ("smsc.ru", httpx.ReadError("reset")),
        ("smsc.ru", complaint(5)),
    ],
)
@virtual
async def test_other_reads_do_not(host, answer):
    wire = Wire(answer)
    client, _ = make(wire, host=host)
    with pytest.raises(errors.Error):
        await client.groups(PHONE)
    assert wire.hosts == [host]


@pytest.mark.parametrize("answer", [httpx.ConnectError("refused"), (200, b"", JSON)])
@virtual
async def test_a_write_never_goes_to_the_backup_host(answer):
    wire = Wire(answer)
    client, _ = make(wire)
    for write in (
        client.add_contact(PHONE, {"addresses": ("79990000001",)}),
        client.change_contact(PHONE, "79990000001", {"name": "A"}),
        client.delete_contact(PHONE, "79990000001"),
        client.add_group(PHONE, "A"),
        client.delete_block(PHONE, "79990000001"),
    ):
        with pytest.raises((NotSent, Garbled)):
            await write
    assert wire.hosts == ["smsc.ru"] * 5


# ---- deadlines and cancelling


@pytest.mark.parametrize(("call", "seconds"), [("groups", 60), ("delete_group", 90)])
@virtual
async def test_at_its_deadline_a_request_is_not_cancelled_but_its_client_replaced(call, seconds):
    wire = Wire(never, OK)
    client, pace = make(wire)
    with pytest.raises(NoAnswer, match="deadline"):
        await getattr(client, call)(PHONE, *([5] if call == "delete_group" else []))
    assert now() == seconds
    assert pace.in_flight == (call == "groups")  # a write has waited for the fence already
    assert wire.cancelled == 0
    await client.delete_contact(PHONE, "79990000001")
    assert wire.made == 2
    await asyncio.sleep(90 - seconds)
    assert pace.in_flight == 0


@virtual
async def test_cancelling_does_not_reach_the_transport():
    gate = asyncio.Event()

    async def slow(_request):
        await gate.wait()
        return OK

    wire = Wire(OK, slow)
    client, pace = make(wire)
    await client.delete_group(PHONE, 1)
    task = asyncio.ensure_future(client.delete_contact(PHONE, "79990000001"))
    await asyncio.sleep(1)
    assert len(wire.requests) == 2
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await settle()
    assert (wire.cancelled, pace.in_flight) == (0, 1)
    gate.set()
    await settle()
    assert (wire.cancelled, pace.in_flight) == (0, 0)


@virtual
async def test_what_is_cancelled_while_it_waits_is_never_sent():
    wire = Wire(complaint(5))
    client, pace = make(wire)
    for _ in range(3):
        with pytest.raises(errors.Refused):
            await client.delete_contact(PHONE, "79990000001")
    task = asyncio.ensure_future(client.delete_contact(PHONE, "79990000001"))
    await asyncio.sleep(30)
    task.cancel()
    await asyncio.sleep(100)
    assert (len(wire.requests), pace.in_flight, len(pace.ledger)) == (3, 0, 0)


@virtual
async def test_many_cancelled_requests_leave_every_connection_usable():
    async def slow(_request):
        await asyncio.sleep(1)
        return OK

    wire = Wire(OK, slow)
    client, pace = make(wire)
    await client.delete_group(PHONE, 1)
    for number in range(100):
        task = asyncio.ensure_future(client.delete_group(PHONE, number + 2))
        await asyncio.sleep(0.25)
        task.cancel()
    await asyncio.sleep(2)
    assert (len(wire.requests), wire.cancelled, pace.in_flight) == (101, 0, 0)
    assert wire.made <= 12


@virtual
async def test_closing_waits_for_nothing():
    wire = Wire(OK, never)
    client, pace = make(wire)
    await client.delete_group(PHONE, 1)
    task = asyncio.ensure_future(client.delete_group(PHONE, 2))
    await asyncio.sleep(1)
    await client.aclose()
    assert now() == 1
    with pytest.raises(NoAnswer, match="closed"):
        await task
    assert (wire.cancelled, pace.in_flight) == (0, 1)
    with pytest.raises(NotSent):
        await client.delete_group(PHONE, 3)
    await client.aclose()


# ---- limits


@virtual
async def test_error_9_is_told_to_the_pace():
    client, pace = make(Wire(OK, complaint(9, "too many concurrent requests"), OK))
    await client.delete_group(PHONE, 1)
    with pytest.raises(errors.TooManyRequests):
        await client.delete_group(PHONE, 2)
    assert pace.working_limit == 6


@virtual
async def test_a_repeated_request_waits_out_the_minute():
    client, _ = make(Wire(complaint(9, "duplicate request, wait a minute"), OK))
    with pytest.raises(errors.TooManyRequests):
        await client.delete_group(PHONE, 1)
    await client.delete_group(PHONE, 1)
    assert now() == pytest.approx(61)


@virtual
async def test_a_fourth_identical_read_waits_as_well():
    client, _ = make(Wire((200, b"[]", JSON)))
    for _ in range(4):
        await client.groups(PHONE)
    assert now() == pytest.approx(61)


@virtual
async def test_a_wrong_password_is_tried_once_by_fourteen_at_once():
    wire = Wire(complaint(2, "authorise error"))
    client, pace = make(wire)
    calls = [client.delete_group(PHONE, number) for number in range(14)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    assert {type(result) for result in results} == {errors.BadCredentials}
    with pytest.raises(errors.BadCredentials):
        await client.balance()
    assert len(wire.requests) == 1
    assert (pace.in_flight, now()) == (0, 0)
    wire.answers = [OK]
    client.use(Credentials("ann", "right"))
    await client.delete_group(PHONE, 1)
    assert wire.form()["psw"] == "right"


@virtual
async def test_after_error_4_nothing_is_sent_for_half_an_hour():
    wire = Wire(OK, complaint(4, "ip is blocked"), OK)
    client, _ = make(wire)
    await client.delete_group(PHONE, 1)
    with pytest.raises(errors.AddressBlocked):
        await client.delete_group(PHONE, 2)
    for _ in range(30):
        await asyncio.sleep(60)
        with pytest.raises(errors.AddressBlocked):
            await client.delete_group(PHONE, 3)
    assert len(wire.requests) == 2
    await asyncio.sleep(5 * 60)
    await client.delete_group(PHONE, 3)


# ---- the secret

ECHOES = [
    (200, f"<html>psw={SECRET}".encode(), {"Content-Type": "text/html"}),
    (200, b"{psw=pa%26ss+w%C3%B6rd-7531", JSON),
    (200, ("x" * 70 + SECRET).encode(), {"Content-Type": "text/plain"}),  # half of it in the sample
    (500, SECRET.encode(), JSON),
    complaint(5, f"wrong: {SECRET}"),
    (200, b"OK", {"Content-Type": "text/plain; charset=pa%26ss+w%C3%B6rd-7531"}),
    httpx.ReadError(SECRET),
    httpx.ConnectError(f"proxy says {SECRET}"),
]


@pytest.mark.parametrize("answer", ECHOES)
@virtual
async def test_the_secret_is_in_no_exception_and_no_log(answer, caplog):
    caplog.set_level(logging.DEBUG)
    client, _ = make(Wire(answer), host="sms.example.org")
    with pytest.raises(errors.Error) as caught:
        await client.delete_contact(PHONE, "79990000001")
    shown = repr(caught.value.__dict__) + repr(caught.value) + "".join(traceback.format_exception(caught.value))
    chained = (caught.value.__cause__, caught.value.__context__)
    for part in ("7531", "pa%26", "pa&ss"):
        assert part not in shown + caplog.text + repr(client.__dict__)
    assert not any(isinstance(exc, httpx.HTTPError) for exc in chained)


# ---- over real sockets


async def serve(handle):
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def real(handle, call, **options):
    """Call a client against a server of a few lines; return the outcome and the number of requests that arrived."""
    arrivals = 0
    open_ends = []

    async def one(reader, writer):
        nonlocal arrivals
        open_ends.append(writer)
        while head := await reader.readuntil(b"\r\n\r\n"):
            await reader.readexactly(int(re.search(rb"content-length: *(\d+)", head.lower())[1]))
            arrivals += 1
            if not await handle(writer):
                break
        writer.close()

    async def quietly(reader, writer):
        try:
            await one(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server, address = await serve(quietly)
    client, pace = make(None, host=address, **options)
    try:
        outcome = (await asyncio.gather(call(client), return_exceptions=True))[0]
        return outcome, arrivals, pace
    finally:
        await client.aclose()
        for writer in open_ends:
            writer.close()
        server.close()
        await server.wait_closed()


async def write(client):
    await client.delete_group(PHONE, 5)


def reply(writer, text, length=None, more=b""):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length or len(text)}\r\n\r\n"
    writer.write(head.encode() + text + more)


async def test_a_server_that_hangs_up_gets_the_request_once():
    async def hang_up(_writer):
        return False

    outcome, arrivals, pace = await real(hang_up, write)
    assert (type(outcome), arrivals, pace.in_flight) == (NoAnswer, 1, 1)


async def test_a_connection_that_dies_while_idle_does_not_send_twice():
    async def answer_and_leave(writer):
        reply(writer, b"OK")
        await writer.drain()
        return False

    async def twice(client):
        await client.delete_group(PHONE, 5)
        await client.delete_group(PHONE, 6)

    outcome, arrivals, _ = await real(answer_and_leave, twice)
    assert (outcome, arrivals) in [(None, 2), (outcome, 1)]
    assert outcome is None or isinstance(outcome, NoAnswer)


async def test_an_answer_cut_short_is_no_answer():
    async def cut(writer):
        reply(writer, b'{"resu', 16)
        await writer.drain()
        return False

    outcome, arrivals, _ = await real(cut, write)
    assert (type(outcome), arrivals) == (NoAnswer, 1)


async def test_a_server_that_is_silent_is_left_at_the_deadline():
    async def silent(writer):
        writer.write(b"HTTP/1.1 200 OK\r\n")
        return True

    outcome, arrivals, pace = await real(silent, write, write_deadline=0.05)
    assert (type(outcome), arrivals, pace.in_flight) == (NoAnswer, 1, 1)


async def test_nobody_listening_is_not_sent():
    server, address = await serve(None)
    server.close()
    await server.wait_closed()
    client, pace = make(None, host=address)
    with pytest.raises(NotSent):
        await client.delete_group(PHONE, 5)
    assert pace.in_flight == 0
    await client.aclose()


async def test_a_connection_is_used_again():
    async def fine(writer):
        reply(writer, b"OK")
        return True

    async def three(client):
        for number in range(3):
            await client.delete_group(PHONE, number)
        return len(client._transport._idle)

    outcome, arrivals, _ = await real(fine, three)
    assert (outcome, arrivals) == (1, 3)


def test_importing_the_client_does_not_import_httpx():
    script = "import sys, smsc_desk.provider.client; sys.exit(any(n in sys.modules for n in ('httpx', 'truststore')))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


async def test_the_tls_context_is_made_off_the_loop(monkeypatch):
    import truststore

    threads = []
    original = truststore.SSLContext.__init__

    def noted(self, *arguments):
        threads.append(threading.current_thread())
        original(self, *arguments)

    monkeypatch.setattr(truststore.SSLContext, "__init__", noted)
    client, _ = make(None)
    await asyncio.gather(*(client._transport._context() for _ in range(5)))
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
    await client.aclose()
