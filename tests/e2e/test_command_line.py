"""The command line: pictures, answers in words, and an end that is asked for."""

from __future__ import annotations

import signal
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT, Provider, Start

pytestmark = pytest.mark.e2e

PROGRAMS = [("-m", "smsc_desk"), (str(ROOT / "main.py"),), (str(Path(sysconfig.get_path("scripts")) / "smsc-desk"),)]
CALM_S = 10.0  # a request held back or a thread that is waited for would take a minute and more
STRICT = ("-X", "dev", "-W", "error")
NOWHERE = "http://127.0.0.1:9"  # the port of "discard", where nobody listens
WIDTH, HEIGHT = 1200, 760


def size_of(picture: Path) -> tuple[int, int]:
    """Return width and height, from the PNG's first chunk."""
    begin = picture.read_bytes()[:24]
    assert begin[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(begin[16:20]), int.from_bytes(begin[20:24])


@pytest.mark.parametrize("program", PROGRAMS, ids=["module", "main.py", "script"])
def test_the_three_names_of_the_program_draw_the_same_picture(start: Start, tmp_path: Path, program: tuple[str, ...]):
    if len(program) == 1 and not Path(program[0]).exists():
        pytest.skip("the program is not installed")
    picture = tmp_path / "a.png"
    ran = start(*program, "--demo", "--data-dir", tmp_path / "d", "--screenshot", picture)
    assert (ran.ended(), ran.errors) == (0, "")
    assert size_of(picture) == (WIDTH, HEIGHT)
    assert picture.stat().st_size > 40_000, "1,200 contacts are no empty window"


@pytest.mark.parametrize("signed_in", [False, True], ids=["first run", "unreachable"])
def test_a_picture_of_a_window_without_a_book(start: Start, tmp_path: Path, signed_in: bool):
    picture = tmp_path / "a.png"
    ran = start(
        "-m", "smsc_desk", "--provider", NOWHERE, "--data-dir", tmp_path / "d", "--screenshot", picture,
        signed_in=signed_in,
    )  # fmt: skip
    assert (ran.ended(), ran.errors) == (0, "")
    assert size_of(picture) == (WIDTH, HEIGHT)


def test_a_picture_that_cannot_be_written_is_a_failure_in_words(start: Start, tmp_path: Path):
    picture = tmp_path / "missing" / "a.png"
    ran = start("-m", "smsc_desk", "--data-dir", tmp_path / "d", "--screenshot", picture)
    assert ran.ended() == 1
    assert ran.errors == f"smsc-desk: the picture could not be written to {picture}\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("display", ["", ":4711"])
def test_without_a_display_one_sentence_and_no_abort(start: Start, tmp_path: Path, display: str):
    ran = start("-m", "smsc_desk", "--demo", "--data-dir", tmp_path / "d", DISPLAY=display, QT_QPA_PLATFORM="")
    assert ran.ended() == 2
    assert ran.errors.startswith("smsc-desk: there is no display here.")
    assert ran.errors.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_a_picture_is_drawn_all_the_same(start: Start, tmp_path: Path):
    picture = tmp_path / "a.png"
    ran = start("-m", "smsc_desk", "--data-dir", tmp_path / "d", "--screenshot", picture, QT_QPA_PLATFORM="")
    assert (ran.ended(), ran.errors) == (0, "")
    assert size_of(picture) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://example.com", "http:// is for this computer only; use https://"),
        ("https://olga:secret@smsc.ru", "leave login and password out of the address"),
        ("https://smsc.ru/?psw=secret", 'leave out everything after "?" or "#"'),
        ("ftp://smsc.ru", "this is not an address"),
        ("sms centre", "this is not an address"),
    ],
)
def test_an_address_that_would_not_do_is_refused_in_words(start: Start, address: str, words: str):
    ran = start("-m", "smsc_desk", "--provider", address)
    assert ran.ended() == 2
    assert words in ran.errors.splitlines()[-1]
    assert "Traceback" not in ran.errors
    assert "secret" not in ran.errors


@pytest.mark.parametrize(
    ("number", "strict", "story"),
    [
        (signal.SIGTERM, (), "only_look"),
        (signal.SIGINT, (), "wait_inside"),
        (signal.SIGTERM, STRICT, "wait_inside"),
        (signal.SIGINT, STRICT, "only_look"),
    ],
    ids=["TERM", "INT, signed in", "TERM, signed in, strict", "INT, strict"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_signal_ends_it_at_once_and_calmly(
    start: Start, provider: Provider, tmp_path: Path, number: signal.Signals, strict: tuple[str, ...], story: str
):
    program = start(
        *strict, "-m", "tests.e2e.robot", story, "--data-dir", tmp_path / "d", "--provider", provider.wire.url,
        "--lang", "en", signed_in=story == "wait_inside",
    )  # fmt: skip
    program.step("inside")
    begun = time.monotonic()
    program.signal(number)
    assert program.ended() == 0
    assert time.monotonic() - begun < CALM_S
    for word in ("Traceback", "Warning", "never awaited", "destroyed"):
        assert word not in program.errors


def test_the_data_folder_that_cannot_be_used_is_told_in_a_sentence(start: Start, tmp_path: Path):
    taken = tmp_path / "file"
    taken.write_text("no folder")
    ran = start("-m", "smsc_desk", "--data-dir", taken, "--screenshot", tmp_path / "a.png")
    assert ran.ended() == 1
    assert ran.errors.startswith(f"smsc-desk: {taken} cannot be used")
    assert ran.errors.count("\n") == 1


@pytest.mark.skipif(not (ROOT / "resources" / "translations" / "ru.qm").exists(), reason="no translations yet")
def test_lang_ru_is_russian(start: Start, tmp_path: Path):
    program = start("-m", "tests.e2e.robot", "in_russian", "--data-dir", tmp_path / "d", "--lang", "ru")
    words = program.step("seen")["words"]
    assert "Логин" in words.replace("&", "")
    assert "Пароль" in words.replace("&", "")
    assert (program.ended(), program.errors) == (0, "")
