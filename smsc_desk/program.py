"""The program while its window is open: one account after another, until the window is closed.

Long for a file: first screen, account at work and leave-taking share what is open, and are read in this order.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import logging
import sys
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smsc_desk import __version__
from smsc_desk.accounts import Account, Kind
from smsc_desk.arguments import Arguments
from smsc_desk.book.errors import AlreadyOpen, Damaged, Error, Invalid, StoreError
from smsc_desk.frame import Frame
from smsc_desk.log import Log, crashes_told
from smsc_desk.loop import watched
from smsc_desk.provider.endpoint import Credentials, Endpoint, SecretKind
from smsc_desk.proxies import Proxies
from smsc_desk.secrets_store import Keychain
from smsc_desk.session import Network, Session, check_sign_in, demo_credentials, open_session
from smsc_desk.sync.status import Status
from smsc_desk.ui import messages
from smsc_desk.ui.account import wording
from smsc_desk.ui.desk import Desk
from smsc_desk.ui.garbage import Garbage
from smsc_desk.ui.loop_watch import LoopWatch
from smsc_desk.ui.mending import Mending
from smsc_desk.ui.tasks import Tasks, ask
from smsc_desk.ui.waiting import first_of
from smsc_desk.ui.widgets import BarKind

if TYPE_CHECKING:
    from smsc_desk.connection import Connection
    from smsc_desk.ui.account.sign_in_form import CopyWish, SignInForm
    from smsc_desk.ui.account.sign_in_view import SignInView
    from smsc_desk.ui.doorbell import Doorbell
    from smsc_desk.ui.importing.importing import Imports

translate = QCoreApplication.translate
logger = logging.getLogger(__name__)

SETTLED_S = 0.5
"""A picture is taken so long after everything was read: message bars have faded in, progress bars are gone."""


ALREADY_OPEN = "smsc-desk: this account is open already; its window was asked to come to the front."


FIRST_ANSWER_S = 0.15
"""The desk is shown with its first rows, in one painting, if they are read so soon; else they come when they come."""


LAST_ANSWERS_S = 1.0
"""Requests on their way get so long to be answered when an account is left; the rest is looked up next time."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An account to open, and what signs in to it; without credentials its copy is opened."""

    account: Account
    credentials: Credentials | None


DEMO = Choice(Account.demo(), demo_credentials())


class Program:
    """Fills the window; `run` returns the exit code."""

    def __init__(
        self,
        frame: Frame,
        arguments: Arguments,
        credentials: Credentials | None,
        closing: asyncio.Event,
        log: Log,
        keychain: Keychain | None = None,
    ) -> None:
        self._arguments, self._credentials, self._closing = arguments, credentials, closing
        self._accounts, self._window, self._kit = frame.accounts, frame.window, frame.kit
        self._settings = frame.kit.settings
        self._log = log
        self._watch = LoopWatch()
        self._keychain = keychain or Keychain()
        self._proxies = Proxies(self._settings, self._keychain, log.hide)
        self._network = Network(self._authorities, self._proxies.now)
        self._tasks = Tasks()
        self._left = asyncio.Event()  # the open account is to be left for `_next`
        self._next: Choice | None = None
        self._offered: Account | None = None  # by the first screen, in place of the account used last
        self._desk: Desk | None = None
        self._bell: Doorbell | None = None
        self._garbage: Garbage | None = None
        self._mending = Mending(frame.kit.notices, self._tasks)
        self._open: tuple[Choice, Session] | None = None
        self._closed_desk = asyncio.Event()
        self._begun = False  # something of use was shown
        self._exit_code = 0

    @functools.cached_property
    def _connection(self) -> Connection:
        from smsc_desk.connection import Connection  # noqa: PLC0415 - start-up: nobody sees its dialog

        return Connection(self._kit, self._accounts, self._proxies, self._tasks)

    def _authorities(self) -> str:
        """Return the authorities that are trusted besides the system's, as PEM text, at the time of a connection."""
        return self._settings.values.company_certificates

    async def run(self) -> int:
        """Fill the window until it is closed."""
        self._tasks.failed.connect(self._on_failed)
        self._window.closeWanted.connect(lambda: self._start(self._close(), "close"))
        watched(asyncio.get_running_loop(), self._watch.note_call)
        logger.info("%s %s, Python %s, Qt %s", __version__, sys.platform, sys.version.split()[0], qVersion())
        with crashes_told(self._on_failed):
            try:
                self._tell_troubles()
                choice = await self._first_choice()
                while not self._closing.is_set():
                    choice = await (self._work(choice) if choice else self._sign_in())
            finally:
                await self._tasks.aclose()
                self._watch.stop()
                self._window.finish()
                await asyncio.to_thread(self._settings.close)
        logger.info("ended with %d", self._exit_code)
        return self._exit_code

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._tasks.start(work, name=name)

    # --- telling ---

    def _on_failed(self, error: BaseException) -> None:
        """Say what nobody expected; the technical words are in the details."""
        self._log.crash(error)
        if sys.flags.dev_mode:  # whoever works on the program wants all of it
            sys.__excepthook__(type(error), error, error.__traceback__)
        if isinstance(error, Damaged) and self._open is not None:
            self._tell_damage(error, *self._open)
        else:
            self._tell("failed", error, "danger")

    def _tell_damage(self, error: Damaged, choice: Choice, session: Session) -> None:
        """Send nothing more of a damaged copy; opening it again mends it."""
        self._start(session.worker.come_to_rest(LAST_ANSWERS_S), "come to rest")
        self._mending.tell_damage(error, lambda: self._start(self._mend(choice), "mend"))

    async def _mend(self, choice: Choice) -> None:
        if await self._may_leave():
            self._leave_for(choice)

    def _tell(self, key: str, error: BaseException, kind: BarKind = "warn") -> None:
        logger.info("told about %s: %s", key, type(error).__name__)
        message = messages.describe(error)
        self._kit.notices.show_bar(key, kind, message.text, details=message.details)

    def _tell_troubles(self) -> None:
        for key, trouble in (("accounts", self._accounts.trouble), ("settings", self._settings.trouble)):
            if trouble is not None:
                self._tell(key, trouble)

    # --- which account ---

    async def _first_choice(self) -> Choice | None:
        arguments = self._arguments
        if arguments.demo:
            return DEMO
        if self._credentials is not None:
            self._log.hide(self._credentials.secret)
            return self._for_this_run(self._credentials)
        account = self._named(arguments.account) if arguments.account else self._accounts.last_used()
        if account is None or (arguments.provider and not _same_provider(account, arguments.provider)):
            return None
        return await self._remembered(account)

    def _for_this_run(self, credentials: Credentials) -> Choice:
        """Sign in by the environment: neither the secret nor the account is remembered."""
        provider = str(Endpoint.parse(self._arguments.provider or self._settings.values.provider))
        kind: Kind = "api_key" if credentials.kind is SecretKind.API_KEY else "password"
        name = self._arguments.account or credentials.login
        account = Account(name=name, provider=provider, login=credentials.login, kind=kind, keep_signed_in=False)
        return Choice(account, credentials)

    def _named(self, name: str) -> Account | None:
        found = (a for a in self._accounts.all() if name in {a.name, a.login, a.user})
        account = next(found, None)
        if account is None:
            text = translate("Program", "There is no account “%1” on this computer yet. Sign in to add it.")
            self._kit.notices.show_bar("account", "info", text.replace("%1", name))
        return account

    async def _remembered(self, account: Account) -> Choice | None:
        """Return the account with its secret, None where it has to be typed."""
        if account.kind == "demo":
            return DEMO
        found = await self._keychain.find(account.user)
        if found.secret is None:
            self._offered = account
            if account.keep_signed_in and (words := wording.not_found(found.trouble)):
                self._kit.notices.show_bar("kept", "warn", words)
            return None
        self._log.hide(found.secret)
        return Choice(account, Credentials(account.login, found.secret, SecretKind(account.kind)))

    # --- signing in ---

    def _view(self, account: Account | None, *, first: bool) -> SignInView:
        """Return the screen, filled in for an account; `first` is the one that is not over a desk."""
        from smsc_desk.ui.account.sign_in_view import SignInView  # noqa: PLC0415 - start-up: most have signed in

        values = self._settings.values
        view = SignInView(
            self._kit.icons, Endpoint.parse, kind=values.sign_in_kind, offers_demo=first,
            has_copy=self._has_copy if first else None,
        )  # fmt: skip
        known = account if account and account.kind != "demo" else None
        provider = self._arguments.provider or (known.address if known else values.provider)
        login = self._arguments.account or (known.login if known else "")
        view.fill(provider=provider, login=login, kind=values.sign_in_kind)
        view.connectionRequested.connect(lambda: self._start(self._ask_connection(view), "connection"))
        self._start(self._look_for_key_store(view), "look for a key store")
        return view

    def _has_copy(self, provider: str, login: str) -> bool:
        return self._with_copy(provider, login) is not None

    def _with_copy(self, provider: str, login: str) -> Account | None:
        """Return the known account of a provider's address and a login that has a copy on this computer."""
        with contextlib.suppress(Invalid):  # an address that is still being typed
            wanted = Account(login, str(Endpoint.parse(provider)), login).key
            return next((a for a in self._accounts.all() if a.key == wanted and self._accounts.has_copy(a)), None)
        return None

    def _open_copy(self, wish: CopyWish) -> Choice | None:
        account = self._with_copy(wish.provider, wish.login)
        if account is None:
            return None
        self._accounts.add(account)
        return Choice(account, None)

    async def _ask_connection(self, view: SignInView) -> None:
        if await self._connection.ask(view.window()) and isValid(view):
            view.go_on()

    async def _look_for_key_store(self, view: SignInView) -> None:
        usable = await self._keychain.usable()
        if isValid(view):
            view.set_key_store(usable)

    async def _sign_in(self) -> Choice | None:
        """Show the first screen until it leads to an account; None when the window was closed."""
        from smsc_desk.ui.account.sign_in_dialog import sign_in  # noqa: PLC0415 - start-up: most have signed in

        view = self._view(self._offered or self._accounts.last_used(), first=True)
        self._offered = None
        self._begun = True
        self._window.show_page(view)
        self._window.title()
        self._look_for_garbage()
        if self._arguments.screenshot:
            self._start(self._picture(), "picture")
        talk = asyncio.ensure_future(sign_in(view, self._check, self._open_copy))
        closed = asyncio.ensure_future(self._closing.wait())
        try:
            await asyncio.wait({talk, closed}, return_when=asyncio.FIRST_COMPLETED)
            return (talk.result() or DEMO) if talk.done() else None
        finally:
            await _ended(talk, closed)

    async def _check(self, form: SignInForm) -> Choice:
        """Try what was typed, and remember it as the user wishes; raises what the screen puts into words."""
        self._log.hide(form.secret)
        provider = str(Endpoint.parse(form.provider))
        credentials = Credentials(form.login, form.secret, SecretKind(form.kind))
        account = Account(form.login, provider, form.login, form.kind, form.keep)
        try:
            await check_sign_in(account, credentials, self._settings, self._network)
        except Error as error:
            logger.info("a sign-in was tried: %s", type(error).__name__)
            raise
        if form.keep:
            kept = await self._keychain.keep(account.user, form.secret)
            if words := wording.kept(kept):
                self._kit.notices.show_bar("kept", "warn", words)
        else:
            self._keychain.keep_for_this_run(account.user, form.secret)
        self._accounts.add(account)
        await self._settings.change(sign_in_kind=form.kind, provider=form.provider)
        return Choice(account, credentials)

    async def _ask_sign_in(self, session: Session) -> None:
        """Sign in again, or to another account, in a dialog over the desk."""
        from smsc_desk.ui.account.sign_in_dialog import SignInDialog, add_account  # noqa: PLC0415 - start-up: unseen

        view = self._view(session.account, first=False)
        choice = await add_account(SignInDialog(view, self._window), self._check)
        if choice is None or (choice.account.key != session.account.key and not await self._may_leave()):
            return
        if choice.account.key == session.account.key and choice.credentials is not None:
            session.client.use(choice.credentials)
            session.worker.signed_in()
        else:
            self._leave_for(choice)

    # --- an account at work ---

    async def _work(self, choice: Choice) -> Choice | None:
        """Show an account's desk until it is left; return what to open next, None for the first screen."""
        self._next = None
        self._left.clear()
        try:
            async with (
                open_session(
                    self._accounts,
                    choice.account,
                    choice.credentials,
                    self._settings,
                    self._network,
                    self._settings.values.at_once,
                ) as session,
                self._shown(session),
            ):
                self._open = choice, session
                await first_of(self._left, self._closing)
        except AlreadyOpen as error:
            await self._on_already_open(choice.account, error)
        except StoreError as error:
            self._tell("account", error)
        self._closed_desk.set()
        return self._next

    async def _on_already_open(self, account: Account, error: AlreadyOpen) -> None:
        """Call the window that has the account; a program that was started for nothing else has nothing more to do."""
        from smsc_desk.ui.doorbell import ring  # noqa: PLC0415 - start-up: QtNetwork comes with it

        if self._arguments.screenshot:
            self._tell("account", error)
        elif await ring(self._accounts.doorbell(account)) and not self._begun:
            print(ALREADY_OPEN, file=sys.stderr)  # noqa: T201 - this is the answer of a command
            self._closing.set()
        else:
            self._tell("account", error)

    @contextlib.asynccontextmanager
    async def _shown(self, session: Session) -> AsyncIterator[None]:
        tasks = Tasks()
        tasks.failed.connect(self._on_failed)
        # A picture is of the window's first size, whatever the screen of the last time was.
        if (place := session.store.layout("window")) and not self._arguments.screenshot:
            self._window.restore_layout(place)
        with self._kit.look.dressed_at_the_end():
            desk = Desk(
                session.account,
                session.store,
                session.worker,
                tasks,
                self._kit,
                lambda: _imports(session),
                session.upkeep.snapshot,
            )
        self._desk = desk
        self._closed_desk.clear()
        self._begun = True
        self._connect(desk, session)
        await desk.first_answer(FIRST_ANSWER_S)
        self._window.show_page(desk)
        self._window.title(session.account.name)
        self._mending.tell_start(session.store)
        leave = session.worker.subscribe(Journal().note)
        tasks.start(self._go_on(desk, session, tasks), name="the rest of the start")
        try:
            yield
        finally:
            leave()
            if self._bell is not None:
                self._bell.close()
                self._bell = None
            self._desk = self._open = None
            if not self._arguments.screenshot:
                await session.store.save_layout(desk.layout_pieces() | {"window": self._window.layout_text()})
            if self._closing.is_set():
                self._window.hide()  # nobody has to watch the last answers come in
            await session.worker.come_to_rest(LAST_ANSWERS_S)
            desk.end()
            await tasks.aclose()
            self._window.show_page(QWidget())  # nothing may ask the store once it is closed

    async def _go_on(self, desk: Desk, session: Session, tasks: Tasks) -> None:
        """Do what the first rows need not wait for: the rest of the desk, then all that works in the background."""
        await desk.first_rows()
        self._listen(session.account)
        await desk.late.make()
        self._look_for_garbage()
        tasks.start(session.work(), name="worker")
        tasks.start(session.upkeep.run(), name="upkeep")
        tasks.start(session.indexing.run(), name="indexing")

    def _look_for_garbage(self) -> None:
        """Begin with it, where it was left for the start (see `startup`)."""
        if self._garbage is None and not gc.isenabled():
            self._garbage = Garbage(self._window)

    def _listen(self, account: Account) -> None:
        """Come to the front when the program is started again for this account."""
        from smsc_desk.ui.doorbell import Doorbell  # noqa: PLC0415 - start-up: QtNetwork comes with it

        self._bell = Doorbell(self._accounts.doorbell(account))
        self._bell.rung.connect(self._window.come_to_front)

    def _connect(self, desk: Desk, session: Session) -> None:
        desk.signInWanted.connect(lambda: self._start(self._ask_sign_in(session), "sign in"))
        desk.quitWanted.connect(self._window.close)
        desk.logWanted.connect(self._copy_log)
        desk.diagnosticsWanted.connect(lambda: self._start(self._diagnose(session), "diagnostics"))
        desk.connectionWanted.connect(lambda: self._start(self._change_connection(desk, session), "connection"))
        menu = desk.account_menu
        menu.set_accounts(self._accounts.all(), session.account)
        menu.accountChosen.connect(lambda account: self._start(self._switch_to(account), "switch account"))
        menu.addRequested.connect(lambda: self._start(self._ask_sign_in(session), "add account"))
        menu.demoRequested.connect(lambda: self._start(self._open_demo(), "open the demo book"))
        menu.signOutRequested.connect(lambda _account: self._start(self._sign_out(session), "sign out"))
        if self._arguments.screenshot:
            desk.ready.connect(lambda: self._start(self._picture(desk), "picture"))

    def _copy_log(self) -> None:
        QGuiApplication.clipboard().setText(self._log.text())
        text = translate("Program", "The log was copied. It holds no passwords, and no whole numbers or addresses.")
        self._kit.notices.show_bar("log", "ok", text)

    async def _diagnose(self, session: Session) -> None:
        from smsc_desk.figures import measured  # noqa: PLC0415 - start-up: nobody sees them
        from smsc_desk.ui.diagnostics_dialog import DiagnosticsDialog  # noqa: PLC0415

        figures = await measured(session, self._accounts.data_dir, self._log.path)
        await ask(DiagnosticsDialog(figures, self._watch, self._log.without_secrets, self._window))

    async def _change_connection(self, desk: Desk, session: Session) -> None:
        if await self._connection.ask(self._window, session) and isValid(desk):
            desk.doing.refresh()

    def _leave_for(self, choice: Choice | None) -> None:
        self._next = choice
        self._left.set()

    async def _open_demo(self) -> None:
        if await self._may_leave():
            self._leave_for(DEMO)

    async def _switch_to(self, account: Account) -> None:
        if not await self._may_leave():
            return
        choice = await self._remembered(account)
        if choice is not None:
            self._accounts.add(account)
        self._leave_for(choice)

    async def _sign_out(self, session: Session) -> None:
        """Forget the secret; delete the copy only if asked to. Nothing is deleted at the provider."""
        from smsc_desk.ui.account.sign_out_dialog import SignOut, SignOutDialog, ask_sign_out  # noqa: PLC0415 - start-up

        if not await self._may_leave():
            return
        counts = await session.store.counts()
        unsent = counts.waiting + counts.doubtful + counts.problems
        decision = await ask_sign_out(SignOutDialog(session.account.login, unsent, self._window))
        if decision is None:
            return
        if not await self._keychain.forget(session.account.user):
            text = translate("Program", "The key store of this computer could not be asked to forget the password.")
            self._kit.notices.show_bar("forget", "warn", text)
        if session.account.kind != "demo":
            self._accounts.sign_out(session.account)
        self._leave_for(None)
        if decision is SignOut.REMOVE_COPY:
            await self._closed_desk.wait()
            await asyncio.to_thread(self._accounts.remove_copy, session.account)

    # --- the end ---

    async def _close(self) -> None:
        """Close the window, after a word about what was typed and not saved."""
        if await self._may_leave():
            self._closing.set()

    async def _may_leave(self) -> bool:
        """Tell whether nothing is lost by leaving the account, or the user gives it up."""
        return self._desk is None or not self._desk.late.has_drafts() or await self._drafts_given_up()

    async def _drafts_given_up(self) -> bool:
        from smsc_desk.ui.groups.question import Question  # noqa: PLC0415 - start-up: nobody sees it

        def say() -> str:
            return translate(
                "Program", "A contact has changes that were typed but not saved. Close without saving them?"
            )

        def verb() -> str:
            return translate("Program", "Close without saving")

        return await ask(Question(say, verb, parent=self._window))

    async def _picture(self, desk: Desk | None = None) -> None:
        """Write the picture that was asked for, then end."""
        if desk is not None:
            desk.middle.table.choose_row(0)
        await asyncio.sleep(SETTLED_S)
        path = self._arguments.screenshot
        if not self._window.grab().save(str(path), "PNG"):
            print(f"smsc-desk: the picture could not be written to {path}", file=sys.stderr)  # noqa: T201
            self._exit_code = 1
        self._closing.set()


class Journal:
    """Writes down when the line to the provider changes, and why."""

    def __init__(self) -> None:
        self._last = ""

    def note(self, status: Status) -> None:
        """Take the worker's status."""
        said = f"{status.line.value}, {type(status.error).__name__ if status.error else 'no trouble'}"
        if said != self._last:
            self._last = said
            logger.info("the line: %s", said)


def _imports(session: Session) -> Imports:
    """Return what the windows of imports work with: files are read in a process that knows the account's copy."""
    from smsc_desk.ui.importing.engine import Reader, Room  # noqa: PLC0415 - start-up: not for the first rows
    from smsc_desk.ui.importing.importing import Imports  # noqa: PLC0415

    async def open_room() -> Room:
        from smsc_desk.importing.room import ReadingRoom  # noqa: PLC0415 - memory: multiprocessing comes with it

        return await ReadingRoom.open(session.store.path)

    reader = Reader(spool=session.jobs.spool, open_room=open_room)
    return Imports(reader=reader, importer=session.jobs.importer)


def _same_provider(account: Account, provider: str) -> bool:
    return account.kind != "demo" and Endpoint.parse(account.provider) == Endpoint.parse(provider)


async def _ended(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
