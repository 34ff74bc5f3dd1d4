"""*Connection…*: the way to the provider, whom to trust besides the system's authorities, how much at once, and how
long a lost answer is waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from smsc_desk.book.errors import Invalid
from smsc_desk.provider.authorities import Authority, authorities_in, read_authorities
from smsc_desk.provider.pace import DEFAULT_LIMIT
from smsc_desk.settings import FEWEST_AT_ONCE, MOST_AT_ONCE
from smsc_desk.ui import plain
from smsc_desk.ui.account.card import grown
from smsc_desk.ui.account.fields import NamedField
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.proxy_box import DIRECT, ProxyBox, ProxyWish
from smsc_desk.ui.system_proxy import AskSystem, Has, SystemProxy
from smsc_desk.ui.tasks import Tasks, ask
from smsc_desk.ui.widgets import button, dress_spin_box, label, line, primary_button, set_look

translate = QCoreApplication.translate

LEAST_S, MOST_S = 60, 600
"""What may be set (reliability, A.3: under a minute an answer is given up while the change can still be made)."""

WIDTH = 620
FRAME = 48  # pixels of the screen for what the system draws around a window
SHOWN = 3  # authorities that are named; a file may hold a hundred

ChooseFile = Callable[[QWidget], Awaitable[Path | None]]
"""parent -> the file with certificates, None for none"""
Read = Callable[[Path], str]
"""`read_authorities`; runs in a thread"""


@dataclass(frozen=True, slots=True)
class Fence:
    """How long an account waits after a lost answer, in seconds; None is the usual time."""

    set_s: float | None
    usual_s: float

    @property
    def text(self) -> str:
        return f"{self.set_s or self.usual_s:g}"


@dataclass(frozen=True, slots=True)
class Given:
    """What is set for all accounts, or wished for; `certificates` is PEM text, empty for none."""

    certificates: str = ""
    proxy: ProxyWish = DIRECT
    at_once: int = DEFAULT_LIMIT


def no_proxy() -> SystemProxy:
    """Where there is no system to ask."""
    return SystemProxy(Has.NONE)


class CertificateBox(QWidget):
    """Who is trusted, and the choice of a file; what cannot be taken is said below, and what was chosen stays."""

    busy = Signal(bool)

    def __init__(self, tasks: Tasks, pem: str, choose: ChooseFile, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pem = pem
        self._tasks, self._choose_file, self._read = tasks, choose, read
        self._wrong = ""  # the reason's key
        self._file = ""
        self._heading, self._about = label(role="heading"), label(role="muted", wrap=True)
        self.trusted, self.complaint = label(wrap=True), label(role="error", wrap=True)
        self.choose, self.remove = button(""), button("")
        for pressed in (self.choose, self.remove):
            pressed.setAutoDefault(False)
        self.choose.clicked.connect(lambda: self._tasks.start(self._take(), name="choose a certificate"))
        self.remove.clicked.connect(self._remove)
        self._place()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    async def _take(self) -> None:
        path = await self._choose_file(self.window())
        if path is None or not isValid(self):
            return
        self._set_busy(True)
        try:
            pem, wrong = await asyncio.to_thread(self._read, path), ""
        except Invalid as error:
            pem, wrong = "", error.reason
        if isValid(self):  # a slow disk: the dialog may have been closed
            self.pem = pem or self.pem
            self._wrong, self._file = wrong, path.name
            self._set_busy(False)
            self._show()
            self.choose.setFocus()  # it was disabled, and the keyboard elsewhere

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - as QWidget.setEnabled
        self.setEnabled(not busy)
        self.busy.emit(busy)

    def _remove(self) -> None:
        self.pem = self._wrong = ""
        self._show()
        self.choose.setFocus()

    def _show(self) -> None:
        authorities = authorities_in(self.pem)
        trusted = [self._told(one) for one in authorities[:SHOWN]]
        if (more := len(authorities) - SHOWN) > 0:
            trusted.append(self.tr("and %n more", "", more))
        self.trusted.setText("\n".join(trusted) or self.tr("Only the authorities of the system are trusted."))
        self.remove.setVisible(bool(trusted))
        self.complaint.setText(self._complained())
        self.complaint.setVisible(bool(self._wrong))
        set_look(self.choose, "state", "error" if self._wrong else "none")
        self.choose.setAccessibleDescription(self.complaint.text() or self.trusted.text())

    def _told(self, one: Authority) -> str:
        day = QLocale().toString(QDate(one.until.year, one.until.month, one.until.day), "d MMMM yyyy")
        text = self.tr("Trusted as well: %1, valid until %2")
        return text.replace("%2", day).replace("%1", plain.one_line(one.name or self.tr("without a name")))

    def _complained(self) -> str:
        match self._wrong:
            case "":
                return ""
            case "unreadable":
                text = self.tr("%1 cannot be read. Nothing was changed; copy it to this computer and choose it again.")
            case "no_authority":
                text = self.tr(
                    "The certificate in %1 is not of an authority but of a single server. Nothing was changed; ask for"
                    " the certificate of the authority."
                )
            case "expired":
                text = self.tr("The certificate in %1 has expired or is not valid yet. Nothing was changed.")
            case _:
                text = self.tr(
                    "There is no certificate in %1. Nothing was changed; choose a PEM, CRT, CER or DER file."
                )
        return text.replace("%1", plain.one_line(self._file))

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._heading, self._about, self.trusted):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.complaint)
        self.setFocusProxy(self.choose)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Company certificate"))
        self._about.setText(
            self.tr(
                "Where a company network looks into encrypted connections, certificates are issued by the company"
                " itself. Choose the file with its authority’s certificate; it is trusted besides those of the system,"
                " from the next connection on."
            )
        )
        self.choose.setText(self.tr("&Choose a file…"))
        self.remove.setText(self.tr("&Remove"))
        self.choose.setAccessibleName(self.tr("Choose a file with a company certificate"))
        self.remove.setAccessibleName(self.tr("Remove the company certificate"))
        self._show()


class ConnectionDialog(QDialog):
    """Nothing is kept before *Save*: then `wanted` and `fence_s` are what was chosen."""

    def __init__(  # noqa: PLR0913 - the first three are what it is, the rest has defaults
        self,
        tasks: Tasks,
        icons: Icons,
        given: Given,
        fence: Fence | None = None,
        parent: QWidget | None = None,
        *,
        choose: ChooseFile | None = None,
        read: Read = read_authorities,
        system: AskSystem = no_proxy,
    ) -> None:
        """Without `fence` there is no account that it could be set for."""
        super().__init__(parent)
        self._fence = fence
        self._wrong = False
        self._title = label(role="title")
        self.proxy = ProxyBox(tasks, icons, given.proxy, system)
        self.box = CertificateBox(tasks, given.certificates, choose or choose_certificate, read)
        self._pace_heading, self._pace_about = label(role="heading"), label(role="muted", wrap=True)
        self.at_once = QSpinBox(minimum=FEWEST_AT_ONCE, maximum=MOST_AT_ONCE, value=given.at_once)
        dress_spin_box(self.at_once)
        self._pace = NamedField(self.at_once)
        self._heading, self._about = label(role="heading"), label(role="muted", wrap=True)
        self.seconds = QLineEdit(fence.text if fence else "")
        self._field = NamedField(self.seconds)
        self.cancel, self.save = button(""), primary_button("")
        self.save.setDefault(True)
        self.cancel.setAutoDefault(False)
        self._inside, self._buttons = QWidget(), QWidget()
        self._place()
        self._connect()
        self._retranslate()

    @property
    def wanted(self) -> Given:
        """What is chosen for all accounts."""
        return Given(self.box.pem, self.proxy.wish, self.at_once.value())

    @property
    def fence_s(self) -> float | None:
        """The seconds that are typed, None for the usual time and where there is no account to set them for."""
        if self._fence is None or self._untouched():
            return self._fence.set_s if self._fence else None
        seconds = self._typed_s()
        return None if seconds is None or seconds == self._fence.usual_s else float(seconds)

    def accept(self) -> None:
        """Close, unless something cannot be taken: that is said beside its field."""
        if not self.proxy.judge():
            return
        if self._fence is None or self._untouched() or self._typed_s() is not None:
            super().accept()
            return
        self._wrong = True
        self._complain()
        self.seconds.setFocus()
        self.seconds.selectAll()

    def _untouched(self) -> bool:
        """Tell whether the field is as it was: the list's file may hold what is not offered here."""
        return self._fence is not None and self.seconds.text().strip() == self._fence.text

    def _typed_s(self) -> int | None:
        typed = self.seconds.text().strip()
        seconds = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0
        return seconds if LEAST_S <= seconds <= MOST_S else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # --- its size ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    @property
    def whole_height(self) -> int:
        """How high it is where the screen has room for all of it."""
        inside = self._inside.layout()
        assert inside is not None  # noqa: S101 - placed in the constructor
        return inside.totalHeightForWidth(self.width()) + self._buttons.sizeHint().height()

    def _fit(self) -> None:
        """Be as high as the sentences need, which come and go, in any language and size of text."""
        self.setFixedWidth(grown(WIDTH, self))
        self.setFixedHeight(min(self.whole_height, self.screen().availableGeometry().height() - FRAME))
        if (edit := self.focusWidget()) is not None and self._inside.isAncestorOf(edit):
            self._scrolled.ensureWidgetVisible(edit)

    def _place(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(24, 20, 24, 8)
        column.setSpacing(12)
        self._separator = line()
        for edit in (self.at_once, self.seconds):
            edit.setMaximumWidth(grown(120, self))
        of_account = (self._separator, self._heading, self._about, self._field)
        for widget in (self._title, self.proxy, line(), self.box, line(), self._pace_heading, self._pace_about,
                       self._pace, *of_account):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        for widget in of_account:
            widget.setVisible(self._fence is not None)
        self._inside.installEventFilter(self)
        self._scrolled = _scrolled(self._inside)
        self._place_buttons()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._scrolled, 1)
        outside.addWidget(self._buttons)
        self.setFixedWidth(grown(WIDTH, self))

    def _place_buttons(self) -> None:
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(24, 8, 24, 20)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        for part in (self.box, self.proxy):
            part.busy.connect(self._wait)
        self.seconds.textEdited.connect(self._forget)

    def _wait(self) -> None:
        """Nothing is saved while a file or the system is read."""
        self.save.setEnabled(self.box.isEnabled() and self.proxy.isEnabled())

    def _forget(self) -> None:
        self._wrong = False
        self._complain()

    def _complain(self) -> None:
        text = self.tr("Enter a whole number from %1 to %2.").replace("%1", str(LEAST_S)).replace("%2", str(MOST_S))
        self._field.complain(text if self._wrong else "")

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Connection"))
        self.setAccessibleName(self.windowTitle())
        self._title.setText(self.tr("Connection"))
        self._retranslate_pace()
        self._heading.setText(self.tr("Lost answers"))
        usual = f"{self._fence.usual_s:g}" if self._fence else ""
        about = self.tr(
            "When an answer is lost, the program waits so many seconds before it looks whether the provider made the"
            " change. The usual time is %1 seconds; more is needed only for a provider that works very slowly. A new"
            " number holds for this account, from the next time it is opened."
        )
        self._about.setText(about.replace("%1", usual))
        self._field.set_name(self.tr("&Seconds to wait after a lost answer"))
        self.cancel.setText(self.tr("Cancel"))
        self.save.setText(self.tr("Sa&ve"))
        for pressed in (self.cancel, self.save):
            pressed.setAccessibleName(pressed.text().replace("&", ""))
        self._complain()

    def _retranslate_pace(self) -> None:
        self._pace_heading.setText(self.tr("Requests at once"))
        about = self.tr(
            "So many requests may be under way at the same time. More are quicker for long imports, but the provider"
            " refuses more than %1 of one login, wherever they come from. The usual number is %2; a new one holds at"
            " once."
        )
        self._pace_about.setText(about.replace("%1", str(MOST_AT_ONCE)).replace("%2", str(DEFAULT_LIMIT)))
        self._pace.set_name(self.tr("Re&quests at once, at most"))


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area


async def choose_certificate(parent: QWidget) -> Path | None:
    """Ask for a file with certificates."""
    dialog = QFileDialog(parent)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    certificates, every = translate("Connection", "Certificates"), translate("Connection", "All files")
    dialog.setNameFilters([f"{certificates} (*.pem *.crt *.cer *.der)", f"{every} (*)"])
    return Path(dialog.selectedFiles()[0]) if await ask(dialog) else None
