"""The place of the editor beside the table: it looks as the editor without a contact until that is made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import EmptyState, set_look

WIDTH, LEAST_WIDTH = 360, 300


class EditorPane(QWidget):
    """Holds the editor, once it is there."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "plane", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST_WIDTH)
        self._empty: EmptyState | None = EmptyState(icons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def hold(self, editor: QWidget) -> None:
        """Show the editor from now on."""
        layout = self.layout()
        if self._empty is None or layout is None:
            raise RuntimeError("there is an editor already")
        layout.replaceWidget(self._empty, editor)
        editor.show()  # at once: Qt would leave a picture of the empty pane in between
        self._empty.setParent(None)
        self._empty.deleteLater()
        self._empty = None
        self.setAccessibleName("")  # the editor has one

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        if self._empty is not None:  # in the words of the editor
            text = QCoreApplication.translate("ContactEditor", "Select a contact to see it here.")
            self._empty.show_empty("user", text)
            self.setAccessibleName(QCoreApplication.translate("ContactEditor", "Contact"))
