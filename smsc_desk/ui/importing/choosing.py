"""Asking for a file to read or to write."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from smsc_desk.files.readers import SUFFIXES
from smsc_desk.ui.tasks import ask

translate = QCoreApplication.translate

ChooseSource = Callable[[QWidget], Awaitable[Path | None]]
"""parent -> the file to read, None for none"""
ChooseTarget = Callable[[QWidget, str], Awaitable[Path | None]]
"""parent and proposed name -> the file to write, None for none"""


async def choose_source(parent: QWidget) -> Path | None:
    """Ask for an address file."""
    dialog = QFileDialog(parent)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    endings = " ".join(f"*.{suffix}" for suffixes in SUFFIXES.values() for suffix in suffixes)
    lists, every = translate("Import", "Address lists"), translate("Import", "All files")
    dialog.setNameFilters([f"{lists} ({endings})", f"{every} (*)"])
    return Path(dialog.selectedFiles()[0]) if await ask(dialog) else None


async def choose_target(parent: QWidget, name: str) -> Path | None:
    """Ask where to write a file; its ending is that of the proposed name."""
    dialog = QFileDialog(parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffix = Path(name).suffix.lstrip(".")
    dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return Path(dialog.selectedFiles()[0]) if await ask(dialog) else None
