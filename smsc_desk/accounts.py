"""The accounts known on this computer: a list without secrets, a folder for each, and a lock while one is in use.

    <data_dir>/accounts.json             the list: who signs in where, and who did so last
    <data_dir>/accounts/<slug>/          the copy of one account: book.db and what belongs to it
    <data_dir>/locks/<key>.lock          held while the copy is in use; empty, never deleted
    <user's data>/locks/<key>.lock       the same for the account, whatever `data_dir` it is kept in

An account is a provider's address and a login. Everything here is one small file or one system call, so it may be
called on the event loop; only `remove_copy` may take longer (a large file).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import platformdirs

from smsc_desk.book.errors import AlreadyOpen, Damaged, DiskTrouble, StoreError, TooNew
from smsc_desk.disk import close_path, is_open_to_others, private_folder, refuse_network, sync_folder

Kind = Literal["password", "api_key", "demo"]
KINDS: tuple[Kind, ...] = ("password", "api_key", "demo")

_FORMAT = 1
_OURS = {"accounts", "accounts.json", "app.db", "locks"}  # what marks a data directory
_READABLE_PART = 40  # characters of a folder's name before its key; the whole stays far below any path limit


def close_to_others() -> None:
    """Make every file that this process creates readable by its user only; called once at the start."""
    os.umask(0o077)


def default_data_dir() -> Path:
    """Where the program keeps its files unless it is told otherwise."""
    return platformdirs.user_data_path("smsc-desk", appauthor=False)


@dataclass(frozen=True, slots=True)
class Account:
    """A sign-in known on this computer; the secret is kept elsewhere."""

    name: str
    provider: str
    login: str
    kind: Kind = "password"
    keep_signed_in: bool = True
    fence_s: float | None = None  # seconds until a request without an answer can have no effect any more; None: usual

    @classmethod
    def demo(cls) -> Account:
        """The account of the demo book, which needs no provider."""
        return cls(name="Demo", provider="demo", login="demo", kind="demo", keep_signed_in=False)

    @property
    def address(self) -> str:
        """One spelling of the provider's address: `https://SMSC.ru/sys/` is `smsc.ru`."""
        return self.provider.strip().lower().removeprefix("https://").rstrip("/").removesuffix("/sys")

    @property
    def user(self) -> str:
        """Provider and login as one text: the user under which a key store keeps the secret."""
        return f"{unicodedata.normalize('NFC', self.login.strip())}@{self.address}"

    @property
    def key(self) -> str:
        """A short name for provider and login that is safe in file names and tells nothing."""
        return hashlib.sha256(f"{self.kind == 'demo'}\n{self.user}".encode()).hexdigest()[:16]

    @property
    def slug(self) -> str:
        """The name of the folder; upper case of a login differs in the key, as some file systems know no case."""
        words = re.sub(r"[^a-z0-9]+", "-", f"{self.address}-{self.login}".lower()).strip("-")
        return f"{words[:_READABLE_PART].strip('-')}-{self.key}"


class Accounts:
    """The accounts below one data directory."""

    def __init__(self, data_dir: Path | None = None, *, shared_locks: Path | None = None) -> None:
        self.data_dir = _own_folder((data_dir or default_data_dir()).expanduser())
        self._shared_locks = shared_locks or default_data_dir() / "locks"
        self._file = self.data_dir / "accounts.json"
        self._known: dict[str, Account] = {}
        self._last = ""
        self.trouble: StoreError | None = None
        self._read_or_set_aside()

    def all(self) -> tuple[Account, ...]:
        """The accounts in the order in which they were first used."""
        return tuple(self._known.values())

    def last_used(self) -> Account | None:
        """The account to open at the start, if one is still known."""
        return self._known.get(self._last)

    def fence_of(self, account: Account) -> float | None:
        """The fence that was set for the provider and login of an account, in seconds; None for the usual one.

        An advanced setting, for a provider whose slowest answer was measured.
        """
        known = self._known.get(account.key)
        return account.fence_s if known is None else known.fence_s

    def set_fence(self, account: Account, fence_s: float | None) -> None:
        """Set the fence of an account of the list, in seconds; it holds when the account is opened the next time."""
        with self._changing():
            if (known := self._known.get(account.key)) is not None:
                self._known[account.key] = replace(known, fence_s=fence_s)

    def add(self, account: Account) -> None:
        """Remember the account as the one used last; the same provider and login replace the former entry."""
        with self._changing():
            self._known[account.key] = replace(account, fence_s=self.fence_of(account))
            self._last = account.key

    def sign_out(self, account: Account) -> None:
        """Keep the account and its copy, but not as signed in; its secret is the key chain's to forget."""
        with self._changing():
            self._known[account.key] = replace(account, keep_signed_in=False)
            if self._last == account.key:
                self._last = ""

    def remove(self, account: Account) -> None:
        """Take the account off the list; a copy stays where it is and is found again by the next sign-in."""
        with self._changing():
            self._known.pop(account.key, None)

    def remove_copy(self, account: Account) -> None:
        """Delete the account's folder and take it off the list; nobody may hold the lock, not even the caller."""
        with self.lock(account):
            try:
                if self.has_copy(account):
                    shutil.rmtree(self._folder(account))
            except OSError as exc:
                raise DiskTrouble(f"{exc.filename}: {exc.strerror}") from exc
        self.remove(account)

    def has_copy(self, account: Account) -> bool:
        """Whether a folder of the account exists on this computer."""
        return self._folder(account).is_dir()

    def folder(self, account: Account) -> Path:
        """The account's folder, made if need be, and it and its files closed to other users."""
        private_folder(self._folder(account).parent)
        folder = private_folder(self._folder(account))
        for path in folder.rglob("*"):
            with contextlib.suppress(FileNotFoundError):  # SQLite removes its own files when the last window closes
                close_path(path)
        return folder

    def database(self, account: Account) -> Path:
        """The file of the account's copy, in its folder; to be asked before the file is opened."""
        return self.folder(account) / "book.db"

    @contextlib.contextmanager
    def lock(self, account: Account) -> Iterator[None]:
        """Hold the account for this program; raises AlreadyOpen while another one does.

        The copy is locked in its data directory, and the account itself for this user: two copies of one account are
        two queues (the demo's provider is in the directory too). A forked child would keep the locks: spawn instead.
        """
        with contextlib.ExitStack() as held:
            for folder in self._lock_folders(account):
                held.enter_context(_locked(private_folder(folder) / f"{account.key}.lock", account))
            yield

    def doorbell(self, account: Account) -> str:
        """The name under which the window that holds the lock can be called; a pipe's name where sockets have none."""
        folder = private_folder(self._lock_folders(account)[-1])
        return str(folder / f"{account.key}.socket") if os.name == "posix" else f"smsc-desk-{account.key}"

    def _lock_folders(self, account: Account) -> list[Path]:
        own = self.data_dir / "locks"
        if account.kind == "demo" or own.resolve() == self._shared_locks.resolve():
            return [own]
        return [own, self._shared_locks]

    def _folder(self, account: Account) -> Path:
        return self.data_dir / "accounts" / account.slug

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """Change the list as it is on the disk now: another window may have changed it."""
        with _waiting_for(private_folder(self.data_dir / "locks") / "accounts.lock"):
            self._read_or_set_aside()
            yield
            self._write()

    def _read_or_set_aside(self) -> None:
        try:
            text = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            self._known, self._last = {}, ""
            return
        except OSError as exc:
            raise DiskTrouble(f"{self._file}: {exc.strerror}") from exc
        except UnicodeDecodeError:
            text = ""
        try:
            self._known, self._last = _decoded(text)
        except (ValueError, TypeError, KeyError):
            self._set_aside()

    def _set_aside(self) -> None:
        """Keep an unreadable list beside the new one; copies are found again when their account signs in."""
        aside = _free_name(self._file)
        self._file.rename(aside)
        self._known, self._last = {}, ""
        self.trouble = Damaged(f"the list of accounts could not be read; it is kept as {aside}")

    def _write(self) -> None:
        text = json.dumps(
            {"format": _FORMAT, "last": self._last, "accounts": [asdict(account) for account in self.all()]},
            ensure_ascii=False,
            indent=1,
        )
        try:
            _replace_durably(self._file, text)
        except OSError as exc:
            raise DiskTrouble(f"{self._file}: {exc.strerror}") from exc


def _decoded(text: str) -> tuple[dict[str, Account], str]:
    content = json.loads(text)
    if content["format"] > _FORMAT:
        raise TooNew(f"the list of accounts was written by a newer smsc-desk (format {content['format']})")
    accounts = [_account(entry) for entry in content["accounts"]]
    return {account.key: account for account in accounts}, str(content["last"])


def _account(entry: dict[str, Any]) -> Account:
    account = Account(**entry)
    if account.kind not in KINDS or not all(isinstance(entry[key], str) for key in ("name", "provider", "login")):
        raise ValueError(account.kind)
    if account.fence_s is not None and not (isinstance(account.fence_s, int | float) and account.fence_s > 0):
        raise ValueError(account.fence_s)
    return account


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return aside


def _replace_durably(path: Path, text: str) -> None:
    """Write the text so that the disk holds the old or the new one, whole, whenever the power fails."""
    fresh = path.with_name(f"{path.name}.new")
    with contextlib.suppress(FileNotFoundError):
        fresh.unlink()  # left by a crash, with whatever rights it had
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def _own_folder(path: Path) -> Path:
    """The data directory. One that holds something else is not ours to close to others: that is refused."""
    try:
        path = path.resolve()
        refuse_network(path)
        inside = {entry.name for entry in path.iterdir()} if path.exists() else set()
    except OSError as exc:
        raise DiskTrouble(f"{path}: {exc.strerror}") from exc
    if inside and not inside & _OURS and is_open_to_others(path):
        raise DiskTrouble(f"{path} holds other files and is open to other users; choose a folder of its own")
    return private_folder(path)


@contextlib.contextmanager
def _locked(path: Path, account: Account) -> Iterator[None]:
    with _opened(path) as descriptor:
        if not _take(descriptor, wait=False):
            raise AlreadyOpen(f"{account.user} is open in another window")
        yield  # closing the file releases the lock, and so does the system when the process dies


@contextlib.contextmanager
def _waiting_for(path: Path) -> Iterator[None]:
    """Wait for the lock; it is only ever held for the moment of one small write."""
    with _opened(path) as descriptor:
        _take(descriptor, wait=True)
        yield


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as exc:
        raise DiskTrouble(f"{path}: {exc.strerror}") from exc
    try:
        yield descriptor
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int, *, wait: bool) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as exc:
            raise DiskTrouble(f"the file system cannot lock files: {exc.strerror}") from exc
        return True
