"""What the types of a block are called and what they mean, in all lengths the screens need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from smsc_desk.book.block import STRICTNESS, BlockType


@dataclass(frozen=True, slots=True)
class _Words:
    """`kind` is what the badge knows a type by; the rest is English until it is shown."""

    kind: str
    short: Any  # what QT_TRANSLATE_NOOP gives back, a str
    label: Any
    legend: Any
    sentence: Any


_TYPES: Mapping[BlockType, _Words] = MappingProxyType({
    BlockType.ALL: _Words(
        "all",
        QT_TRANSLATE_NOOP("BlockType", "All"),
        QT_TRANSLATE_NOOP("BlockType", "All messages"),
        QT_TRANSLATE_NOOP("BlockType", "All: nothing is sent"),
        QT_TRANSLATE_NOOP("BlockType", "Nothing is sent: no mailings, no single messages."),
    ),
    BlockType.MASS: _Words(
        "mass",
        QT_TRANSLATE_NOOP("BlockType", "Mass"),
        QT_TRANSLATE_NOOP("BlockType", "Mailings only"),
        QT_TRANSLATE_NOOP("BlockType", "Mass: no group mailings"),
        QT_TRANSLATE_NOOP("BlockType", "No group mailings; single messages are still sent."),
    ),
    BlockType.SINGLE: _Words(
        "single",
        QT_TRANSLATE_NOOP("BlockType", "Single"),
        QT_TRANSLATE_NOOP("BlockType", "Single messages only"),
        QT_TRANSLATE_NOOP("BlockType", "Single: no single messages"),
        QT_TRANSLATE_NOOP("BlockType", "No single messages; group mailings are still sent."),
    ),
})  # fmt: skip

TYPES = STRICTNESS
"""The types in the order in which they are offered: the keys 1, 2, 3."""


def kind(block_type: BlockType) -> str:
    """Return what the badge knows a type by."""
    return _TYPES[block_type].kind


def short(block_type: BlockType) -> str:
    """Return the one word of the badge."""
    return _translated(_TYPES[block_type].short)


def label(block_type: BlockType) -> str:
    """Return the name of a type, as menus and forms have it."""
    return _translated(_TYPES[block_type].label)


def legend(block_type: BlockType) -> str:
    """Return the type's part of the legend."""
    return _translated(_TYPES[block_type].legend)


def sentence(block_type: BlockType) -> str:
    """Return what a block of the type does."""
    return _translated(_TYPES[block_type].sentence)


def _translated(text: str) -> str:
    return QCoreApplication.translate("BlockType", text)
