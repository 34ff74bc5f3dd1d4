"""From a key in the filter field to the painted first rows, in the program's own window over a large book.

All that lies between counts: what the field makes of the text, a delay of the typing if there were one, the question,
the rows and their painting. The floors are the bare statements of `searching`.
"""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from smsc_desk.store.database import open_reader
from smsc_desk.ui.desk import Desk
from tests.bench.books import book
from tests.bench.figures import TIMES, Figure, Setting
from tests.bench.searching import KINDS, bare_ms, by_text, indexed
from tests.bench.tables import Hand
from tests.bench.watching import in_the_window
from tests.bench.window import account, desk_of

QUIET_S = 0.05
"""For the last pictures of what was shown before."""


def measure(setting: Setting) -> Iterator[Figure]:
    """Type the last letter of each word into the field, the rest of it being answered and painted."""
    path = book(setting.folder, setting.contacts)
    asyncio.run(indexed(path))
    texts = [text for _, several, _ in KINDS for text in several]
    values = in_the_window(lambda: _typed(path, texts))
    with contextlib.closing(open_reader(path)) as bare:
        floors = {text: bare_ms(bare, text) for text in texts}
    for what, several, goal in KINDS:
        yield from by_text(f"key to painted rows: {what}", {text: values[text] for text in several}, floors, goal)


async def _typed(path: Path, texts: Sequence[str]) -> dict[str, float]:
    """Return the milliseconds of each text: the median, after one that fills the caches."""
    async with account(path, "http://127.0.0.1:9") as opened, desk_of(opened, path.parent) as (desk, _tasks):
        hand = Hand(desk)
        await hand.settled()
        found = {}
        for text in texts:
            times = [await _last_letter(hand, desk, text) for _ in range(TIMES + 1)]
            found[text] = statistics.median(times[1:])
        return found


async def _last_letter(hand: Hand, desk: Desk, text: str) -> float:
    field = desk.middle.search
    field.setFocus()
    field.setText(text[:-1])
    await hand.settled()
    await asyncio.sleep(QUIET_S)
    witness = _Answer(desk, text)
    began = time.perf_counter()
    press(field, text[-1])
    shown = await witness.at
    await hand.settled()
    return 1000 * (shown - began)


def press(field: QLineEdit, letter: str) -> None:
    """Press and release the key of a letter."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


class _Answer(QObject):
    """When the rows of a text were painted, or the words that stand where it finds nobody.

    Rows that are shown already are not painted again: then it is the moment in which the answer was there.
    """

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__(desk)
        self._model, self._text, self._anew = desk.contacts, text, False
        self.at: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._seen = (desk.middle.table.viewport(), desk.middle._empty)
        for widget in self._seen:
            widget.installEventFilter(self)
        self._model.modelReset.connect(self._on_reset)
        self._model.searched.connect(self._on_answer)

    def _is_answered(self) -> bool:
        return self._model.answered is not None and self._model.answered.text == self._text

    def _on_reset(self) -> None:
        self._anew = self._anew or self._is_answered()

    def _on_answer(self) -> None:
        if self._is_answered() and not self._anew:
            self._end()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint and self._anew:
            QTimer.singleShot(0, self._end)  # after the painting itself
        return False

    def _end(self) -> None:
        if self.at.done():
            return
        self.at.set_result(time.perf_counter())
        for widget in self._seen:
            widget.removeEventFilter(self)
        self._model.modelReset.disconnect(self._on_reset)
        self._model.searched.disconnect(self._on_answer)
        self.deleteLater()
