"""Accounts: a list without secrets, folders closed to others, one program at a time; secrets where they belong."""

import json
import logging
import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

import smsc_desk
from smsc_desk.accounts import Account, Accounts
from smsc_desk.book.errors import AlreadyOpen, Damaged, DiskTrouble, TooNew
from smsc_desk.secrets_store import SERVICE, Found, Kept, Keychain, allowed

SECRET = "canary-5f3a-Пароль"
FIRM = Account("Firm", "smsc.ru", "firma")
posix = pytest.mark.skipif(os.name != "posix", reason="mode bits mean nothing here")

# The same package for the other programs, installed or not.
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(smsc_desk.__file__).parents[1])}
HOLD = """
import sys
from pathlib import Path
from smsc_desk.accounts import Account, Accounts
with Accounts(Path(sys.argv[1]), shared_locks=Path(sys.argv[2])).lock(Account("", "smsc.ru", "firma")):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path):
    return tmp_path / "smsc-desk"


@pytest.fixture
def locks(tmp_path):
    return tmp_path / "shared"


@pytest.fixture
def accounts(home, locks):
    return Accounts(home, shared_locks=locks)


def again(home, locks):
    return Accounts(home, shared_locks=locks)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


# ---- the list -------------------------------------------------------------------------------------------------------


def test_a_new_computer_knows_no_account(accounts):
    assert accounts.all() == ()
    assert accounts.last_used() is None
    assert accounts.trouble is None


def test_accounts_are_found_again_and_the_last_used_first(accounts, home, locks):
    other = Account("Ключ", "smsc.kz", "Фирма", "api_key", keep_signed_in=False)
    accounts.add(FIRM)
    accounts.add(other)
    known = again(home, locks)
    assert known.all() == (FIRM, other)
    assert known.last_used() == other


def test_the_same_provider_and_login_are_one_account(accounts):
    accounts.add(FIRM)
    accounts.add(Account("Renamed", "https://SMSC.ru/", "firma", "api_key"))
    assert [account.name for account in accounts.all()] == ["Renamed"]


def test_the_wait_after_a_lost_answer_is_kept_for_an_account_of_the_list(accounts, home, locks):
    accounts.add(FIRM)
    accounts.set_fence(FIRM, 120.0)
    accounts.set_fence(Account("Unknown", "smsc.kz", "nobody"), 240.0)
    again = Accounts(home, shared_locks=locks)
    assert (again.fence_of(FIRM), again.all()) == (120.0, (replace(FIRM, fence_s=120.0),))
    again.add(FIRM)
    assert again.fence_of(FIRM) == 120.0, "signing in again does not change it"
    again.set_fence(FIRM, None)
    assert Accounts(home, shared_locks=locks).fence_of(FIRM) is None


def test_a_signed_out_account_keeps_its_place_and_copy(accounts):
    accounts.add(FIRM)
    accounts.database(FIRM).touch()
    accounts.sign_out(FIRM)
    assert [account.keep_signed_in for account in accounts.all()] == [False]
    assert accounts.last_used() is None
    assert accounts.has_copy(FIRM)


def test_a_removed_account_leaves_the_list_only(accounts):
    accounts.add(FIRM)
    accounts.folder(FIRM)
    accounts.remove(FIRM)
    assert accounts.all() == ()
    assert accounts.has_copy(FIRM)


def test_a_removed_copy_is_gone(accounts):
    accounts.add(FIRM)
    accounts.database(FIRM).write_bytes(b"copy")
    accounts.remove_copy(FIRM)
    assert accounts.all() == ()
    assert not accounts.has_copy(FIRM)


def test_a_copy_in_use_is_not_removed(accounts, home, locks):
    accounts.database(FIRM).write_bytes(b"copy")
    with accounts.lock(FIRM), pytest.raises(AlreadyOpen):
        again(home, locks).remove_copy(FIRM)
    assert accounts.database(FIRM).read_bytes() == b"copy"


def test_what_another_window_added_is_not_lost(accounts, home, locks):
    other = Account("Other", "smsc.ru", "other")
    late = again(home, locks)
    accounts.add(FIRM)
    late.add(other)
    assert again(home, locks).all() == (FIRM, other)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"format": "1"}', b"\xff", b'{"format":1,"last":"","accounts":[{}]}']
)
def test_a_damaged_list_is_kept_aside_and_said(home, locks, content):
    home.mkdir(mode=0o700)
    (home / "accounts.json").write_bytes(content)
    accounts = again(home, locks)
    assert accounts.all() == ()
    assert isinstance(accounts.trouble, Damaged)
    assert (home / "accounts.json.damaged-1").read_bytes() == content
    accounts.add(FIRM)
    assert again(home, locks).all() == (FIRM,)


def test_a_newer_list_is_refused_and_left_alone(home, locks):
    home.mkdir(mode=0o700)
    (home / "accounts.json").write_text('{"format": 99}')
    with pytest.raises(TooNew):
        again(home, locks)
    assert (home / "accounts.json").read_text() == '{"format": 99}'


def test_a_write_that_fails_leaves_the_old_list_whole(accounts, home, locks):
    accounts.add(FIRM)
    (home / "accounts.json.new").mkdir()  # stands in the way of the temporary file
    with pytest.raises(DiskTrouble):
        accounts.add(Account("Other", "smsc.ru", "other"))
    assert again(home, locks).all() == (FIRM,)


def test_a_temporary_file_left_by_a_crash_does_no_harm(accounts, home, locks):
    (home / "accounts.json.new").write_text("half a li")
    accounts.add(FIRM)
    assert again(home, locks).all() == (FIRM,)
    assert not (home / "accounts.json.new").exists()


# ---- folders --------------------------------------------------------------------------------------------------------


def test_different_logins_never_share_a_folder():
    logins = [
        "firma",
        "Firma",
        "FIRMA",
        "firma!",
        "../firma",
        "a" * 300,
        "a" * 301,
        "фирма",
        "Фирма",
        "con",
        "",
        "a/b",
        "a b",
    ]
    slugs = [Account("", provider, login).slug for provider in ("smsc.ru", "smsc.kz") for login in logins]
    assert len({slug.casefold() for slug in slugs}) == len(slugs)
    for slug in slugs:
        assert len(slug) < 80
        assert not set(slug) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_the_demo_never_shares_a_folder_with_an_account_of_that_name():
    assert Account("", "demo", "demo").slug != Account.demo().slug


@posix
def test_everything_is_closed_to_other_users(accounts, home):
    home.chmod(0o755)
    accounts.add(FIRM)
    database = accounts.database(FIRM)
    database.touch()
    for path, rights in ((home, 0o755), (database.parent, 0o777), (database, 0o644)):
        path.chmod(rights)
    reopened = Accounts(home, shared_locks=home / "locks")
    reopened.database(FIRM)
    assert mode(home) == mode(database.parent) == mode(database.parent.parent) == 0o700
    assert mode(database) == mode(home / "accounts.json") == 0o600


@posix
def test_a_folder_of_something_else_is_refused_not_closed(tmp_path):
    (tmp_path / "letter.txt").touch()
    tmp_path.chmod(0o755)
    with pytest.raises(DiskTrouble, match="folder of its own"):
        Accounts(tmp_path)
    assert mode(tmp_path) == 0o755


@posix
def test_a_link_is_not_followed_when_rights_are_taken(accounts, tmp_path):
    foreign = tmp_path / "foreign"
    foreign.touch(mode=0o644)
    foreign.chmod(0o644)
    (accounts.folder(FIRM) / "link").symlink_to(foreign)
    accounts.folder(FIRM)
    assert mode(foreign) == 0o644


def test_a_file_in_the_place_of_the_folder_is_said(home, locks):
    home.write_text("not a folder")
    with pytest.raises(DiskTrouble, match="smsc-desk"):
        again(home, locks)


# ---- one program at a time ------------------------------------------------------------------------------------------


def hold(home, locks):
    """Another program that has the account open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home), str(locks)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout.readline().strip() == b"held"
    return process


def finish(process):
    process.communicate()


def test_a_second_program_is_refused_until_the_first_ends(accounts, home, locks):
    first = hold(home, locks)
    with pytest.raises(AlreadyOpen), accounts.lock(FIRM):
        pass
    with accounts.lock(Account("", "smsc.ru", "other")):
        pass
    finish(first)
    with accounts.lock(FIRM):
        pass


def test_the_system_releases_the_lock_of_a_killed_program(accounts, home, locks):
    first = hold(home, locks)
    first.kill()
    finish(first)
    with accounts.lock(FIRM):
        pass


def test_two_data_directories_are_still_one_account(accounts, tmp_path, locks):
    first = hold(tmp_path / "elsewhere", locks)
    with pytest.raises(AlreadyOpen), accounts.lock(FIRM):
        pass
    with accounts.lock(Account.demo()):
        pass
    finish(first)


def test_two_demo_books_in_two_directories_do_not_meet(accounts, tmp_path, locks):
    with accounts.lock(Account.demo()), again(tmp_path / "elsewhere", locks).lock(Account.demo()):
        pass


def test_a_lock_that_cannot_be_made_is_said(accounts, locks):
    locks.write_text("a file where the folder should be")
    with pytest.raises(DiskTrouble), accounts.lock(FIRM):
        pass


# ---- secrets --------------------------------------------------------------------------------------------------------


class Store:
    """A key store that works; the subclasses are those that do not."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


def known(cls=Store, module="keyring.backends.SecretService", name="Keyring"):
    """A back end that bears the name of a known one."""
    return type(name, (cls,), {"__module__": module, "__qualname__": name})()


class Forgetful(Store):
    def get_password(self, service, username):
        return None


class Confused(Store):
    def get_password(self, service, username):
        return "other@smsc.ru\nanother user's secret" if self.kept else None


class Raising(Store):
    def get_password(self, service, username):
        raise RuntimeError(SECRET)

    set_password = delete_password = get_password


class Hanging(Store):
    """Waits for somebody to type a password, until the test lets it go."""

    def __init__(self):
        super().__init__()
        self.unlocked, self.done = threading.Event(), threading.Event()

    def set_password(self, service, username, password):
        self.unlocked.wait()
        super().set_password(service, username, password)

    def delete_password(self, service, username):
        super().delete_password(service, username)
        self.done.set()


async def test_a_secret_is_kept_found_by_the_next_run_and_forgotten():
    store = known()
    assert await Keychain(lambda: store).keep(FIRM.user, SECRET) is Kept.IN_KEY_STORE
    assert list(store.kept) == [(SERVICE, "firma@smsc.ru")]
    later = Keychain(lambda: store)
    assert (await later.find(FIRM.user)).secret == SECRET
    assert await later.forget(FIRM.user)
    assert await later.find(FIRM.user) == Found()
    assert await later.forget(FIRM.user)
    assert store.kept == {}


@pytest.mark.parametrize(
    "backend",
    [
        known(module="keyring.backends.fail"),
        known(module="keyring.backends.null"),
        known(module="keyrings.alt.file", name="PlaintextKeyring"),
        known(module="keyrings.alt.file", name="EncryptedKeyring"),
        known(module="keyring.backends.SecretService", name="KeyringToo"),
        None,
    ],
)
async def test_an_unknown_key_store_gets_nothing(backend):
    keychain = Keychain(lambda: backend)
    assert not await keychain.usable()
    assert await keychain.keep(FIRM.user, SECRET) is Kept.NO_KEY_STORE
    assert (await keychain.find(FIRM.user)).secret == SECRET
    assert getattr(backend, "kept", {}) == {}
    assert await keychain.forget(FIRM.user)
    assert await keychain.find(FIRM.user) == Found(trouble=Kept.NO_KEY_STORE)


def test_real_back_ends_that_keep_nothing_are_not_allowed():
    from keyring.backends import fail, null

    assert allowed(fail.Keyring()) is None
    assert allowed(null.Keyring()) is None


async def test_of_a_chain_the_first_known_member_is_used_directly():
    chain = known(module="keyring.backends.chainer", name="ChainerBackend")
    plain, good, second = known(module="keyrings.alt.file", name="PlaintextKeyring"), known(), known()
    type(chain).backends = [plain, good, second]
    assert await Keychain(lambda: chain).keep(FIRM.user, SECRET) is Kept.IN_KEY_STORE
    assert [len(store.kept) for store in (chain, plain, good, second)] == [0, 0, 1, 0]
    type(chain).backends = [plain]
    assert await Keychain(lambda: chain).keep(FIRM.user, SECRET) is Kept.NO_KEY_STORE


@pytest.mark.parametrize(
    ("cls", "kept"), [(Forgetful, Kept.NOT_READ_BACK), (Confused, Kept.NOT_READ_BACK), (Raising, Kept.FAILED)]
)
async def test_a_key_store_that_fails_means_this_run_only(cls, kept):
    store = known(cls)
    keychain = Keychain(lambda: store)
    assert await keychain.keep(FIRM.user, SECRET) is kept
    assert kept.for_this_run_only
    assert store.kept == {}
    assert (await keychain.find(FIRM.user)).secret == SECRET


async def test_another_users_secret_is_never_used():
    store = known(Confused)
    store.kept["x"] = "y"
    assert await Keychain(lambda: store).find(FIRM.user) == Found()


async def test_a_key_store_that_cannot_be_looked_for_means_this_run_only():
    def broken():
        raise OSError

    assert await Keychain(broken).keep(FIRM.user, SECRET) is Kept.FAILED
    assert not await Keychain(broken).usable()
    assert await Keychain(broken).find(FIRM.user) == Found(trouble=Kept.FAILED)
    assert not await Keychain(broken).forget(FIRM.user)


async def test_a_hanging_key_store_is_given_up_and_keeps_nothing_when_it_wakes():
    store = known(Hanging)
    keychain = Keychain(lambda: store, patience=0.01)
    assert await keychain.keep(FIRM.user, SECRET) is Kept.NOT_ANSWERING
    assert (await keychain.find(FIRM.user)).secret == SECRET
    store.unlocked.set()
    assert store.done.wait(10)
    assert store.kept == {}


def test_a_hanging_key_store_does_not_keep_the_program_from_ending():
    script = """
import asyncio, threading
from smsc_desk.secrets_store import Kept, Keychain
assert asyncio.run(Keychain(lambda: threading.Event().wait(), patience=0.01).keep("u", "s")) is Kept.NOT_ANSWERING
"""
    command = [sys.executable, "-W", "error", "-c", script]
    assert subprocess.run(command, env=ENVIRONMENT, timeout=30, check=False).returncode == 0


async def test_the_secret_is_in_no_log_repr_or_file(accounts, home, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    accounts.add(FIRM)
    for store in (known(), known(Raising), known(Forgetful)):
        keychain = Keychain(lambda store=store: store)
        kept = await keychain.keep(FIRM.user, SECRET)
        print(keychain, kept, await keychain.find(FIRM.user))  # noqa: T201
    told = caplog.text + "".join(capfd.readouterr())
    told += "".join(path.read_text() for path in home.rglob("*") if path.is_file())
    assert SECRET not in told
    assert "canary" not in told


async def test_a_secret_can_be_kept_for_this_run_without_asking_any_key_store():
    def never():
        raise AssertionError

    keychain = Keychain(never)
    assert keychain.keep_for_this_run(FIRM.user, SECRET) is Kept.NOT_WANTED
    assert (await keychain.find(FIRM.user)).secret == SECRET


def test_the_list_says_who_but_never_how(accounts, home):
    accounts.add(FIRM)
    entry = json.loads((home / "accounts.json").read_text())["accounts"][0]
    assert set(entry) == {"name", "provider", "login", "kind", "keep_signed_in", "fence_s"}
    assert Path(home / "accounts" / FIRM.slug) == accounts.folder(FIRM)
