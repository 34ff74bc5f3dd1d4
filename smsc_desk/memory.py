"""Memory that was needed for a moment only, given back to the system."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from typing import Any


def _own_library() -> Any:
    return ctypes.CDLL(None)


def give_back(library: Callable[[], Any] = _own_library) -> None:
    """Let the allocator return what it holds free; some milliseconds, and nothing where it has no such call.

    glibc keeps large blocks once one of that size was freed (mallopt(3), M_MMAP_THRESHOLD: "dynamic"): after a list of
    a million numbers was read, 30 MiB stayed with the process for good. `library` loads the C library.
    """
    _trim(library)(0)


@functools.cache
def _trim(library: Callable[[], Any]) -> Callable[[int], object]:
    try:
        trim: Callable[[int], object] = library().malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library; Windows cannot even name its own
        return bool
    return trim
