"""`serve` as a real process on a free port, and what it says when it cannot."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from smsc_desk.sandbox.command import main

ROOT = Path(__file__).parents[3]
START = "import sys; from smsc_desk.sandbox.command import main; sys.exit(main(sys.argv[1:]))"


@contextmanager
def serving(*arguments):
    """Run the command; yield the process and the address that it printed."""
    process = subprocess.Popen(
        [sys.executable, "-X", "dev", "-W", "error", "-c", START, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    with process:
        try:
            line = process.stdout.readline()
            assert line.startswith("listening on http://127.0.0.1:"), process.stderr.read()
            yield process, line.split()[-1]
        finally:
            process.kill()


def ask(url, **params):
    form = {"login": "demo", "psw": "demo", "fmt": "1", "charset": "utf-8"} | params
    return httpx.post(f"{url}/sys/phones.php", data=form, trust_env=False).text


def complaints(errors):
    """Return what was complained of; in its development mode asyncio also remarks that a machine is slow."""
    return [line for line in errors.splitlines() if not (line.startswith("Executing <") and " took " in line)]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_it_answers_as_soon_as_it_says_so_and_stops_cleanly(how):
    with serving() as (process, url):
        assert len(ask(url, get="1").splitlines()) == 1000
        process.send_signal(how)
        _, errors = process.communicate(timeout=20)
        assert (process.returncode, complaints(errors)) == (0, [])


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_switches_and_a_book_that_is_kept(tmp_path):
    arguments = (
        "--data", str(tmp_path / "book.db"), "--contacts", "0", "--login", "alex", "--password", "1", "--api-key", "k",
        "--style", "documented", "--no-int-id", "--no-limits", "--empty-list", "array", "--latency-ms", "1",
    )  # fmt: skip
    with serving(*arguments) as (process, url):
        assert ask(url, get="1") == "0,-2"
        assert ask(url, get="1", apikey="k", fmt="3") == "[]"
        assert ask(url, add="1", phone="79990000001", login="alex", psw="1", fmt="3") == '{\n"id": 1\n}'
        for _ in range(5):
            listed = ask(url, get="1", apikey="k", fmt="3")
        assert '"group": null' in listed
        assert "int_id" not in listed
        process.terminate()
        process.wait(20)
    with serving("--data", str(tmp_path / "book.db")) as (_, url):
        assert ask(url, get="1") == "79990000001,,,,,,,,,,"


def refused(capsys, *arguments):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("smsc-desk serve: ")
    assert err.count("\n") == 1
    return err


def test_a_busy_port(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "cannot be used" in refused(capsys, "--port", str(taken.getsockname()[1]))


def test_a_file_that_cannot_be_used(capsys, tmp_path):
    (tmp_path / "x.db").write_bytes(b"not a database " * 100)
    assert "x.db" in refused(capsys, "--data", str(tmp_path / "x.db"))
    assert "missing" in refused(capsys, "--data", str(tmp_path / "missing" / "x.db"))
    assert "exists already" in refused(capsys, "--data", str(tmp_path / "x.db"), "--contacts", "5")


def test_without_uvicorn(capsys, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "uvicorn" else find(name))
    assert "smsc-desk[serve]" in refused(capsys)


@pytest.mark.parametrize(
    "arguments", [["--port", "65536"], ["--contacts", "-1"], ["--data", "x", "--memory"], ["--style", "new"]]
)
def test_wrong_arguments(arguments, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


def test_the_sandbox_needs_nothing_of_the_program_nor_qt():
    script = (
        "import sys, smsc_desk.sandbox.demo, smsc_desk.sandbox.command\n"
        "ours = [n for n in sys.modules if n.startswith('smsc_desk.') and not n.startswith('smsc_desk.sandbox')]\n"
        "others = 'PySide6', 'qasync', 'httpx', 'uvicorn', 'sqlite3'\n"
        "foreign = [n for n in sys.modules if n.split('.')[0] in others]\n"
        "sys.exit(str(ours + foreign) if ours + foreign else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
