"""Choosing a row of a view from the program, not by a key or a click in it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView


def choose_only(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make an index current and it, or its row, the only one that is selected, whatever keys are held.

    A view's own `setCurrentIndex` asks the keyboard: under the Ctrl of a shortcut it adds to the selection.
    """
    flag = QItemSelectionModel.SelectionFlag
    whole_rows = view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
    how = flag.ClearAndSelect | flag.Rows if whole_rows else flag.ClearAndSelect
    view.selectionModel().setCurrentIndex(index, how)
