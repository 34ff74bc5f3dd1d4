"""Memory that was needed for a moment only, given back to the system."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from typing import Any

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""The numbers of malloc.h."""

LARGE = 1 << 20
"""Bytes: blocks from here on are the system's again when they are freed, and so is a free end of that length."""


def _own_library() -> Any:
    return ctypes.CDLL(None)


def hold_little(library: Callable[[], Any] = _own_library) -> None:
    """Let the allocator keep little of what is free; once at the start, and nothing where it has no such setting.

    glibc raises both limits with every large block that is freed (mallopt(3)), up to 32 and 64 MiB, and `give_back`
    does not reach the end of a thread's own heap: of a count of a million members, 20 MiB stayed with the process.
    """
    choose = _call("mallopt", library)
    for limit in (M_TRIM_THRESHOLD, M_MMAP_THRESHOLD):
        choose(limit, LARGE)


def give_back(library: Callable[[], Any] = _own_library) -> None:
    """Let the allocator return what it holds free; some milliseconds, and nothing where it has no such call.

    glibc keeps large blocks once one of that size was freed (mallopt(3), M_MMAP_THRESHOLD: "dynamic"): after a list of
    a million numbers was read, 30 MiB stayed with the process for good. `library` loads the C library.
    """
    _call("malloc_trim", library)(0)


@functools.cache
def _call(name: str, library: Callable[[], Any]) -> Callable[..., object]:
    try:
        return getattr(library(), name)  # type: ignore[no-any-return]
    except (AttributeError, OSError, TypeError):  # another C library; Windows cannot even name its own
        return lambda *_: False
