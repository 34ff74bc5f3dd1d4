"""What the editor and the dialog for a new contact stand on, handed to them together."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from smsc_desk.book.phone import RUSSIA
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _russia() -> str:
    return RUSSIA


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContext:
    """`region` is asked each time: the country of numbers without a country code is a setting."""

    store: Store
    commands: Commands
    tasks: Tasks
    directory: GroupDirectory
    look: Look
    icons: Icons
    region: Callable[[], str] = _russia
    today: Callable[[], datetime.date] = _today
