"""Settings: typed, kept, and never a reason not to start."""

import asyncio
import os
import stat
import threading

import apsw
import pytest

from smsc_desk.book.errors import Damaged, DiskTrouble, TooNew
from smsc_desk.settings import MIGRATIONS, Settings, Values

posix = pytest.mark.skipif(os.name != "posix", reason="mode bits mean nothing here")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "app.db"


@pytest.fixture
def opened(path):
    """Opens settings and closes them after the test."""
    made = []

    def open_again():
        made.append(Settings(path))
        return made[-1]

    yield open_again
    for settings in made:
        settings.close()


def write(path, *statements):
    db = apsw.Connection(str(path))
    for statement in statements:
        db.execute(statement)
    db.close()


def test_without_a_file_the_defaults_hold(opened):
    assert opened().values == Values()


async def test_every_setting_makes_the_round_trip(opened):
    wanted = {
        "language": "ru", "theme": "dark", "text_scale": 150, "row_height": "roomy", "default_country": "KZ",
        "number_style": "digits", "sign_in_kind": "api_key", "provider": "https://sms.example.kz:8443",
        "company_certificates": "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n",
        "way": "proxy", "proxy": "proxy.firm.ru:3128", "proxy_login": "ann", "at_once": 14, "ask_above": 100,
    }  # fmt: skip
    assert set(wanted) == set(Values.__slots__)
    settings = opened()
    await settings.change(**wanted)
    assert settings.values == Values(**wanted) == opened().values
    await settings.change(company_certificates="")
    assert opened().values == Values(**(wanted | {"company_certificates": ""}))
    assert settings.trouble is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"theme": "pink"},
        {"text_scale": 89},
        {"text_scale": 151},
        {"ask_above": 0},
        {"default_country": "Россия"},
        {"colour": "red"},
    ],
)
async def test_a_value_that_makes_no_sense_is_a_mistake_of_the_caller(opened, wrong):
    settings = opened()
    with pytest.raises(ValueError):
        await settings.change(**wrong)
    assert settings.values == Values()


def test_a_value_that_makes_no_sense_in_the_file_becomes_the_default(opened, path):
    opened()
    write(
        path,
        "INSERT INTO setting VALUES ('theme', 'pink'), ('text_scale', '9x'), ('row_height', 'roomy'),"
        " ('provider', ''), ('of_a_newer_version', '1')",
    )
    assert opened().values == Values(row_height="roomy")


async def test_a_change_holds_at_once_and_survives_impatience(opened):
    settings = opened()
    slow = threading.Event()
    settings._writer.submit(slow.wait)
    writing = asyncio.ensure_future(settings.change(theme="light"))
    await asyncio.sleep(0)
    assert settings.values.theme == "light"
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    slow.set()
    settings.close()
    assert opened().values.theme == "light"


async def test_the_breaker_of_a_host_is_kept_and_shared_by_windows(opened):
    settings = opened()
    other = opened()
    assert await settings.change_breaker("smsc.ru", lambda text: f"{text}, one") == "None, one"
    assert await other.change_breaker("smsc.ru", lambda text: f"{text}, two") == "None, one, two"
    assert await opened().change_breaker("smsc.ru", str) == "None, one, two"
    assert await settings.change_breaker("smsc.kz", str) == "None"


async def test_a_breaker_that_cannot_be_kept_says_so(opened, path):
    settings = opened()
    write(path, "DROP TABLE breaker")
    with pytest.raises(DiskTrouble):
        await settings.change_breaker("smsc.ru", str)


async def test_two_windows_write_the_same_file(opened):
    first, second = opened(), opened()
    await asyncio.gather(first.change(theme="dark"), second.change(language="ru"))
    assert opened().values == Values(theme="dark", language="ru")


async def test_a_newer_file_is_left_alone_and_said(opened, path):
    await opened().change(theme="dark")
    write(path, "PRAGMA user_version = 99")
    settings = opened()
    assert isinstance(settings.trouble, TooNew)
    assert settings.values == Values()
    await settings.change(theme="light")
    assert settings.values.theme == "light"
    write(path, f"PRAGMA user_version = {len(MIGRATIONS)}")
    assert opened().values.theme == "dark"


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 8000])
async def test_a_damaged_file_is_moved_aside_and_said(opened, path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    settings = opened()
    assert isinstance(settings.trouble, Damaged)
    assert "app.db.damaged-1" in str(settings.trouble)
    assert (path.parent / "app.db.damaged-1").read_bytes() == content
    await settings.change(theme="dark")
    assert opened().values.theme == "dark"


async def test_a_page_damaged_inside_the_file_is_noticed(opened, path):
    settings = opened()
    await settings.change(theme="dark")
    settings.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    assert isinstance(opened().trouble, Damaged)


async def test_where_no_file_can_be_the_program_runs_with_defaults(opened, path):
    path.mkdir(parents=True)
    settings = opened()
    assert isinstance(settings.trouble, DiskTrouble)
    await settings.change(theme="dark")
    assert settings.values.theme == "dark"


async def test_a_write_that_fails_is_not_silent(opened, path):
    settings = opened()
    write(path, "DROP TABLE setting")
    with pytest.raises(DiskTrouble):
        await settings.change(theme="dark")


@posix
def test_the_file_is_closed_to_other_users(opened, path):
    opened()
    path.chmod(0o644)
    opened()
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_file_is_as_careful_as_the_book(opened):
    settings = opened()
    assert settings._db.pragma("journal_mode") == "wal"
    assert settings._db.pragma("synchronous") == 2
    assert settings._db.pragma("user_version") == len(MIGRATIONS)
