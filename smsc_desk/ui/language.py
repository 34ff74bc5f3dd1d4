"""The language of the window: switched at once, for our words and for Qt's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

SYSTEM = "system"
LANGUAGES = ("en", "ru")


class Language(QObject):
    """Installs the translations of `resources/translations`; English has one too, for its plurals."""

    def __init__(self, app: QCoreApplication, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._directory = app, directory
        self._translators: list[QTranslator] = []
        self.chosen = SYSTEM
        self._system = QLocale.system()

    @property
    def code(self) -> str:
        """The language in use: `en` or `ru`."""
        if self.chosen in LANGUAGES:
            return self.chosen
        wanted = (name.partition("-")[0] for name in self._system.uiLanguages())
        return next((name for name in wanted if name in LANGUAGES), "en")

    def use(self, chosen: str) -> None:
        """Switch to `system`, `en` or `ru`; every widget gets a LanguageChange."""
        self.chosen = chosen
        self.withdraw()
        # Dates and numbers follow the language; the system's own locale, with its country, where they agree.
        system = self._system.name().partition("_")[0] == self.code
        QLocale.setDefault(self._system if system else QLocale(self.code))
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{self.code}.qm"
        self._translators = [self._installed(file) for file in (qt, self._directory / f"{self.code}.qm")]

    def withdraw(self) -> None:
        """Take away the translations: the words are those of the source again."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []

    def _installed(self, file: Path) -> QTranslator:
        translator = QTranslator(self)
        if file.exists() and translator.load(str(file)):
            self._app.installTranslator(translator)
        return translator
