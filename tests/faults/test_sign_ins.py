"""Wrong sign-ins and blocks over restarts, counted by the provider's own log (F26, F27)."""

import asyncio
import contextlib
import time

import httpx
import pytest

from smsc_desk.accounts import Account
from smsc_desk.book import edits, errors
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.provider.endpoint import Credentials
from smsc_desk.provider.guard import Trust
from smsc_desk.sandbox.options import Options
from smsc_desk.sandbox.rules import Provider
from smsc_desk.sandbox.server import create_app
from smsc_desk.session import new_client, new_pace
from smsc_desk.settings import Settings
from smsc_desk.store.store import Store
from smsc_desk.sync.status import Line
from smsc_desk.sync.worker import Worker
from tests.waiting import until

ACCOUNT = Account("Demo", "smsc.ru", "demo", "password")
RIGHT, WRONG = Credentials("demo", "demo"), Credentials("demo", "not-the-password")
WRONG_SIGN_IN, BLOCKED = 2, 4


@pytest.fixture
async def provider():
    app = create_app(Provider(), options=Options())
    yield app
    await app.aclose()


def answers(app, code):
    return sum(arrival.code == code for arrival in app.log)


class Program:
    """What the program is made of below its window, on the files of one folder."""

    def __init__(self, folder, app):
        self.folder, self.app = folder, app

    @contextlib.asynccontextmanager
    async def started(self, credentials, *, edit=None):
        settings = Settings(self.folder / "app.db")
        store = await Store.open(self.folder / "book.db")
        if edit:
            await store.apply(Action(Verb.ADD_CONTACT, (edit,)))
        pace = new_pace()
        client = new_client(ACCOUNT, credentials, pace, settings, transport=lambda: httpx.ASGITransport(self.app))
        worker = Worker(store, client, pace)
        running = asyncio.ensure_future(worker.run())
        try:
            yield worker, client, store
        finally:
            await worker.come_to_rest(5)  # as the program does
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await client.aclose()
            await store.close()
            settings.close()

    async def typed(self, credentials):
        """Try a sign-in as the first screen does."""
        settings = Settings(self.folder / "app.db")
        client = new_client(
            ACCOUNT, credentials, new_pace(), settings, trust=Trust.TYPED,
            transport=lambda: httpx.ASGITransport(self.app),
        )  # fmt: skip
        try:
            await client.balance()
        finally:
            await client.aclose()
            settings.close()


@pytest.fixture
def program(tmp_path, provider):
    return Program(tmp_path, provider)


def new_contact(number):
    return edits.AddContact(channel=Channel.PHONE, values={"addresses": (f"7999000000{number}",)})


async def test_a_wrong_stored_password_is_tried_once_over_five_starts_and_nothing_is_lost(program, provider):
    for number in range(5):
        async with program.started(WRONG, edit=new_contact(number)) as (worker, _, _):
            await until(lambda w=worker: w.status.line == Line.NEEDS_SIGN_IN, "the sign-in to be asked for")
            assert isinstance(worker.status.error, errors.BadCredentials)
    assert (answers(provider, WRONG_SIGN_IN), provider.log.total) == (1, 1)
    await program.typed(RIGHT)
    async with program.started(RIGHT) as (worker, _, store):

        async def sent():
            return (await store.counts()).waiting == 0

        await until(lambda: worker.status.listed, "the lists")
        end = time.monotonic() + 30
        while not await sent():
            assert time.monotonic() < end
            await asyncio.sleep(0.001)
    assert sum(arrival.command == "add" and arrival.executed for arrival in provider.log) == 5
    assert answers(provider, WRONG_SIGN_IN) == 1


async def test_starts_and_typing_together_make_three_wrong_sign_ins_at_most(program, provider):
    for _ in range(4):
        async with program.started(WRONG) as (worker, _, _):
            await until(lambda w=worker: w.status.line == Line.NEEDS_SIGN_IN, "the sign-in to be asked for")
        with pytest.raises(errors.BadCredentials):
            await program.typed(WRONG)
    assert answers(provider, WRONG_SIGN_IN) == 3
    with pytest.raises(errors.SignInsUsedUp) as caught:
        await program.typed(RIGHT)
    assert 25 * 60 < caught.value.wait_s <= 31 * 60


async def test_a_sign_in_that_comes_right_is_tried_by_the_program_again(program, provider):
    """The password was changed: one typing error, then the right one; the next start needs nobody."""
    await program.typed(RIGHT)
    with pytest.raises(errors.BadCredentials):
        await program.typed(WRONG)
    await program.typed(RIGHT)
    async with program.started(RIGHT) as (worker, _, _):
        await until(lambda: worker.status.listed, "the lists")


async def test_a_block_is_waited_out_by_every_start(program, provider):
    for _ in range(5):  # somebody else at this address
        await httpx.AsyncClient(transport=httpx.ASGITransport(provider)).post(
            "https://smsc.ru/sys/balance.php", data={"login": "demo", "psw": "guessed", "fmt": "3"}
        )
    before = provider.log.total
    for number in range(5):
        async with program.started(RIGHT, edit=new_contact(number)) as (worker, client, _):
            await until(lambda w=worker: w.status.line == Line.BLOCKED, "the block to be told")
            assert 30 * 60 < worker.status.blocked_s <= 35 * 60
            calls = [client.delete_group(Channel.PHONE, group) for group in range(14)]
            results = await asyncio.gather(*calls, return_exceptions=True)
            assert {type(result) for result in results} == {errors.AddressBlocked}
    assert answers(provider, BLOCKED) == 1
    assert provider.log.total == before + 1
    with pytest.raises(errors.AddressBlocked) as caught:
        await program.typed(RIGHT)
    assert caught.value.wait_s > 30 * 60


async def test_a_copy_without_a_sign_in_asks_nobody_and_keeps_what_is_done(program, provider):
    async with program.started(None, edit=new_contact(1)) as (worker, client, store):
        await until(lambda: worker.status.line == Line.NEEDS_SIGN_IN, "the sign-in to be asked for")
        assert isinstance(worker.status.error, errors.NotSignedIn)
        await store.apply(Action(Verb.ADD_CONTACT, (new_contact(2),)))
        assert (await store.counts()).waiting == 2
        assert provider.log.total == 0
        client.use(RIGHT)
        worker.signed_in()
        await until(lambda: worker.status.listed, "the lists")
        await until(lambda: sum(a.executed and a.command == "add" for a in provider.log) == 2, "the edits to be sent")
        await until(lambda: not worker.status.sending, "the answers")
