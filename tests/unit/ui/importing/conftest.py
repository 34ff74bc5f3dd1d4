"""A window of an import over fakes, and a file to put into it."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import AsyncIterator, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from smsc_desk.files.plan import Subject
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.importing.engine import Reader
from smsc_desk.ui.importing.import_dialog import ImportDialog, Surroundings
from smsc_desk.ui.importing.presets import Presets
from smsc_desk.ui.importing.work import ImportWork
from smsc_desk.ui.language import Language
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests import waiting
from tests.unit.ui.importing.import_fakes import BOOK, Importer, Room, Spool

until = functools.partial(waiting.until, patience_s=10.0)
TRANSLATIONS = Path(__file__).parents[4] / "resources" / "translations"
LIST = (
    "Телефон;ФИО;Дата рождения;Примечание\n"
    "8 912 000-00-01;Ёлкина Анна Петровна;08.03.1985;\n"
    "89120000002;Борис;;блок\n"
    "8 912 345;Сидоров Семён;31.02.1980;\n"
    "891234О6789;Волков Илья;01.01.1990;\n"
    "89120000010;Новая Вера;02.02.1991;\n"
)


@dataclass
class Scene:
    """A window, and what is behind it."""

    window: ImportDialog
    room: Room
    importer: Importer
    folder: Path
    layout: dict[str, str]
    failed: dict[int, str]

    @property
    def work(self) -> ImportWork:
        return self.window.work

    def file(self, text: str = LIST, name: str = "июнь.csv", encoding: str = "cp1251") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    async def take(self, text: str = LIST, **how: str) -> None:
        self.work.take_file(self.file(text, **how))
        await until(lambda: not self.work.reading and (self.work.survey or self.work.trouble), "the file")

    async def checked(self) -> None:
        await until(lambda: self.window.check.complete, "the check")
        self.window.rules._show_results()  # what is shown a tenth of a second later is looked at now


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The plurals of English stand in a file too."""
    language = Language(qapp, TRANSLATIONS)
    language.use("en")
    yield
    language.withdraw()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Let what is shown later rest once a test has ended.

    Between a test and the end of its fixtures pytest-qt lets events happen, and no loop runs: what a timer would start
    then has none.
    """
    result = yield
    if isinstance(scene := pyfuncitem.funcargs.get("scene"), Scene):
        scene.window.rules._later.stop()
        scene.window.check._calm.stop()
    return result


@pytest.fixture
async def scene(
    tmp_path: Path, tasks: Tasks, look: Look, icons: Icons, english: None, request: Any
) -> AsyncIterator[Scene]:
    room, importer, layout, failed = Room(BOOK), Importer(), dict[str, str](), dict[int, str]()
    spool = tmp_path / "spool"
    spool.mkdir()

    async def open_room() -> Room:
        return room

    async def save(pieces: dict[str, str]) -> None:
        layout.update(pieces)

    async def failures(_job: int) -> dict[int, str]:
        return failed

    async def nothing(*_asked: object) -> None:
        return None

    async def target(_parent: object, name: str) -> Path:
        return tmp_path / name

    around = Surroundings(
        tasks=tasks, look=look, icons=icons, importer=importer, group_names=lambda: ("VIP", "Москва"),
        tag_names=lambda: ("vip",), failed=failures, language=lambda: "en", choose_source=nothing, choose_target=target,
    )  # fmt: skip
    subject = getattr(request, "param", Subject.CONTACTS)
    work = ImportWork(Reader(spool=Spool(spool), open_room=open_room), tasks, Presets(None, save), subject)
    window = ImportDialog(work, around)
    window.show()
    yield Scene(window, room, importer, tmp_path, layout, failed)
    window.close()
    await asyncio.sleep(0)
    window.deleteLater()
