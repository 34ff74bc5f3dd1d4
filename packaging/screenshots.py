"""Draws the pictures of the README: `python packaging/screenshots.py` writes resources/screenshots/*.png.

It needs no screen. The font Inter (Debian: fonts-inter) is taken where it is installed; without it the pictures show
the system's font.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).parent.parent))  # from a checkout, installed or not

from smsc_desk.arguments import Arguments
from smsc_desk.book.edits import Action, ChangeContact, DeleteContact, Verb
from smsc_desk.book.identity import Channel
from smsc_desk.frame import Frame, make_frame
from smsc_desk.importing.room import ReadingRoom
from smsc_desk.importing.samples import Key, samples
from smsc_desk.loop import Loop
from smsc_desk.program import DEMO
from smsc_desk.provider.endpoint import Endpoint
from smsc_desk.session import Session, open_session
from smsc_desk.store.search import ContactQuery, Place
from smsc_desk.ui.account.sign_in_view import SignInView
from smsc_desk.ui.activity.activity_view import Section
from smsc_desk.ui.desk import ACTIVITY, BLACKLIST, Desk
from smsc_desk.ui.importing.engine import Reader
from smsc_desk.ui.importing.importing import Imports
from smsc_desk.ui.importing.rail import Step
from smsc_desk.ui.tasks import Tasks

TARGET = Path(__file__).parent.parent / "resources" / "screenshots"
SETTLED_S = 0.6
SIZE = (1280, 800)
IMPORT = {"light": "en", "dark": "ru"}
"""The steps of an import are drawn in both languages, one of them in each colour"""


async def _grab(widget: QWidget, name: str, folder: Path) -> None:
    await asyncio.sleep(SETTLED_S)
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)  # nothing in it is transparent
    picture.save(str(folder / f"{name}.png"), "PNG", 0)  # type: ignore[call-overload] # as small as it gets


async def _pictures(frame: Frame, theme: str, folder: Path) -> None:
    window = frame.window
    window.resize(*SIZE)
    window.show()
    view = SignInView(frame.kit.icons, Endpoint.parse)
    view.fill(provider="smscentre.com", login="")
    window.show_page(view)
    await _grab(window, f"sign-in-{theme}", folder)
    async with open_session(frame.accounts, DEMO.account, DEMO.credentials) as session:
        tasks = Tasks()
        desk = Desk(session.account, session.store, session.worker, tasks, frame.kit, lambda: _imports(session))
        window.show_page(desk)
        ready = asyncio.Event()
        desk.ready.connect(ready.set)
        tasks.start(session.work(), name="worker")
        await ready.wait()
        await _desk(desk, window, theme, folder)
        await _activity(desk, session, window, theme, folder)
        await _import(desk, window, theme, folder)
        await tasks.aclose()
        desk.end()
        window.show_page(QWidget())


async def _desk(desk: Desk, window: QWidget, theme: str, folder: Path) -> None:
    ids = await desk.store.contact_ids(ContactQuery(place=Place.BLOCKED, text="ова"))
    people = desk.store.contacts(ids)
    best = max(people.values(), key=lambda person: (len(person.groups), bool(person.birthday), bool(person.tags)))
    desk.middle.table.choose(best.id)
    await _grab(window, f"main-{theme}", folder)
    await _grab(desk.editor, f"editor-{theme}", folder)
    desk.show_tab(BLACKLIST)
    await _grab(window, f"blacklist-{theme}", folder)


async def _activity(desk: Desk, session: Session, window: QWidget, theme: str, folder: Path) -> None:
    """Let somebody else change a contact at the provider, and the user as well."""
    ids = await desk.store.contact_ids(ContactQuery(place=Place.ALL, text="ова"))
    people = [person for person in desk.store.contacts(ids[:20]).values() if person.channel == Channel.PHONE]
    for person, theirs, mine in zip(people, ("перезвонить в мае", "новый номер"), ("звонить утром", "—"), strict=False):
        await session.client.change_contact(person.channel, person.address, {"comment": theirs})
        change = ChangeContact(contact=person.id, changes={"comment": mine})
        await desk.store.apply(Action(Verb.CHANGE_CONTACT, (change,), person.title))
    for person in people[2:8]:
        await desk.store.apply(Action(Verb.DELETE_CONTACTS, (DeleteContact(contact=person.id),), person.title))
    await desk.store.undo()
    await _settled(desk)
    desk.show_tab(ACTIVITY)
    for section in (Section.PROBLEMS, Section.HISTORY):
        desk.activity.show_section(section)
        await _grab(window, f"{section.name.lower()}-{theme}", folder)


def _imports(session: Session) -> Imports:
    async def open_room() -> ReadingRoom:
        return await ReadingRoom.open(session.store.path)

    return Imports(reader=Reader(spool=session.jobs.spool, open_room=open_room), importer=session.jobs.importer)


async def _import(desk: Desk, window: QWidget, theme: str, folder: Path) -> None:
    """Go through the five steps with a file as accounting systems write it."""
    desk.kit.language.use(IMPORT[theme])
    difficult = next(sample for sample in samples() if sample.key == Key.DIFFICULT)
    assert desk.importing is not None  # noqa: S101 - it was given what it needs
    dialog = desk.importing.open(window, path=difficult.path)
    await _until(dialog.main.isEnabled)
    for step in (Step.FILE, Step.COLUMNS, Step.RULES, Step.RUN):
        dialog.go(step)
        await _until(lambda at=step: at < Step.RULES or dialog.check.complete)
        await _grab(dialog, f"import-{step.name.lower()}-{theme}", folder)
    dialog.go_on()
    await _until(lambda: dialog.step == Step.RESULT)
    await _grab(dialog, f"import-result-{theme}", folder)
    dialog.close()


async def _until(so: Callable[[], bool]) -> None:
    while not so():  # noqa: ASYNC110 - a window tells of each of these in another way
        await asyncio.sleep(SETTLED_S / 10)


async def _settled(desk: Desk) -> None:
    """Wait until all is sent that can be."""
    changed = asyncio.Event()
    leave = desk.store.subscribe(lambda _changed: changed.set())
    while (await desk.store.counts()).waiting:
        await changed.wait()
        changed.clear()
    leave()


def main(arguments: Sequence[str]) -> int:
    """Draw all pictures in the language given, English without one."""
    language = arguments[0] if arguments else "en"
    folder = Path(arguments[1]) if len(arguments) > 1 else TARGET
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as data:
            frame = make_frame(app, Arguments(data_dir=Path(data), theme=theme, language=language))
            with asyncio.Runner(loop_factory=lambda: Loop(app)) as runner:
                runner.run(_pictures(frame, theme, folder))
            frame.window.finish()
            frame.kit.settings.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
