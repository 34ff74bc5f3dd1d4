"""The secrets of accounts, in the system's key store or for this run only; never in a file of ours.

A key store may be absent, locked behind a question that nobody answers, or a plain file in disguise. So only known
ones are used, every call runs in a thread that may hang without hanging the program, what was written is read back,
and whatever goes wrong ends in "kept for this run only", which the window then says.
"""

from __future__ import annotations

import asyncio
import enum
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

SERVICE = "smsc-desk"
PATIENCE = 10.0  # seconds until a key store counts as not answering

# Exact names: a back end that stores text readable by everyone may well derive from one of these.
ALLOWED = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
CHAINER = "keyring.backends.chainer.ChainerBackend"

T = TypeVar("T")


class Kept(enum.Enum):
    """Where a secret is now; all but the first mean: for this run only, and why."""

    IN_KEY_STORE = "in_key_store"
    NOT_WANTED = "not_wanted"  # the user did not ask for more
    NO_KEY_STORE = "no_key_store"  # none of the known ones is there
    NOT_ANSWERING = "not_answering"  # locked, or waiting for somebody
    FAILED = "failed"  # it said no
    NOT_READ_BACK = "not_read_back"  # it gave back something else than it was given

    @property
    def for_this_run_only(self) -> bool:
        """Whether the secret has to be typed again when the program starts next."""
        return self is not Kept.IN_KEY_STORE


@dataclass(frozen=True, slots=True)
class Found:
    """A secret, or None; `trouble` says why the key store could not be asked."""

    secret: str | None = field(default=None, repr=False)
    trouble: Kept | None = None


class KeyStore(Protocol):
    """What is used of a back end of keyring."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return the secret."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep the secret."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Forget the secret."""


class _Unusable(Exception):
    """The key store did not do what was asked of it."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(kept.value)
        self.kept = kept


def system_backend() -> object:
    """The back end that keyring would use; runs in a worker, as already looking for one may ask D-Bus."""
    import keyring  # noqa: PLC0415  (start-up: some 60 ms that an open demo book never needs)

    return keyring.get_keyring()


def allowed(backend: Any) -> KeyStore | None:
    """The back end if it is a known key store; of a chain its first member that is one."""
    if _name(backend) == CHAINER:
        return next((member for member in backend.backends if _name(member) in ALLOWED), None)
    return backend if _name(backend) in ALLOWED else None


def _name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


class Keychain:
    """Secrets by user (see `Account.user`); no method raises because of a key store or waits longer than `patience`."""

    def __init__(self, backend: Callable[[], object] = system_backend, *, patience: float = PATIENCE) -> None:
        self._backend = backend
        self._patience = patience
        self._this_run: dict[str, str] = {}
        # One call after another: one given up must not, waking late, undo what a later one did.
        self._turn = threading.Lock()

    async def usable(self) -> bool:
        """Whether there is a key store at all; it may still be locked."""
        try:
            await self._ask(lambda _store, _given_up: None)
        except _Unusable:
            return False
        return True

    def keep_for_this_run(self, user: str, secret: str) -> Kept:
        """Keep the secret in memory only."""
        self._this_run[user] = secret
        return Kept.NOT_WANTED

    async def keep(self, user: str, secret: str) -> Kept:
        """Keep the secret for now, and in the key store if there is one that can be trusted."""
        self._this_run[user] = secret
        try:
            await self._ask(lambda store, given_up: _put(store, user, secret, given_up))
        except _Unusable as exc:
            return exc.kept
        return Kept.IN_KEY_STORE

    async def find(self, user: str) -> Found:
        """The secret of this run, else the one in the key store."""
        if user in self._this_run:
            return Found(self._this_run[user])
        try:
            return Found(await self._ask(lambda store, _given_up: _get(store, user)))
        except _Unusable as exc:
            return Found(trouble=exc.kept)

    async def forget(self, user: str) -> bool:
        """Forget the secret everywhere; False when the key store may still hold it."""
        self._this_run.pop(user, None)
        try:
            await self._ask(lambda store, _given_up: _delete(store, user))
        except _Unusable as exc:
            return exc.kept is Kept.NO_KEY_STORE
        return True

    async def _ask(self, job: Callable[[KeyStore, threading.Event], T]) -> T:
        """Run the job in a thread of its own that nobody waits for at the end of the program."""
        answer: Future[T] = Future()
        given_up = threading.Event()
        threading.Thread(target=self._run, args=(job, answer, given_up), name="key store", daemon=True).start()
        try:
            return await asyncio.wait_for(asyncio.wrap_future(answer), self._patience)
        except TimeoutError as exc:
            raise _Unusable(Kept.NOT_ANSWERING) from exc
        finally:
            given_up.set()

    def _run(self, job: Callable[[KeyStore, threading.Event], T], answer: Future[T], given_up: threading.Event) -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            with self._turn:
                answer.set_result(self._done(job, given_up))
        except _Unusable as exc:
            answer.set_exception(exc)

    def _done(self, job: Callable[[KeyStore, threading.Event], T], given_up: threading.Event) -> T:
        try:
            store = allowed(self._backend())
            if store is not None:
                return job(store, given_up)
        except _Unusable:
            raise
        except Exception as exc:  # noqa: BLE001  (the libraries below keyring raise what they like, of D-Bus and COM)
            logging.getLogger(__name__).warning("the key store failed: %s", type(exc).__qualname__)  # its text may tell
            raise _Unusable(Kept.FAILED) from None
        raise _Unusable(Kept.NO_KEY_STORE)


def _put(store: KeyStore, user: str, secret: str, given_up: threading.Event) -> None:
    store.set_password(SERVICE, user, _tagged(user, secret))
    kept = _get(store, user) == secret
    if not kept or given_up.is_set():  # the window has said "for this run only": make that true
        store.delete_password(SERVICE, user)
    if not kept:
        raise _Unusable(Kept.NOT_READ_BACK)


def _get(store: KeyStore, user: str) -> str | None:
    """The secret of that user and nobody else's, whatever the key store takes for the same entry."""
    text = store.get_password(SERVICE, user)
    if text is None or not text.startswith(_tagged(user, "")):
        return None
    return text.removeprefix(_tagged(user, ""))


def _delete(store: KeyStore, user: str) -> None:
    if store.get_password(SERVICE, user) is not None:  # deleting what is not there is an error in most of them
        store.delete_password(SERVICE, user)
    if store.get_password(SERVICE, user) is not None:
        raise _Unusable(Kept.FAILED)


def _tagged(user: str, secret: str) -> str:
    return f"{user}\n{secret}"
