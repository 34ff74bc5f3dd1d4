"""*Sign out*: what becomes of the copy on this computer, and of the edits in it that are not sent yet."""

from __future__ import annotations

import asyncio
import enum

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from smsc_desk.ui.account.card import grown
from smsc_desk.ui.widgets import button, danger_button, label, primary_button


class SignOut(enum.Enum):
    """What the user decided."""

    KEEP_COPY = "keep_copy"
    REMOVE_COPY = "remove_copy"


class SignOutDialog(QDialog):
    """Keep the copy or remove it; *Cancel* is what Enter does."""

    def __init__(self, login: str, unsent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._login, self._unsent = login, unsent
        self._title, self._intro = label(role="title", wrap=True), label(wrap=True)
        self.keep, self.remove = QRadioButton(), QRadioButton()
        self._choice = QButtonGroup(self)
        for choice in (self.keep, self.remove):
            self._choice.addButton(choice)
        self.keep_says, self.remove_says = label(role="hint", wrap=True), label(role="hint", wrap=True)
        self.cancel, self.sign_out, self.sign_out_and_remove = button(""), primary_button(""), danger_button("")
        self._place()
        self._connect()
        self.keep.setChecked(True)
        self.cancel.setDefault(True)
        self._retranslate()

    @property
    def decision(self) -> SignOut:
        """What is chosen now."""
        return SignOut.REMOVE_COPY if self.remove.isChecked() else SignOut.KEEP_COPY

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        for choice, says in ((self.keep, self.keep_says), (self.remove, self.remove_says)):
            column.addSpacing(8)
            column.addWidget(choice)
            column.addWidget(says)
            says.setIndent(24)  # under the words of the choice
        column.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for pressed in (self.cancel, self.sign_out, self.sign_out_and_remove):
            buttons.addWidget(pressed)
        column.addLayout(buttons)
        self.setFixedWidth(grown(440, self))

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.sign_out.clicked.connect(self.accept)
        self.sign_out_and_remove.clicked.connect(self.accept)
        self.remove.toggled.connect(self._show_verb)

    def _show_verb(self) -> None:
        """Two buttons in turn, as one that becomes dangerous under the pointer would be pressed by mistake."""
        removing = self.remove.isChecked()
        self.sign_out.setVisible(not removing)
        self.sign_out_and_remove.setVisible(removing)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sign out"))
        self._title.setText(self.tr("Sign out of {login}?").format(login=self._login))
        self._intro.setText(self.tr("This computer forgets the password or key. The provider keeps everything."))
        self.keep.setText(self.tr("&Keep the copy on this computer"))
        self.remove.setText(self.tr("&Remove the copy from this computer"))
        self.keep_says.setText(self._about_keeping())
        self.remove_says.setText(self._about_removing())
        self.cancel.setText(self.tr("Cancel"))
        self.sign_out.setText(self.tr("&Sign out"))
        self.sign_out_and_remove.setText(self.tr("&Sign out and remove"))
        self._name_everything()
        self._show_verb()

    def _name_everything(self) -> None:
        self.setAccessibleName(self._title.text())
        for pressed in (self.keep, self.remove, self.cancel, self.sign_out, self.sign_out_and_remove):
            pressed.setAccessibleName(pressed.text().replace("&", ""))
        self.keep.setAccessibleDescription(self.keep_says.text())
        self.remove.setAccessibleDescription(self.remove_says.text())

    def _about_keeping(self) -> str:
        if self._unsent:
            return self.tr("%n change(s) not sent yet stay in the copy until you sign in again.", "", self._unsent)
        return self.tr("It is used again when you sign in. All your changes have been sent.")

    def _about_removing(self) -> str:
        if self._unsent:
            return self.tr("%n change(s) not sent yet are lost, and so is the history.", "", self._unsent)
        return self.tr("Nothing is lost but the history; the next sign-in makes a new copy.")


async def ask_sign_out(dialog: SignOutDialog) -> SignOut | None:
    """Show the question and wait for the answer; None when the user stays."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def tell(code: int) -> None:
        if not answer.done():
            answer.set_result(code)

    dialog.finished.connect(tell)
    dialog.open()
    try:
        accepted = await answer == QDialog.DialogCode.Accepted
        return dialog.decision if accepted else None
    finally:
        dialog.deleteLater()
