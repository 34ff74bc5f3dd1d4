"""What an item model tells its delegate beside the text: one role per visible thing (QtCore only)."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole) + 100


class Role(IntEnum):
    """The value behind each role; None or an absent answer always means "draw nothing of it"."""

    CHIPS = _FIRST
    """list[str]: names of groups or tags, in the order shown"""
    BADGE = _FIRST + 1
    """tuple[kind, text] | None: a block; kind is 'all', 'mass' or 'single'"""
    STATE = _FIRST + 2
    """'', 'pending' (not sent), 'problem' (refused), 'doubt' (no answer), 'loading' (being fetched)"""
    COUNT = _FIRST + 3
    """int | None: members; None while they are being counted"""
    REACH = _FIRST + 4
    """float | None: share of members that can be reached, 0..1"""
    KIND = _FIRST + 5
    """'heading' | 'row'"""
    ICON = _FIRST + 6
    """str: name of an icon"""
