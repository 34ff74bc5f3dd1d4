"""What every part of the window is made with: handed on together, looked up nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from smsc_desk.settings import Settings
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.language import Language
from smsc_desk.ui.notices import Notices
from smsc_desk.ui.theme import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Look, icons, language, settings and the message bars of the one window."""

    look: Look
    icons: Icons
    language: Language
    settings: Settings
    notices: Notices
