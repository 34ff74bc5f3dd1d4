"""What is on the screen first: look, icons, language, the empty window. Little is imported, so it is there at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from smsc_desk.accounts import Accounts
from smsc_desk.arguments import Arguments
from smsc_desk.disk import resources
from smsc_desk.settings import Settings
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.kit import Kit
from smsc_desk.ui.language import Language
from smsc_desk.ui.main_window import MainWindow
from smsc_desk.ui.theme import DENSITIES, Look, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The window without its contents, and what all contents are made with."""

    accounts: Accounts
    window: MainWindow
    kit: Kit


def make_frame(app: QApplication, arguments: Arguments) -> Frame:
    """Make the window.

    Raises:
        StoreError: the data directory cannot be used at all.
    """
    accounts = Accounts(arguments.data_dir)
    settings = Settings(accounts.data_dir / "app.db")
    values, folder = settings.values, resources()
    theme = Theme(arguments.theme or values.theme)
    look = Look(app, folder / "icons", theme, values.text_scale, DENSITIES[values.row_height])
    icons = Icons(look, folder / "icons")
    language = Language(app, folder / "translations")
    language.use(arguments.language or values.language)
    window = MainWindow(icons)
    kit = Kit(look=look, icons=icons, language=language, settings=settings, notices=window.notices)
    return Frame(accounts=accounts, window=window, kit=kit)
