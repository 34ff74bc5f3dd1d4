"""Side bar, table and editor side by side; in a narrow window the editor floats over the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

SIDEBAR, SIDEBAR_LEAST, SIDEBAR_MOST = 232, 150, 420
EDITOR, EDITOR_LEAST, EDITOR_MOST = 360, 300, 520
NARROW = 1100
"""Below this width of the page the editor floats (screens, "Layout")."""


class ContactsPage(QWidget):
    """Arranges three panes; both outer ones can be put away."""

    editorShown = Signal(bool)
    sidebarShown = Signal(bool)

    def __init__(self, sidebar: QWidget, middle: QWidget, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidebar, self._editor = sidebar, editor
        self._wanted = True  # the editor, in a wide window
        self._floating = QFrame(self)
        self._floating.setProperty("plane", "surface")
        self._floating.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self._floating)
        column.setContentsMargins(0, 0, 0, 0)
        self._floating.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (sidebar, middle, editor):
            self.splitter.addWidget(pane)
        self._limit()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        editor.installEventFilter(self)

    def _limit(self) -> None:
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._sidebar.setMinimumWidth(SIDEBAR_LEAST)
        self._sidebar.setMaximumWidth(SIDEBAR_MOST)
        self._editor.setMinimumWidth(EDITOR_LEAST)
        self._editor.setMaximumWidth(EDITOR_MOST)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([SIDEBAR, 10_000, EDITOR])

    # --- the outer panes ---

    @property
    def narrow(self) -> bool:
        """Whether the editor floats."""
        return self.width() < NARROW

    def editor_visible(self) -> bool:
        """Tell whether the editor is shown."""
        return not self._floating.isHidden() if self.narrow else self._wanted

    def show_editor(self, shown: bool) -> None:  # noqa: FBT001 - as QWidget.setVisible
        """Show or put away the editor."""
        if self.narrow:
            self._floating.setVisible(shown)
            self._float()
        else:
            self._wanted = shown
            self._editor.setVisible(shown)
        self.editorShown.emit(shown)

    def show_sidebar(self, shown: bool) -> None:  # noqa: FBT001 - as QWidget.setVisible
        """Show or put away the side bar."""
        self._sidebar.setVisible(shown)
        self.sidebarShown.emit(shown)

    def sidebar_visible(self) -> bool:
        """Tell whether the side bar is shown."""
        return not self._sidebar.isHidden()

    # --- wide and narrow ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        floats = self._editor.parentWidget() is self._floating
        layout = self._floating.layout()
        if self.narrow and not floats and layout is not None:
            layout.addWidget(self._editor)
            self._editor.show()
            self._floating.hide()
        elif not self.narrow and floats:
            self._floating.hide()
            self.splitter.insertWidget(2, self._editor)
            self._editor.setVisible(self._wanted)
        self._float()
        self.editorShown.emit(self.editor_visible())

    def _float(self) -> None:
        width = min(self._editor.maximumWidth(), max(EDITOR_LEAST, self.width() * 2 // 5))
        self._floating.setGeometry(self.width() - width, 0, width, self.height())
        self._floating.raise_()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc that the editor has no use for puts a floating one away."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self._editor and escape and event.type() == QEvent.Type.KeyPress and self.narrow:
            self.show_editor(False)
            return True
        return False

    # --- kept over restarts ---

    def layout_text(self) -> str:
        """Return the widths and what is shown, to be kept."""
        sizes = self.splitter.sizes()
        editor = sizes[2] if len(sizes) > 2 and sizes[2] else EDITOR
        return f"{sizes[0] or SIDEBAR} {editor} {int(self._wanted)} {int(self.sidebar_visible())}"

    def restore_layout(self, text: str) -> None:
        """Take what was kept; a text of another shape is left."""
        parts = text.split()
        if len(parts) != 4 or not all(part.isdigit() for part in parts):
            return
        sidebar, editor, wanted, bar = map(int, parts)
        self.splitter.setSizes([sidebar, 10_000, editor])
        self.show_sidebar(bool(bar))
        self._wanted = bool(wanted)
        # Not by show_editor: before it is on the screen the page is as narrow as Qt makes it.
        if self._editor.parentWidget() is not self._floating:
            self._editor.setVisible(self._wanted)
        self.editorShown.emit(self.editor_visible())
