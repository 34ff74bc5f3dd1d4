"""The pages of Activity, by number: whoever leads to one of them needs no page for that."""

from __future__ import annotations

import enum


class Section(enum.IntEnum):
    """The pages, in their order."""

    QUEUE = 0
    PROBLEMS = 1
    JOBS = 2
    HISTORY = 3
    DELETED = 4
