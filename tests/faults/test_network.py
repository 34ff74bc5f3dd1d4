"""Between us and the provider: certificates, redirects, bombs, drips, connections that end (F16–F23, F50)."""

import asyncio
import contextlib
import datetime
import os
import random
import re
import socket
import ssl
import sys
import threading
import time
import zlib

import pytest
import trustme

from smsc_desk.accounts import Account
from smsc_desk.book.errors import BadCertificate, Garbled, NoAnswer, NotSent
from smsc_desk.book.identity import Channel
from smsc_desk.provider.authorities import valid_authorities
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint
from smsc_desk.provider.pace import Pace
from smsc_desk.provider.transport import READ_CAP, system_tls
from smsc_desk.session import Network, check_sign_in
from smsc_desk.ui import messages
from tests.waiting import until

PHONE = Channel.PHONE
SECRET = "Kanareyka-7531"
RISE = 32 * 1024 * 1024  # bytes of memory that a hostile answer may cost
linux_store = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system's store is no file there")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


class Server:
    """A server of a few lines: `answer` writes what it likes after each request; False ends the connection."""

    def __init__(self, answer):
        self.answer, self.arrivals, self.seen = answer, 0, b""
        self.writers = []
        self.port = 0

    async def serve(self, reader, writer):
        self.writers.append(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = re.search(rb"content-length: *(\d+)", head.lower())
                body = await reader.readexactly(int(length[1])) if length else b""
                self.seen += head + body
                self.arrivals += 1
                if not await self.answer(writer):
                    break
        writer.close()


@contextlib.asynccontextmanager
async def serving(answer, tls=None):
    made = Server(answer)
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=tls)
    made.port = listening.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        listening.close()
        for writer in made.writers:
            writer.transport.abort()


def make(address, **options):
    pace = Pace(time.monotonic, asyncio.sleep, random.Random(1))
    return Client(Endpoint.parse(address), Credentials("ann", SECRET), pace, **options)


async def outcome_of(address, call=None, **options):
    """Ask once; return the value or the error."""
    client = make(address, **options)
    try:
        return (await asyncio.gather((call or write)(client), return_exceptions=True))[0]
    finally:
        await client.aclose()


async def write(client):
    return await client.delete_group(PHONE, 5)


async def read(client):
    return await client.groups(PHONE)


def reply(text, headers="Content-Type: application/json; charset=utf-8", status="200 OK"):
    return f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text


async def fine(writer):
    writer.write(reply(b"OK"))
    return True


# ---- certificates

AUTHORITY, STRANGER = trustme.CA(), trustme.CA(organization_name="Стрелочник")
YEAR = datetime.timedelta(days=365)


def today():
    return datetime.datetime.now(datetime.timezone.utc)  # noqa: UP017


def server_tls(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def company_tls(*authorities):
    """Trust more authorities, as after *Connection…*."""
    pem = b"".join(authority.cert_pem.bytes() for authority in authorities or [AUTHORITY])
    return system_tls(valid_authorities(pem, time.time()))


CERTIFICATES = {
    "expired": (lambda: AUTHORITY.issue_cert("127.0.0.1", not_before=today() - YEAR, not_after=today() - YEAR / 2)),
    "not yet": (lambda: AUTHORITY.issue_cert("127.0.0.1", not_before=today() + YEAR / 2, not_after=today() + YEAR)),
    "wrong host": (lambda: AUTHORITY.issue_cert("sms.example.org")),
    "wrong address": (lambda: AUTHORITY.issue_cert("127.0.0.2")),
    "unknown authority": (lambda: STRANGER.issue_cert("127.0.0.1")),
}
SAID = {"expired": "expired", "not yet": "expired", "wrong host": "wrong_host", "wrong address": "wrong_host"}


@pytest.mark.parametrize("trouble", CERTIFICATES)
async def test_a_certificate_that_proves_nothing_is_refused_in_words(trouble, qapp):
    async with serving(fine, server_tls(CERTIFICATES[trouble]())) as server:
        error = await outcome_of(f"https://127.0.0.1:{server.port}", tls=company_tls)
        assert (type(error), server.arrivals, server.seen) == (BadCertificate, 0, b"")
    assert error.reason == SAID.get(trouble, "untrusted")
    assert messages.certificate(error.reason) in messages.describe(error).text
    assert isinstance(error, NotSent), "an edit is sent again later"


async def test_a_certificate_that_vouches_for_itself_is_refused(tmp_path):
    alone = server_tls(trustme.CA().issue_cert("127.0.0.1"))
    async with serving(fine, alone) as server:
        error = await outcome_of(f"https://127.0.0.1:{server.port}")
        assert (type(error), error.reason, server.arrivals) == (BadCertificate, "untrusted", 0)


async def test_a_company_s_authority_is_trusted_once_it_was_chosen():
    async with serving(fine, server_tls(AUTHORITY.issue_cert("127.0.0.1"))) as server:
        assert await outcome_of(f"https://127.0.0.1:{server.port}", tls=company_tls) is None
        for other in (system_tls, lambda: company_tls(STRANGER), lambda: system_tls("-----BEGIN CERTIFICATE-----")):
            refused = await outcome_of(f"https://127.0.0.1:{server.port}", tls=other)
            assert (type(refused), refused.reason) == (BadCertificate, "untrusted")
        assert server.arrivals == 1


async def test_an_authority_below_another_one_is_trusted_by_itself():
    below = AUTHORITY.create_child_ca()
    async with serving(fine, server_tls(below.issue_cert("127.0.0.1"))) as server:
        assert await outcome_of(f"https://127.0.0.1:{server.port}", tls=lambda: company_tls(below)) is None
    async with serving(fine, server_tls(AUTHORITY.issue_cert("127.0.0.1"))) as server:
        refused = await outcome_of(f"https://127.0.0.1:{server.port}", tls=lambda: company_tls(below))
        assert isinstance(refused, BadCertificate)


@linux_store
async def test_a_company_s_authority_is_trusted_besides_the_system_s(tmp_path, monkeypatch):
    systems, third = trustme.CA(), trustme.CA()
    systems.cert_pem.write_to_path(tmp_path / "store.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "store.pem"))
    for authority, good in ((systems, True), (AUTHORITY, True), (third, False)):
        async with serving(fine, server_tls(authority.issue_cert("127.0.0.1"))) as server:
            outcome = await outcome_of(f"https://127.0.0.1:{server.port}", tls=company_tls)
            assert (outcome is None) == good, outcome


async def test_trust_that_changes_holds_from_the_next_connection_on():
    trusted = [AUTHORITY]

    def tls():
        return company_tls(*trusted)

    async with serving(fine, server_tls(AUTHORITY.issue_cert("127.0.0.1"))) as server:
        client = make(f"https://127.0.0.1:{server.port}", tls=tls)
        assert await write(client) is None
        trusted[:] = [STRANGER]
        assert await write(client) is None, "it was not told"
        client.renew_connections()
        with pytest.raises(BadCertificate):
            await write(client)
        trusted[:] = [STRANGER, AUTHORITY]
        client.renew_connections()
        assert await write(client) is None
        assert server.arrivals == 3
        await client.aclose()


async def test_trust_that_changes_during_a_request_lets_it_end_and_its_connection_go():
    free = asyncio.Event()

    async def slow(writer):
        await free.wait()
        return await fine(writer)

    async with serving(slow, server_tls(AUTHORITY.issue_cert("127.0.0.1"))) as server:
        client = make(f"https://127.0.0.1:{server.port}", tls=company_tls)
        asked = asyncio.ensure_future(write(client))
        await until(lambda: server.arrivals, "the request")
        client.renew_connections()
        free.set()
        assert await asked is None
        assert await write(client) is None
        assert len(server.writers) == 2
        await client.aclose()


@pytest.mark.parametrize("trouble", CERTIFICATES)
async def test_a_sign_in_tells_whom_the_refused_certificate_names(trouble):
    async with serving(fine, server_tls(CERTIFICATES[trouble]())) as server:
        account = Account("Ann", f"https://127.0.0.1:{server.port}", "ann")
        pem = AUTHORITY.cert_pem.bytes().decode()
        with pytest.raises(BadCertificate) as refused:
            await check_sign_in(account, Credentials("ann", SECRET), None, Network(lambda: pem))
        assert (server.arrivals, server.seen) == (0, b""), "nothing is sent over the connection that only looks"
    error = refused.value
    assert error.reason == SAID.get(trouble, "untrusted")
    assert error.subject.startswith("trustme")
    assert error.issuer == ("Стрелочник" if trouble == "unknown authority" else error.subject)
    assert f"“{error.issuer}”" in messages.describe(error).text


async def test_a_company_s_authority_lets_a_sign_in_pass():
    async def balance(writer):
        writer.write(reply(b'{"balance": "1.00"}'))
        return True

    async with serving(balance, server_tls(AUTHORITY.issue_cert("127.0.0.1"))) as server:
        account = Account("Ann", f"https://127.0.0.1:{server.port}", "ann")
        await check_sign_in(account, Credentials("ann", SECRET), None, Network(AUTHORITY.cert_pem.bytes().decode))
        assert server.arrivals == 1


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize("version", ["TLSv1", "TLSv1_1"])
async def test_outdated_encryption_is_refused(version):
    context = server_tls(AUTHORITY.issue_cert("127.0.0.1"))
    context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    listening = socket.create_server(("127.0.0.1", 0))

    def shake_hands():  # asyncio's server would hang up without a word
        with contextlib.suppress(OSError), listening.accept()[0] as one:
            context.wrap_socket(one, server_side=True).close()

    thread = threading.Thread(target=shake_hands, daemon=True)
    thread.start()
    error = await outcome_of(f"https://127.0.0.1:{listening.getsockname()[1]}", tls=company_tls)
    await asyncio.to_thread(thread.join)
    listening.close()
    assert isinstance(error, BadCertificate), error
    assert error.reason == "old_tls"


async def test_no_encryption_where_some_is_expected_is_refused():
    async def talk(reader, writer):
        await reader.read(64)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    listening = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    error = await outcome_of(f"https://127.0.0.1:{port}", tls=company_tls)
    listening.close()
    assert (type(error), error.reason) == (BadCertificate, "no_tls")


async def test_nothing_of_the_environment_is_used(monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login eve password planted\n")
    async with serving(fine) as proxy, serving(fine) as server:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
        assert await outcome_of(f"http://127.0.0.1:{server.port}") is None
        assert (proxy.arrivals, server.arrivals) == (0, 1)
        assert b"authorization" not in server.seen.lower()
        assert b"planted" not in server.seen


# ---- redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize("call", [read, write])
async def test_a_redirect_is_never_followed_and_the_secret_goes_nowhere_else(status, call):
    async with serving(fine) as elsewhere:

        async def redirect(writer):
            writer.write(reply(b"", f"Location: http://127.0.0.1:{elsewhere.port}/sys/phones.php", status))
            return True

        async with serving(redirect) as server:
            error = await outcome_of(f"http://127.0.0.1:{server.port}", call)
            assert isinstance(error, Garbled)
            assert not error.ended, "somebody in front of the provider may have said it"
            assert server.arrivals == 1
            assert SECRET.encode() in server.seen
        assert (elsewhere.arrivals, elsewhere.writers) == (0, [])


# ---- bombs


def memory():
    with open("/proc/self/statm") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


CHUNK = b" " * 65536
ENDLESS = 1024 * 1024 * 1024 // len(CHUNK)  # a gigabyte


async def pour(writer, pieces, sent):
    for piece in pieces:
        writer.write(piece)
        sent[0] += len(piece)
        await writer.drain()
        if writer.transport.is_closing():
            break
    return False


def gzip_bomb():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(ENDLESS):
        if piece := packer.compress(CHUNK):
            yield piece
    yield packer.flush()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
BOMBS = {
    "a gigabyte": lambda: (HEAD + b"Content-Length: 1073741824\r\n\r\n", *[CHUNK] * ENDLESS),
    "until the end": lambda: (HEAD + b"Connection: close\r\n\r\n", *[CHUNK] * ENDLESS),
    "in chunks": lambda: (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[b"10000\r\n" + CHUNK + b"\r\n"] * ENDLESS),
    "one huge chunk": lambda: (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"40000000\r\n", *[CHUNK] * ENDLESS),
    "gzip": lambda: (HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n", *gzip_bomb()),
}


@linux
@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("call", [read, write])
async def test_a_bomb_is_cut_at_the_cap(bomb, call):
    sent = [0]
    pieces = BOMBS[bomb]()

    async def explode(writer):
        with contextlib.suppress(ConnectionError):
            return await pour(writer, pieces, sent)
        return False

    async with serving(explode) as server:
        before = memory()
        error = await outcome_of(f"http://127.0.0.1:{server.port}", call, read_deadline=30, write_deadline=30)
        assert isinstance(error, Garbled | NoAnswer)
        assert memory() - before < RISE
        assert sent[0] < READ_CAP + 16 * 1024 * 1024, "the rest stays where it is"
        assert server.arrivals == 1


LIES = {
    "a chunk of nonsense": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nOK\r\n0\r\n\r\n",
    "a chunk that is shorter": HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nOK\r\n0\r\n\r\n",
    "no end of chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n",
    "a length that is longer": HEAD + b"Content-Length: 99\r\n\r\nOK",
    "a length of nonsense": HEAD + b"Content-Length: -5\r\n\r\nOK",
    "two lengths": HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nOK!",
    "no status": b"\r\n\r\nOK",
    "a header of 200 KiB": HEAD + b"X-Long: " + b"x" * 200_000 + b"\r\n\r\nOK",
}


@pytest.mark.parametrize("lie", LIES)
async def test_a_lie_about_the_length_is_no_answer(lie):
    async def tell(writer):
        writer.write(LIES[lie])
        return False

    async with serving(tell) as server:
        error = await outcome_of(f"http://127.0.0.1:{server.port}", write_deadline=10)
        assert isinstance(error, NoAnswer), error
        assert server.arrivals == 1


# ---- drips

BREATH_S = 0.005


async def drip(writer, begin, piece):
    writer.write(begin)
    with contextlib.suppress(ConnectionError):
        while not writer.transport.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(BREATH_S)
    return False


DRIPS = {
    "a body by the byte": (HEAD + b"Content-Length: 100000\r\n\r\n", b" "),
    "headers without end": (HEAD, b"X: y\r\n"),
    "one header without end": (HEAD + b"X: ", b"y"),
    "continue, continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "chunks by the byte": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "nothing": (b"", b""),
}


@pytest.mark.parametrize("kind", DRIPS)
@pytest.mark.parametrize("call", [read, write])
async def test_a_drip_ends_at_the_deadline(kind, call):
    async def answer(writer):
        return await drip(writer, *DRIPS[kind])

    async with serving(answer) as server:
        began = time.monotonic()
        error = await outcome_of(f"http://127.0.0.1:{server.port}", call, read_deadline=0.2, write_deadline=0.2)
        assert isinstance(error, NoAnswer)
        assert time.monotonic() - began < 5
        assert server.arrivals == 1


# ---- connections that end


async def test_a_kept_connection_that_ends_as_the_next_request_arrives_gets_it_once():
    answered = []

    async def once(writer):
        if answered:
            return False  # read, not answered
        answered.append(1)
        writer.write(reply(b"OK"))
        return True

    async def twice(client):
        await write(client)
        return await client.delete_group(PHONE, 6)

    async with serving(once) as server:
        error = await outcome_of(f"http://127.0.0.1:{server.port}", twice)
        assert isinstance(error, NoAnswer)
        assert server.arrivals == 2
        assert server.seen.count(b"grp=6") == 1
