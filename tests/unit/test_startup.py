"""What keeps the start short, each thing in a process of its own: both change the interpreter."""

from __future__ import annotations

import subprocess
import sys


def said(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_no_source_is_read_once_imports_are_plain():
    script = (
        "import linecache, PySide6.QtCore, json.tool\n"
        "read = len(linecache.cache)\n"
        "from smsc_desk.startup import import_plainly\n"
        "import_plainly()\n"
        "import smsc_desk.ui.plain\n"
        "print(read > 0, linecache.cache)"
    )
    assert said(script) == "True {}"


def test_garbage_is_left():
    script = "import gc; from smsc_desk.startup import leave_garbage; leave_garbage(); print(gc.isenabled())"
    assert said(script) == "False"
