"""The settings menu: look, language, text size, row height, and every command once more."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from smsc_desk.ui.actions import Actions
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.theme import DENSITIES, Theme

TEXT_SIZES = (90, 100, 110, 125, 150)
ASK_ABOVE = (20, 100, 500, 2000)

Start = Callable[[Coroutine[Any, Any, None]], object]


class SettingsMenu(QMenu):
    """Changes act at once and are kept; `start` runs the keeping."""

    def __init__(self, kit: Kit, actions: Actions, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._actions, self._start = kit, actions, start
        self._theme, self._language = QMenu(self), QMenu(self)
        self._text, self._rows, self._help, self._ask = QMenu(self), QMenu(self), QMenu(self), QMenu(self)
        self._choices: list[tuple[QAction, Callable[[], str]]] = []
        self._fill()
        self._retranslate()

    def _fill(self) -> None:
        # What is in use, which the command line may have chosen for this run, not what is kept.
        values, look = self._kit.settings.values, self._kit.look
        themes = {"system": self._word_system, "light": self._word_light, "dark": self._word_dark}
        self._fill_choices(self._theme, themes, look.theme.value, self._set_theme)
        languages = {"system": self._word_system, "en": lambda: "English", "ru": lambda: "Русский"}
        self._fill_choices(self._language, languages, self._kit.language.chosen, self._set_language)
        sizes = {str(size): _percent(size) for size in TEXT_SIZES}
        self._fill_choices(self._text, sizes, str(look.text_scale), self._set_text)
        rows = {"compact": self._word_compact, "normal": self._word_normal, "roomy": self._word_roomy}
        self._fill_choices(self._rows, rows, values.row_height, self._set_rows)
        limits = {str(limit): _contacts(limit) for limit in ASK_ABOVE}
        self._fill_choices(self._ask, limits, str(values.ask_above), self._set_ask)
        for menu in (self._theme, self._language, self._text, self._rows, self._ask):
            self.addMenu(menu)
        self.addSeparator()
        self.addActions([self._actions[key] for key in ("editor", "sidebar")])
        self.addSeparator()
        self.addActions([self._actions[key] for key in ("connection", "palette")])
        self._help.addActions([self._actions[key] for key in ("keys", "diagnostics", "copy_log")])
        self.addMenu(self._help)
        self.addSeparator()
        self.addAction(self._actions["quit"])

    def _fill_choices(
        self, menu: QMenu, choices: dict[str, Callable[[], str]], current: str, choose: Callable[[str], None]
    ) -> None:
        group = QActionGroup(menu)
        for value, word in choices.items():
            action = menu.addAction("")
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))
            group.addAction(action)
            self._choices.append((action, word))

    # --- what is chosen ---

    def _set_theme(self, value: str) -> None:
        self._kit.look.set_theme(Theme(value))
        self._start(self._kit.settings.change(theme=value))

    def _set_language(self, value: str) -> None:
        self._kit.language.use(value)
        self._start(self._kit.settings.change(language=value))

    def _set_text(self, value: str) -> None:
        self._kit.look.set_text_scale(int(value))
        self._start(self._kit.settings.change(text_scale=int(value)))

    def _set_rows(self, value: str) -> None:
        self._kit.look.set_density(DENSITIES[value])
        self._start(self._kit.settings.change(row_height=value))

    def _set_ask(self, value: str) -> None:
        self._start(self._kit.settings.change(ask_above=int(value)))

    # --- words ---

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._theme.setTitle(self.tr("Colours"))
        self._language.setTitle(self.tr("Language"))
        self._text.setTitle(self.tr("Text size"))
        self._rows.setTitle(self.tr("Row height"))
        self._ask.setTitle(self.tr("Ask before changing more contacts than"))
        self._help.setTitle(self.tr("Help"))
        for action, word in self._choices:
            action.setText(word())

    def _word_system(self) -> str:
        return self.tr("As the system")

    def _word_light(self) -> str:
        return self.tr("Light")

    def _word_dark(self) -> str:
        return self.tr("Dark")

    def _word_compact(self) -> str:
        return self.tr("Compact")

    def _word_normal(self) -> str:
        return self.tr("Normal")

    def _word_roomy(self) -> str:
        return self.tr("Roomy")


def _percent(size: int) -> Callable[[], str]:
    return lambda: f"{size} %"


def _contacts(limit: int) -> Callable[[], str]:
    return lambda: thousands(limit)
