"""*Add account…*, and the conversation of a sign-in: ask, check, say why not, ask again.

`sign_in` talks through any `SignInView`, so the first screen of the program and the dialog share it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, SignalInstance
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from smsc_desk.book.errors import Error
from smsc_desk.ui.account.sign_in_form import CopyWish, SignInForm
from smsc_desk.ui.account.sign_in_view import SignInView

T = TypeVar("T")
Check = Callable[[SignInForm], Awaitable[T]]


class SignInDialog(QDialog):
    """A `SignInView` in a window of its own."""

    def __init__(self, view: SignInView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        self.resize(self.sizeHint())
        self._retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:  # the view has dealt with those
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Add account"))
        self.setAccessibleName(self.windowTitle())


async def add_account(dialog: SignInDialog, check: Check[T]) -> T | None:
    """Show the dialog until a sign-in succeeds; None when it is closed or the demo book is wanted instead."""
    talk = asyncio.ensure_future(sign_in(dialog.view, check))

    def stop(_code: int) -> None:
        talk.cancel()

    try:
        with _connected(dialog.finished, stop):
            dialog.open()
            await asyncio.wait({talk})
        return None if talk.cancelled() else talk.result()
    finally:
        talk.cancel()
        dialog.close()
        dialog.deleteLater()


async def sign_in(
    view: SignInView, check: Check[T], open_copy: Callable[[CopyWish], T | None] | None = None
) -> T | None:
    """Let the user try until the check succeeds, and return what it returned; None when the demo book was chosen.

    A check raises what the screen can put into words (book.errors.Error); anything else travels on. `open_copy` is
    asked in place of a check where the view offers the copy.
    """
    while (form := await _next_form(view)) is not None:
        if isinstance(form, CopyWish):
            if open_copy is not None and (opened := open_copy(form)) is not None:
                return opened
            continue
        checked = asyncio.ensure_future(check(form))
        try:
            with _connected(view.cancelRequested, checked.cancel):
                await asyncio.wait({checked})
            if not checked.cancelled():
                return checked.result()
        except Error as exc:
            view.show_error(exc)
        finally:
            checked.cancel()
            view.set_checking(False)
    return None


async def _next_form(view: SignInView) -> SignInForm | CopyWish | None:
    answer: asyncio.Future[SignInForm | CopyWish | None] = asyncio.get_running_loop().create_future()

    def tell(form: SignInForm | CopyWish | None = None) -> None:
        if not answer.done():
            answer.set_result(form)

    wishes = (view.checkRequested, view.demoRequested, view.copyRequested)
    with ExitStack() as stack:
        for wish in wishes:
            stack.enter_context(_connected(wish, tell))
        return await answer


@contextmanager
def _connected(signal: SignalInstance, slot: Callable[..., object]) -> Iterator[None]:
    signal.connect(slot)
    try:
        yield
    finally:
        signal.disconnect(slot)
