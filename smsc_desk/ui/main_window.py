"""The window: message bars on top, and below them either the sign-in screen or the desk of an account."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from smsc_desk.ui import plain
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.placing import place_of, put_back

FIRST_SIZE = (1200, 760)
SMALLEST = (900, 560)


class MainWindow(QMainWindow):
    """Places one page; closing it is asked for, since a page may have drafts."""

    closeWanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setWindowTitle("smsc-desk")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self.notices = Notices(icons)
        self._page: QWidget | None = None
        self._may_close = False
        self._painted: asyncio.Future[None] | None = None
        frame = QWidget()
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notices)
        self.setCentralWidget(frame)

    async def painted(self) -> None:
        """Show the window and wait until it is on the screen for the first time."""
        self._painted = asyncio.get_running_loop().create_future()
        self.show()
        await self._painted

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._painted is not None and not self._painted.done():
            self._painted.set_result(None)

    @property
    def page(self) -> QWidget | None:
        """What is shown below the message bars."""
        return self._page

    def show_page(self, page: QWidget) -> None:
        """Put a page in the place of the one before, which is dropped."""
        if self._page is not None:
            self._page.setParent(None)
            self._page.deleteLater()
        self._page = page
        self._column.addWidget(page, 1)

    def title(self, account: str = "") -> None:
        """Say in the title bar whose book it is."""
        self.setWindowTitle(f"{plain.one_line(account)} – smsc-desk" if account else "smsc-desk")

    def come_to_front(self) -> None:
        """Be seen: somebody has started the program a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)  # where the system does not let a window push itself in front

    # --- closing ---

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.closeWanted.emit()

    def finish(self) -> None:
        """Really close."""
        self._may_close = True
        self.close()

    # --- the place on the screen ---

    def layout_text(self) -> str:
        """Return place and size, to be kept."""
        return place_of(self)

    def restore_layout(self, text: str) -> None:
        """Take the place and size that were kept; a text of another shape is left."""
        put_back(self, text)
