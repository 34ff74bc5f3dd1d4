"""An account while it is open: everything is begun in order and ended backwards, whatever happens in between."""

import asyncio
import contextlib
import json
import threading
from pathlib import Path

import apsw
import pytest

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book import edits, errors
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.errors import AlreadyOpen, BadCredentials, Garbled, NotSent, TooNew
from smsc_desk.book.identity import Channel
from smsc_desk.provider.endpoint import Credentials, SecretKind
from smsc_desk.session import check_sign_in, demo_credentials, new_client, new_pace, open_session
from smsc_desk.store.rescue import rescued_of
from smsc_desk.store.search import ContactQuery
from smsc_desk.sync import push

PHONE = Channel.PHONE
JSON = "application/json; charset=utf-8"


@pytest.fixture
def accounts(tmp_path):
    return Accounts(tmp_path / "data", shared_locks=tmp_path / "locks")


def elsewhere(address):
    return Account(name="Ann", provider=address, login="ann", kind="password")


class Server:
    """A provider on a port of this computer that answers every request the same, and remembers the requests."""

    def __init__(self, answer, status="200 OK", kind=JSON, *, silent=False):
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.answer = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (
            status.encode(), kind.encode(), len(body), body,
        )  # fmt: skip
        self.silent, self.requests, self.came = silent, [], asyncio.Event()
        self.address = ""

    async def serve(self, reader, writer):
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = next(
                    int(line.split(b":")[1]) for line in head.splitlines() if b"content-length" in line.lower()
                )
                body = await reader.readexactly(length)
                self.requests.append((head.split(b" ")[1].decode(), body.decode()))
                self.came.set()
                if not self.silent:
                    writer.write(self.answer)
                    await writer.drain()
        writer.close()


@contextlib.asynccontextmanager
async def serving(answer, *args, **options):
    made = Server(answer, *args, **options)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()


@contextlib.asynccontextmanager
async def working(session):
    """Run the worker; gives what waits until something is so, asked at every change of the status or the queue."""
    running = asyncio.ensure_future(session.work())
    news = asyncio.Event()
    session.worker.subscribe(lambda _: news.set())
    session.store.subscribe(lambda _: news.set())

    async def until(check):
        while not await check():
            news.clear()
            woken = asyncio.ensure_future(news.wait())
            await asyncio.wait({running, woken}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
            assert woken.done(), (running, session.worker.status)

    try:
        yield until
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


def listed(session):
    async def check():
        return session.worker.status.listed

    return check


def drained(session):
    async def check():
        return not (await session.store.counts()).waiting

    return check


# ---- the demo


async def test_the_demo_book_is_read_and_keeps_what_was_done(accounts):
    async with open_session(accounts, Account.demo(), demo_credentials()) as session, working(session) as until:
        await until(listed(session))
        before = await session.store.count(ContactQuery())
        assert before > 10
        values = {"addresses": ("79990000001",), "name": "Kept"}
        add = edits.AddContact(channel=PHONE, values=values)
        await session.store.apply(Action(Verb.ADD_CONTACT, (add,)))
        await until(drained(session))
        assert (await session.store.counts()).problems == 0
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("sandbox", "store-"))]
    # The copy goes, the demo's provider stays: what was done is there again.
    for path in accounts.folder(Account.demo()).glob("book.db*"):
        path.unlink()
    async with open_session(accounts, Account.demo(), demo_credentials()) as session:
        async with working(session) as until:
            await until(listed(session))
        assert await session.store.count(ContactQuery()) == before + 1
        assert [contact.name for contact in await session.store.owners(PHONE, "79990000001")] == ["Kept"]


async def test_a_demo_that_is_closed_at_once_was_never_opened(accounts):
    """Until the worker runs there is no book of the demo, and nobody has to wait for one."""
    async with open_session(accounts, Account.demo(), demo_credentials()) as session:
        assert await session.store.count(ContactQuery()) == 0
    assert not (accounts.folder(Account.demo()) / "provider.db").exists()


async def test_the_demo_is_never_asked_over_a_network(accounts):
    """Its address is this computer's, where somebody else may listen."""
    client = new_client(Account.demo(), demo_credentials(), new_pace())
    assert client.endpoint.local
    await client.aclose()


# ---- how much at once


async def test_as_many_requests_are_under_way_as_the_user_allows(accounts):
    async with open_session(accounts, Account.demo(), demo_credentials(), at_once=3) as session:
        assert session.client.at_once == 3
        session.client.allow(5)
        assert session.client.at_once == 5


async def test_the_same_number_again_ends_no_restraint():
    pace = new_pace(at_once=8)
    client = new_client(Account.demo(), demo_credentials(), pace)
    turn = await pace.turn("a")
    await turn.refused(repeated=False)
    client.allow(8)
    assert client.at_once == 4
    client.allow(6)
    assert client.at_once == 6
    await client.aclose()


# ---- opening and closing


async def test_an_account_is_open_once(accounts):
    async with open_session(accounts, Account.demo(), demo_credentials()):
        with pytest.raises(AlreadyOpen):
            async with open_session(accounts, Account.demo(), demo_credentials()):
                pass
    async with open_session(accounts, Account.demo(), demo_credentials()) as again:
        assert await again.store.counts()


async def test_a_copy_that_cannot_be_used_leaves_the_account_free(accounts):
    account = Account.demo()
    path = accounts.database(account)
    with contextlib.closing(apsw.Connection(str(path))) as db:
        db.execute("PRAGMA user_version=999")
    for _ in range(2):
        with pytest.raises(TooNew):
            async with open_session(accounts, account, demo_credentials()):
                pass
    path.unlink()
    async with open_session(accounts, account, demo_credentials()) as session:
        assert await session.store.counts()


async def test_a_damaged_copy_is_kept_aside_and_the_account_opens(accounts):
    account = Account.demo()
    path = accounts.database(account)
    damaged = b"this is no database, but longer than a header of one has to be, so that it is looked at" * 20
    path.write_bytes(damaged)
    async with open_session(accounts, account, demo_credentials()) as session:
        rescued = rescued_of(session.store)
        assert (rescued.snapshot_ms, rescued.edits, rescued.lost) == (None, 0, None)
        assert (Path(rescued.aside) / "book.db").read_bytes() == damaged


async def test_a_failure_inside_closes_everything(accounts):
    opened = []

    async def fail():
        async with open_session(accounts, Account.demo(), demo_credentials()) as session:
            opened.append(session)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    [session] = opened
    with pytest.raises(errors.StoreError):  # what cannot be written down is not sent
        await session.client.balance()
    async with open_session(accounts, Account.demo(), demo_credentials()):
        pass


async def test_closing_waits_for_no_answer_and_what_was_on_its_way_is_in_doubt(accounts):
    async with serving(b"", silent=True) as server:
        account = elsewhere(server.address)
        add = edits.AddContact(channel=PHONE, values={"addresses": ("79990000001",)})
        async with open_session(accounts, account, Credentials("ann", "secret")) as session:
            [number] = (await session.store.apply(Action(Verb.ADD_CONTACT, (add,)))).contacts
            [attempt] = await session.store.take(1)
            await session.store.leave(attempt)
            sending = asyncio.ensure_future(push.send(session.client, attempt))
            await asyncio.wait_for(server.came.wait(), 30)
        with pytest.raises(errors.NoAnswer):
            await sending
        async with open_session(accounts, account, Credentials("ann", "secret")) as session:
            [edit] = await session.store.open_edits()
            assert (edit.state, edit.reason, edit.edit.contact) == ("ambiguous", "stopped", number)
    assert len(server.requests) == 1


# ---- signing in


async def test_a_sign_in_is_tried_once_by_the_balance(accounts):
    async with serving({"balance": "15.00"}) as server:
        await check_sign_in(elsewhere(server.address), Credentials("ann", "secret"))
    [(path, body)] = server.requests
    assert path == "/sys/balance.php"
    assert "login=ann" in body
    assert "psw=secret" in body


@pytest.mark.parametrize("code", [3, 5])
async def test_an_account_without_a_balance_is_signed_in(code):
    async with serving({"error": "text", "error_code": code}) as server:
        await check_sign_in(elsewhere(server.address), Credentials("key", "k-1", SecretKind.API_KEY))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"error": "authorise error", "error_code": 2}, BadCredentials),
        ({"error": "ip is blocked", "error_code": 4}, errors.AddressBlocked),
        ({"error": "text", "error_code": 1}, errors.BadParameters),
        (b"<html>", Garbled),
        (b"", Garbled),
    ],
)
async def test_a_sign_in_that_fails_says_why_and_is_not_repeated(answer, error):
    async with serving(answer) as server:
        with pytest.raises(error):
            await check_sign_in(elsewhere(server.address), Credentials("ann", "secret"))
    assert len(server.requests) == 1


async def test_a_sign_in_without_a_server_says_so():
    async with serving(b"") as server:
        address = server.address
    with pytest.raises(NotSent):
        await check_sign_in(elsewhere(address), Credentials("ann", "secret"))
