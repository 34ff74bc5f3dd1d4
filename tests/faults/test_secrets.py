"""Canaries (F47): secrets, numbers and names are planted, everything fails, and nobody can find them afterwards."""

import asyncio
import contextlib
import gc
import io
import json
import logging
import random
import threading
import time
import traceback
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qCritical, qWarning

from smsc_desk.accounts import Account, Accounts
from smsc_desk.book import edits, errors
from smsc_desk.book.edits import Action, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.files import errors as files_errors
from smsc_desk.importing import exporting
from smsc_desk.log import Log, crashes_told, describe
from smsc_desk.provider.client import Client
from smsc_desk.provider.endpoint import Credentials, Endpoint, SecretKind
from smsc_desk.provider.pace import Pace
from smsc_desk.provider.proxy import Proxy
from smsc_desk.proxies import Proxies
from smsc_desk.secrets_store import Keychain
from smsc_desk.session import Network, new_client, new_pace
from smsc_desk.settings import Settings
from smsc_desk.store.store import Store
from smsc_desk.ui import messages
from smsc_desk.ui.account.sign_in_form import SignInForm, problem_of
from smsc_desk.ui.proxy_box import ProxyWish
from smsc_desk.ui.qt_messages import qt_messages_told
from smsc_desk.ui.tasks import Tasks
from tests.faults.bugs_safety import password_in_a_log_line
from tests.proxying import HOST, behind_a_proxy, refusal
from tests.ui.test_key_store import Store as KeyStore
from tests.unit.provider.test_client import complaint

PASSWORD, KEY = "Kanareyka&7531-пароль", "0e8fKanareyka7531c2"
SECRETS = (
    PASSWORD, KEY, "Kanareyka&7531", "Kanareyka%267531", "Kanareyka7531", "Kanareyka\\u00267531", "Kanareyka&amp;7531",
)  # fmt: skip
PEOPLE = ("79161234567", "9161234567", "916-123-45-67", "Канарейкина", "kanareykina@primer.ru")
DATA = "+79161234567 9161234567 Канарейкина kanareykina@primer.ru"
JSON = {"Content-Type": "application/json; charset=utf-8"}
PHONE = Channel.PHONE


class Recorder(logging.Handler):
    """Keeps what is logged before anything is hidden: a secret must not even come so far."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage() + repr(record.args))


class House:
    """A computer with the program's log on it, and everything that can be read there afterwards."""

    def __init__(self, folder):
        self.folder = folder
        self.stderr = io.StringIO()
        self.log = Log(folder, stderr=self.stderr)
        for secret in (PASSWORD, KEY):
            self.log.hide(secret)
        self.recorder = Recorder()
        logging.getLogger().addHandler(self.recorder)
        self.shown = []  # what the window would show or give to the clipboard

    def close(self):
        logging.getLogger().removeHandler(self.recorder)
        self.log.close()

    def show(self, error):
        """Do with an error whatever the program does with one."""
        message = messages.describe(error, unsent=3)
        self.shown += [message.text, message.details, repr(error), repr(vars(error)), *describe(error)]
        self.shown += traceback.format_exception(error)
        if isinstance(error, errors.Error):
            self.shown.append(str(problem_of(error)))
        self.log.crash(error)

    def look_for_secrets(self):
        everything = "\n".join([*self.shown, *self.recorder.said, self.stderr.getvalue(), self.log.text()])
        found = [secret for secret in SECRETS if secret in everything]
        for file in (path for path in self.folder.rglob("*") if path.is_file()):
            content = file.read_bytes()
            found += [
                (file.name, secret) for secret in SECRETS for code in ("utf-8", "utf-16-le")
                if secret.encode(code) in content
            ]  # fmt: skip
        assert not found

    def look_for_people(self):
        """The book has them of course, the log has not."""
        written = self.log.text() + self.stderr.getvalue()
        assert not [person for person in PEOPLE if person in written]


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    with qt_messages_told(made.log.qt), crashes_told(made.log.crash):
        yield made
    made.close()


def leaves(kind=errors.Error):
    below = kind.__subclasses__()
    return [kind, *(leaf for one in below for leaf in leaves(one))]


def raised(kind, text):
    if issubclass(kind, errors.ApiError):
        return kind(7, text)
    if kind is files_errors.Refused:
        return kind(files_errors.Why.DAMAGED, details=text)
    if kind is exporting.NotWritten:
        return kind(exporting.Trouble.FOLDER_GONE, Path(text), text)
    return kind("name", text) if kind is errors.Invalid else kind(text)


def fail(error):
    password, somebody = PASSWORD, DATA  # what a debugger would show
    if password and somebody:
        raise error


# ---- every kind of error, with data in its text


@pytest.mark.parametrize("kind", leaves(), ids=lambda kind: kind.__name__)
def test_an_error_with_data_in_its_words(house, kind, qapp):
    with pytest.raises(errors.Error) as caught:
        fail(raised(kind, DATA))
    house.show(caught.value)
    house.look_for_secrets()
    house.look_for_people()


# ---- what a server can do

ANSWERS = [
    complaint(2, "authorise error"),
    complaint(2, f"wrong password {PASSWORD} for ann"),
    complaint(4, f"{PASSWORD} is blocked"),
    complaint(5, f"wrong: {PASSWORD}"),
    complaint(77, PASSWORD),
    (200, f"<html>psw={PASSWORD}".encode(), {"Content-Type": "text/html"}),
    (200, b"{psw=" + quote(PASSWORD).encode(), JSON),
    (200, b"{psw=" + json.dumps(PASSWORD).encode(), JSON),
    (200, b"{psw=" + repr(PASSWORD.encode()).encode(), JSON),
    (200, f'{{"psw": "{PASSWORD}"'.encode(), JSON),
    (200, ("x" * 66 + PASSWORD).encode(), {"Content-Type": "text/plain"}),  # half of it in the sample
    (302, b"", JSON | {"Location": "https://elsewhere.example/?psw=Kanareyka%267531-"}),
    (407, PASSWORD.encode(), JSON),
    (500, PASSWORD.encode(), JSON),
    (503, PASSWORD.encode(), JSON),
    (200, b"OK", {"Content-Type": "text/plain; charset=Kanareyka%267531"}),
    (200, PASSWORD.encode("utf-16"), JSON),
    (200, b"", JSON),
]
FAILURES = [
    httpx.ReadError(PASSWORD),
    httpx.WriteError(PASSWORD),
    httpx.ConnectError(f"proxy says {PASSWORD}"),
    httpx.ProxyError(PASSWORD),
    httpx.RemoteProtocolError(PASSWORD),
    httpx.DecodingError(PASSWORD),
    httpx.UnsupportedProtocol(PASSWORD),
    httpx.InvalidURL(PASSWORD),
    OSError(5, PASSWORD),
    EOFError(PASSWORD),
]


def client_of(answer, credentials):
    async def handle(_request):
        if isinstance(answer, Exception):
            raise answer
        status, body, headers = answer
        return httpx.Response(status, headers=headers, content=body)

    pace = Pace(time.monotonic, asyncio.sleep, random.Random(1))
    return Client(Endpoint.parse("sms.example.org"), credentials, pace, lambda: httpx.MockTransport(handle))


async def ask(house, answer):
    client = client_of(answer, Credentials("ann", PASSWORD))
    with contextlib.suppress(errors.NoRecords):
        with pytest.raises(errors.Error) as caught:
            await client.balance()
        house.show(caught.value)
    house.shown += [repr(client.__dict__), repr(client._transport.__dict__)]
    await client.aclose()


@pytest.mark.parametrize("answer", [*ANSWERS, *FAILURES], ids=lambda answer: str(answer)[:12])
async def test_an_answer_that_knows_too_much(house, answer, qapp):
    await ask(house, answer)
    house.look_for_secrets()


async def test_a_line_of_the_log_with_the_password_is_found(house, qapp):
    """The test of this test."""
    with password_in_a_log_line():
        await ask(house, ANSWERS[0])
    with pytest.raises(AssertionError):
        house.look_for_secrets()


# ---- what can break inside


async def in_a_task(house):
    tasks, told = Tasks(), asyncio.Event()
    tasks.failed.connect(lambda error: (house.log.crash(error), told.set()))

    async def work():
        fail(ValueError(f"{DATA} {PASSWORD}"))

    tasks.start(work(), name=PASSWORD)
    await asyncio.wait_for(told.wait(), 10)
    await tasks.aclose()


async def in_a_task_that_nobody_waits_for(house):
    async def work():
        fail(KeyError(f"{DATA} {PASSWORD}"))

    task = asyncio.ensure_future(work())
    await asyncio.wait({task})
    del task
    gc.collect()
    assert "never retrieved" in house.log.text()


async def in_a_callback(house):
    asyncio.get_running_loop().call_soon(fail, ValueError(f"{DATA} {PASSWORD}"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert "ValueError" in house.log.text()


async def in_a_thread(house):
    thread = threading.Thread(target=fail, args=(ValueError(f"{DATA} {PASSWORD}"),), name=PASSWORD)
    thread.start()
    thread.join()
    assert "ValueError" in house.log.text()


class Bad:
    def __del__(self):
        fail(ValueError(f"{DATA} {PASSWORD}"))


async def in_the_end_of_an_object(house):
    Bad()
    gc.collect()
    assert "ValueError" in house.log.text()


async def in_a_group(house):
    house.log.crash(ExceptionGroup(PASSWORD, [ValueError(PASSWORD), ExceptionGroup(DATA, [KeyError(DATA)])]))
    assert "KeyError" in house.log.text()


async def with_a_note(house):
    error = ValueError(PASSWORD)
    error.add_note(f"{PASSWORD} {DATA}")
    house.log.crash(error)


async def with_a_cause(house):
    try:
        try:
            fail(OSError(13, DATA, f"/home/{PASSWORD}"))
        except OSError as exc:
            raise ValueError(DATA) from exc
    except ValueError as error:
        house.log.crash(error, "a sign-in could not be kept")
    assert "errno 13" in house.log.text()


async def when_qt_warns(house):
    qWarning(f"QPainter::begin: {DATA} {PASSWORD}")
    qCritical(f"{PASSWORD} {DATA}")
    assert "QPainter::begin" in house.log.text()


async def when_a_library_talks(house):
    for name in ("httpx", "httpcore", "keyring", "asyncio", "urllib3", "truststore"):
        other = logging.getLogger(name)
        other.debug("psw=%s", DATA)
        other.info(DATA)
        other.warning("Failed for '%s'", DATA)
        other.error("Failed: <%s>", DATA, exc_info=ValueError(PASSWORD))


async def in_the_key_store(house):
    class Keyring:
        def get_password(self, *_):
            fail(RuntimeError(PASSWORD))

        set_password = delete_password = get_password

    Keyring.__module__, Keyring.__qualname__ = "keyring.backends.SecretService", "Keyring"
    chain = Keychain(Keyring, patience=5)
    kept, found = await chain.keep("ann", PASSWORD), await chain.find("ben")
    house.shown += [repr(kept), repr(found), repr(await chain.forget("ann"))]
    assert kept.for_this_run_only


async def in_a_form(house):
    form = SignInForm("smsc.ru", "api_key", "ann", KEY, keep=True)
    house.shown += [repr(form), repr(Credentials("ann", KEY, SecretKind.API_KEY)), f"{form}"]


async def in_a_sign_in(house):
    account = Account("ann", "http://127.0.0.1:9", "ann", "api_key")
    settings = Settings(house.folder / "app.db")
    client = new_client(account, Credentials("ann", KEY, SecretKind.API_KEY), new_pace(), settings)
    with pytest.raises(errors.Error) as caught:
        await client.balance()
    house.show(caught.value)
    house.shown.append(repr(client.guard.__dict__))
    await client.aclose()
    settings.close()


async def in_the_files_of_an_account(house):
    """The book has people in it, and nothing has the secret."""
    accounts = Accounts(house.folder / "data", shared_locks=house.folder / "locks")
    account = Account("ann", "smsc.ru", "ann", "password")
    accounts.add(account)
    settings = Settings(accounts.data_dir / "app.db")
    store = await Store.open(accounts.database(account))
    answers = iter([complaint(5, f"no {PASSWORD}"), complaint(2, PASSWORD)])

    async def handle(_request):
        status, body, headers = next(answers)
        return httpx.Response(status, headers=headers, content=body)

    client = new_client(
        account, Credentials("ann", PASSWORD), new_pace(), settings, transport=lambda: httpx.MockTransport(handle)
    )
    values = {"addresses": ("79161234567",), "name": "Канарейкина"}
    await store.apply(Action(Verb.ADD_CONTACT, (edits.AddContact(channel=PHONE, values=values),)))
    for call in (client.add_contact(PHONE, values), client.groups(PHONE)):
        with pytest.raises(errors.Error) as caught:
            await call
        house.show(caught.value)
    await client.aclose()
    await store.close()
    settings.close()


async def in_a_proxy(house):
    """Its password goes to the key store and, encoded, to the proxy; whatever that answers, nothing is found here."""
    settings, store = Settings(house.folder / "app.db"), KeyStore()
    proxies = Proxies(settings, Keychain(lambda: store, patience=5), house.log.hide)
    async with behind_a_proxy() as (between, provider):
        proxy = Proxy.parse(between.address, "ann", PASSWORD)
        put = await proxies.change("proxy", Proxy.parse(between.address, "ann"), PASSWORD)
        assert list(store.kept.values()) == [f"{proxy.user}\n{PASSWORD}"]
        for status in (f"407 {PASSWORD}", "502 " + proxy.token, "nonsense"):
            between.answer = refusal(status, f"X: {PASSWORD}")
            account, pace = Account("ann", HOST, "ann"), new_pace()
            client = new_client(account, Credentials("ann", KEY), pace, settings, network=Network(proxy=proxies.now))
            with pytest.raises(errors.ProxyTrouble) as caught:
                await client.balance()
            house.show(caught.value)
            tunnel = client._transport._tunnel
            house.shown += [repr(tunnel), repr(vars(client._transport)), repr(vars(tunnel[1]))]
            await client.aclose()
        assert provider.connections == 0
        wish = ProxyWish("proxy", proxy, PASSWORD)
        house.shown += [repr(proxy), repr(put), repr(vars(proxies)), repr(wish), repr(await proxies.now())]
    settings.close()
    logging.getLogger("smsc_desk").error("a header: %s", proxy.token)
    assert "a header: ***" in house.log.text()
    assert proxy.token not in "".join(house.shown)


async def in_a_slot_of_qt(house):
    class Sender(QObject):
        happened = Signal()

    sender = Sender()
    sender.happened.connect(lambda: fail(ValueError(f"{DATA} {PASSWORD}")))
    sender.happened.emit()  # PySide hands it to sys.excepthook
    QTimer(sender)


INSIDE = [
    in_a_task, in_a_task_that_nobody_waits_for, in_a_callback, in_a_thread, in_the_end_of_an_object, in_a_group,
    with_a_note, with_a_cause, when_qt_warns, when_a_library_talks, in_the_key_store, in_a_form, in_a_sign_in,
    in_the_files_of_an_account, in_a_proxy,
]  # fmt: skip


@pytest.mark.parametrize("path", INSIDE, ids=lambda path: path.__name__)
async def test_a_failure(house, path, qapp):
    logging.getLogger().removeHandler(house.recorder)  # what others say is hidden later
    await path(house)
    house.look_for_secrets()
    house.look_for_people()


@pytest.mark.qt_no_exception_capture
async def test_a_failure_in_a_slot_of_qt(house, qapp):
    await in_a_slot_of_qt(house)
    assert "ValueError" in house.log.text()
    house.look_for_secrets()
    house.look_for_people()


def test_the_ways_to_fail_are_many():
    assert len(leaves()) + len(ANSWERS) + len(FAILURES) + len(INSIDE) >= 40
