"""The log can be shown to anybody: whatever is logged, it holds no secret, no number, no address and no name."""

import asyncio
import io
import logging
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smsc_desk.book import errors
from smsc_desk.log import BACKUPS, LARGEST, NAME, Log, Scrubber, crashes_told, describe

OURS = logging.getLogger("smsc_desk.test")
FOREIGN = logging.getLogger("somebody.else")
SECRET = 'pa&ss wörd-"7531"'


@pytest.fixture
def stderr():
    return io.StringIO()


@pytest.fixture
def log(tmp_path, stderr):
    made = Log(tmp_path, stderr=stderr)
    made.hide(SECRET)
    yield made
    made.close()


def lines(log):
    return [line.partition(" ")[2].partition(" ")[2] for line in log.text().splitlines()]


def test_a_line_says_when_who_and_what(log):
    OURS.info("the line: %s", "online")
    [line] = log.text().splitlines()
    assert line.endswith(" INFO smsc_desk.test: the line: online")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (f"psw={SECRET}", "psw=***"),
        ("psw=pa%26ss+w%C3%B6rd-%227531%22", "psw=***"),
        ("psw=pa%26ss%20w%C3%B6rd-%227531%22", "psw=***"),
        ('{"psw": "pa&ss w\\u00f6rd-\\"7531\\""}', '{"psw": "***"}'),
        ("b'pa&ss w\\xc3\\xb6rd-\"7531\"'", "b'***'"),
        ("to 79161234567", "to <number>"),
        ("to +7 (916) 123-45-67, now", "to <number>, now"),
        ("to 8 916 123\u00a045\u201167.", "to <number>."),
        ("from ann.b+c@пример.рф!", "from <e-mail>"),
        ("code 5, 120 rows, 12:30", "code 5, 120 rows, 12:30"),
        ("two\nlines\x1b[31m", "two lines [31m"),
    ],
)
def test_what_is_written_of_what_is_said(log, said, written):
    OURS.info("%s", said)
    assert lines(log) == [f"INFO smsc_desk.test: {written}"]


def test_of_other_people_only_warnings_and_no_values(log):
    FOREIGN.info("HTTP Request: POST https://smsc.ru/?psw=%s", SECRET)
    FOREIGN.warning("Retrying (%s) after connection broken by '%s'", 1, "Anna")
    FOREIGN.error("Task exception was never retrieved\nfuture: <Task exception=ValueError('Anna')>")
    FOREIGN.error("Exception in callback send('Anna')")
    FOREIGN.warning(ValueError("Анна"))
    assert lines(log) == [
        "WARNING somebody.else: Retrying",
        "ERROR somebody.else: Task exception was never retrieved",
        "ERROR somebody.else: Exception in callback send",
        "WARNING somebody.else: ",
    ]


def fail_with(text):
    password = text  # a local variable
    try:
        {}[password]
    except KeyError as exc:
        raise ValueError(f"{text} of Анна") from exc


def test_of_a_crash_kinds_and_places_no_texts_no_variables_no_code(log, stderr):
    with pytest.raises(ValueError) as caught:
        fail_with(SECRET)
    log.crash(caught.value)
    for written in log.text(), stderr.getvalue():
        assert "builtins.ValueError" in written
        assert "builtins.KeyError" in written
        assert "unit/test_log.py:" in written
        assert "in fail_with" in written
        for private in ("Анна", "7531", "password", str(Path.cwd())):
            assert private not in written


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.Refused(5, "Анна"), "  smsc_desk.book.errors.Refused (code 5)"),
        (OSError(28, "Анна", "/home/anna"), f"  builtins.OSError (errno 28: {os.strerror(28)})"),
        (OSError("Анна"), "  builtins.OSError"),
    ],
)
def test_what_a_kind_may_tell(error, said):
    assert describe(error) == [said]


def test_a_circle_of_causes_ends():
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert len(describe(one)) == 2
    group = ExceptionGroup("Анна", [ValueError("Анна") for _ in range(100)])
    assert len(describe(group)) == 12


def test_ends_of_threads_and_of_objects_are_told(log):
    told = []
    with crashes_told(told.append):
        thread = threading.Thread(target=fail_with, args=("Анна",))
        thread.start()
        thread.join()
        sys.unraisablehook(type("Args", (), {"exc_value": LookupError()}))
        sys.excepthook(OSError, OSError(), None)
    assert [type(error) for error in told] == [ValueError, LookupError, OSError]
    assert sys.excepthook is not told.append


async def test_what_asyncio_tells_at_last_is_told_here(log):
    asyncio.get_running_loop().call_exception_handler(
        {"message": "Exception in callback f('Анна')", "exception": ValueError("Анна"), "future": "Анна"}
    )
    assert "Exception in callback f" in log.text()
    assert "builtins.ValueError" in log.text()
    assert "Анна" not in log.text()


@pytest.mark.parametrize("text", ["Qt is here", "setGeometry: Unable to set geometry <Анна> 79161234567", ""])
def test_what_qt_says(log, text):
    log.qt(logging.WARNING, text)
    assert lines(log)[0].startswith("WARNING smsc_desk.qt: " + text[:8])
    assert "Анна" not in log.text()


@pytest.mark.skipif(os.name != "posix", reason="mode bits mean nothing here")
def test_the_file_is_its_user_s_and_stays_small(log, tmp_path):
    for number in range(6000):
        OURS.info("%s %s", number, "x" * 200)
    files = list(tmp_path.iterdir())
    assert len(files) == 1 + BACKUPS
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert all(file.stat().st_size <= LARGEST for file in files)
    assert log.text().splitlines()[-1].endswith("x" * 200)


def test_a_file_that_was_open_to_others_is_closed_to_them(tmp_path):
    (tmp_path / NAME).touch()
    (tmp_path / NAME).chmod(0o644)
    Log(tmp_path).close()
    assert os.name != "posix" or stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_without_a_place_to_write_nothing_is_written_and_nothing_said(tmp_path, capsys):
    log = Log(tmp_path / "missing")
    OURS.warning("hello")
    assert log.text() == ""
    log.close()
    assert capsys.readouterr().err == ""


def test_a_record_that_cannot_be_made_is_not_printed(log, capsys):
    record = OURS.makeRecord(OURS.name, logging.WARNING, "", 0, "%d", (SECRET,), None)
    for handler in log._handlers:
        handler.handle(record)
    assert "7531" not in capsys.readouterr().err + log.text()


def test_the_text_to_copy_is_scrubbed_with_what_was_learned_later(log):
    OURS.info("trying hunter22")
    assert "hunter22" in log.text()
    log.hide("hunter22")
    assert "hunter22" not in log.text()


def test_two_runs_write_one_after_the_other(tmp_path):
    for number in range(2):
        log = Log(tmp_path)
        OURS.warning("run %d", number)
        log.close()
    OURS.warning("nobody writes this")
    log = Log(tmp_path)
    assert [line[-5:] for line in log.text().splitlines()] == ["run 0", "run 1"]
    log.close()


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


@given(TEXT, TEXT, st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=4, max_size=20))
def test_whatever_stands_around_it_a_secret_is_hidden(before, after, secret):
    assume(not set("*<>") & set(secret) and secret not in "number e-mail")
    scrubber = Scrubber()
    scrubber.hide(secret)
    written = scrubber.scrub(f"{before}{secret}{after}")
    assert secret not in written


@given(st.text("0123456789@a. -()", max_size=200))
def test_no_number_is_left(text):
    written = Scrubber().scrub(text)
    assert not any(run.isdigit() and len(run) >= 7 for run in written.replace("<number>", " ").split())


def test_scrubbing_takes_no_time_worth_mention():
    scrubber = Scrubber()
    for text in ("a" * 200_000, "1-" * 100_000, "a@" * 100_000, "1" * 200_000):
        assert len(scrubber.scrub(text)) < 30_000


@pytest.mark.skipif(sys.platform == "win32", reason="no core dumps there")
def test_no_picture_of_the_memory_is_left():
    script = (
        "import resource, smsc_desk.log as log; log.no_core_dumps(); print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
