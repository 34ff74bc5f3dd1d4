"""What was freed goes back to the system, where the C library can be told to."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from smsc_desk import memory

CHILD = """
import pathlib
from smsc_desk import memory

def resident():
    status = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

blocks = [bytes(65536) for _ in range(1600)]  # below the size that the allocator gives back by itself
del blocks[::2]  # between two that stay
held = resident()
memory.give_back()
print(held - resident())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_what_was_freed_leaves_the_process():
    answer = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    assert int(answer.stdout) > 30_000  # of 51,200 KiB


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_where_there_is_no_such_call_nothing_happens(error: type[Exception]):
    def no_library() -> object:
        raise error

    memory.give_back(no_library)


def test_a_library_without_the_call_is_left_alone():
    memory.give_back(object)


THREAD = """
import pathlib, threading
from smsc_desk import memory

def resident():
    status = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

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
def test_the_heap_of_a_thread_keeps_nothing_either():
    answer = subprocess.run([sys.executable, "-c", THREAD], capture_output=True, text=True, check=True)
    assert int(answer.stdout) > 36_000  # of 40,000 KiB


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_an_allocator_without_such_limits_keeps_its_own(error: type[Exception]):
    def no_library() -> object:
        raise error

    memory.hold_little(no_library)
    memory.hold_little(object)
