"""The sample files: a menu of those for the window's subject and language, and one saved where the user wants it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from smsc_desk.files.plan import Subject
from smsc_desk.importing.samples import Key, Sample, samples

translate = QCoreApplication.translate


def title(sample: Sample) -> str:
    """Name a sample by what it is for."""
    match sample.key:
        case Key.CONTACTS:
            return translate("Import", "Contacts, as CSV")
        case Key.WORKBOOK:
            return translate("Import", "Contacts, as a workbook")
        case Key.DIFFICULT:
            return translate("Import", "Contacts with faults of all kinds")
        case Key.BLACKLIST:
            return translate("Import", "Blacklist, as CSV")


def offered(subject: Subject, language: str) -> list[Sample]:
    """Return the samples for a subject, in another language what the wanted one does not have."""
    fitting = [each for each in samples() if (each.key == Key.BLACKLIST) == (subject == Subject.BLACKLIST)]
    own = [each for each in fitting if each.language == language]
    keys = {each.key for each in own}
    return own + [each for each in fitting if each.key not in keys]


def sample_menu(parent: QWidget, subject: Subject, language: str, chosen: Callable[[Sample], None]) -> QMenu:
    """Return a menu of the samples."""
    menu = QMenu(parent)
    menu.setAccessibleName(translate("Import", "Sample files"))
    for sample in offered(subject, language):
        menu.addAction(title(sample)).triggered.connect(lambda _=False, which=sample: chosen(which))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def save(sample: Sample, target: Path) -> None:
    """Copy a sample; raises OSError where that is not possible."""
    shutil.copyfile(sample.path, target)
