"""What was freed goes back to the system, where the C library can be told to."""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Callable

import pytest

from smsc_desk import memory

RESIDENT = """
import pathlib, threading
from smsc_desk import memory

def resident():
    status = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
"""

BLOCKS = """
blocks = [bytes(65536) for _ in range(1600)]  # below the size that the allocator gives back by itself
del blocks[::2]  # between two that stay
held = resident()
memory.give_back()
print(held - resident())
"""

THREAD = """
def work():  # a heap of its own: first of what is large, then of what SQLite takes for a count
    del [bytes(30_000_000)][0]
    blocks = [bytes(4096) for _ in range(10_000)]
    full.append(resident())
    del blocks
    ended.set()
    bye.wait()

memory.hold_little()
full, ended, bye = [], threading.Event(), threading.Event()
thread = threading.Thread(target=work)
thread.start()
ended.wait()
memory.give_back()
print(full[0] - resident())
bye.set()
thread.join()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
@pytest.mark.parametrize(("work", "least"), [(BLOCKS, 30_000), (THREAD, 36_000)])  # of 51,200 and 40,000 KiB
def test_what_was_freed_leaves_the_process(work: str, least: int):
    command = [sys.executable, "-c", RESIDENT + work]
    assert int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) > least


@pytest.mark.parametrize("deed", [memory.give_back, memory.hold_little])
@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_where_there_is_no_such_call_nothing_happens(deed: Callable[..., None], error: type[Exception]):
    def no_library() -> object:
        raise error

    deed(no_library)


@pytest.mark.parametrize("deed", [memory.give_back, memory.hold_little])
def test_a_library_without_the_call_is_left_alone(deed: Callable[..., None]):
    deed(object)
