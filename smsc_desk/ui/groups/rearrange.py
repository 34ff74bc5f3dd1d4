"""From one order of rows to another by the steps that item models announce: nothing is reset, nothing jumps."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex


def rearrange(model: QAbstractItemModel, parent: QModelIndex, keys: list[Hashable], wanted: Sequence[Hashable]) -> None:
    """Make the list behind a model's rows equal to another one; each key stands for one row and occurs once."""
    _remove(model, parent, keys, wanted)
    for row, key in enumerate(wanted):
        if row < len(keys) and keys[row] == key:
            continue
        if key in keys[row:]:
            _move(model, parent, keys, keys.index(key, row), row)
        else:
            _insert(model, parent, keys, row, wanted)


def _remove(model: QAbstractItemModel, parent: QModelIndex, keys: list[Hashable], wanted: Sequence[Hashable]) -> None:
    staying = set(wanted)
    for first, last in _runs([row for row, key in enumerate(keys) if key not in staying]):
        model.beginRemoveRows(parent, first, last)
        del keys[first : last + 1]
        model.endRemoveRows()


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of what stands together, the last rows first."""
    while rows:
        last = first = rows.pop()
        while rows and rows[-1] == first - 1:
            first = rows.pop()
        yield first, last


def _move(model: QAbstractItemModel, parent: QModelIndex, keys: list[Hashable], old: int, new: int) -> None:
    model.beginMoveRows(parent, old, old, parent, new)
    keys.insert(new, keys.pop(old))
    model.endMoveRows()


def _insert(
    model: QAbstractItemModel, parent: QModelIndex, keys: list[Hashable], row: int, wanted: Sequence[Hashable]
) -> None:
    """Insert at once all that is new from this row on, up to a row that is there already."""
    present = set(keys[row:])
    last = row
    while last + 1 < len(wanted) and wanted[last + 1] not in present:
        last += 1
    model.beginInsertRows(parent, row, last)
    keys[row:row] = wanted[row : last + 1]
    model.endInsertRows()
