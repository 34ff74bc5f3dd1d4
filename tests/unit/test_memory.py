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
