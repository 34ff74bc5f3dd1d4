"""Garbage is looked for in the thread of the windows; in a process of its own, as it changes the interpreter."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import gc, threading, weakref
from PySide6.QtCore import QCoreApplication
from smsc_desk.ui import garbage

class Circle:
    def __init__(self):
        self.itself = self
        self.died = weakref.finalize(self, lambda: threads.append(threading.current_thread().name))

threads = []
app = QCoreApplication([])
keeper = garbage.Garbage()
print(gc.isenabled(), gc.get_freeze_count() > 0)
Circle()
worker = threading.Thread(target=lambda: [[] for _ in range(10 * gc.get_threshold()[0])], name="worker")
worker.start()
worker.join()
print(threads)
kept = [[] for _ in range(2 * gc.get_threshold()[0])]
garbage.look()
print(threads)
"""


def test_only_the_thread_of_the_windows_looks():
    answer = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == ["False True", "[]", "['MainThread']"]
