"""The dialog for a new contact."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import AddContact, AddGroup
from smsc_desk.book.identity import Channel, ContactId, GroupId
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts.contact_dialog import NewContactDialog, new_contact
from smsc_desk.ui.contacts.editor_question import Question
from smsc_desk.ui.contacts.form_context import FormContext
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle
from tests.waiting import shown


@pytest.fixture
async def context(book: Store, tasks: Tasks, look: Look, icons: Icons) -> FormContext:
    context = FormContext(
        store=book, commands=Commands(book, tasks), tasks=tasks, directory=GroupDirectory(book, tasks),
        look=look, icons=icons,
    )  # fmt: skip
    await settle(tasks)
    return context


@pytest.fixture
async def window(look: Look) -> AsyncIterator[QWidget]:
    window = QWidget()
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
async def vip(context: FormContext) -> GroupId:
    return next(group.id for group in context.directory.all() if group.name == "VIP")


async def opened(context: FormContext, window: QWidget, **given: object) -> tuple[NewContactDialog, asyncio.Task]:
    task = asyncio.get_running_loop().create_task(new_contact(context, window, **given))
    found = await shown(NewContactDialog)
    assert isinstance(found, NewContactDialog)
    return found, task


def put(dialog: NewContactDialog, key: str, text: str) -> None:
    edit = dialog.form.fields.by_key[key].entrance()
    edit = getattr(edit, "edit", edit)
    edit.selectAll()
    QGuiApplication.clipboard().setText(text)
    edit.paste()


async def people(store: Store) -> dict[ContactId, Contact]:
    return store.contacts(await store.contact_ids(ContactQuery()))


async def test_a_contact_is_added_to_the_group_that_was_shown(context, window, tasks, book: Store, vip: GroupId):
    dialog, task = await opened(context, window, channel=Channel.PHONE, group=vip)
    put(dialog, "addresses", "8 912 000 00 77")
    put(dialog, "last_name", "Носова")
    dialog.save.click()
    added = await task
    assert added is not None
    contact = book.contacts([added])[added]
    assert (contact.addresses, contact.last_name, contact.groups) == (("79120000077",), "Носова", (vip,))
    await settle(tasks)


async def test_save_and_new_keeps_groups_and_tags(context, window, tasks, book: Store, vip: GroupId):
    dialog, task = await opened(context, window, group=vip)
    put(dialog, "addresses", "79120000077")
    put(dialog, "tags", "осень")
    dialog.save_and_new.click()
    await settle(tasks)
    assert dialog.isVisible()
    assert dialog.news.text() == "Saved: 79120000077"
    assert dialog.form.addresses.raw() == ()
    put(dialog, "addresses", "79120000078")
    dialog.save.click()
    added = await task
    contact = book.contacts([added])[added]
    assert (contact.addresses, contact.tags, contact.groups) == (("79120000078",), ("осень",), (vip,))
    assert len(await people(book)) == 5
    await settle(tasks)


async def test_a_group_typed_here_is_created_first(context, window, tasks, book: Store):
    dialog, task = await opened(context, window)
    put(dialog, "addresses", "79120000077")
    dialog.form.groups.edit.add("", "Казань")
    dialog.save.click()
    added = await task
    assert [type(edit.edit) for edit in await book.open_edits()] == [AddGroup, AddContact]
    assert len(book.contacts([added])[added].groups) == 1
    await settle(tasks)


async def test_without_a_number_nothing_is_saved(context, window, tasks, book: Store):
    dialog, task = await opened(context, window)
    put(dialog, "last_name", "Носова")
    dialog.save.click()
    await settle(tasks)
    assert dialog.isVisible()
    assert "needed" in dialog.form.addresses.lines[0].hint.text()
    assert dialog.form.fields.by_key["last_name"].raw() == "Носова"
    put(dialog, "last_name", "")
    dialog.cancel.click()
    assert await task is None
    await settle(tasks)


async def test_closing_asks_when_something_is_typed(context, window, tasks):
    dialog, task = await opened(context, window)
    put(dialog, "last_name", "Носова")
    dialog.close()
    question = await shown(Question)
    assert isinstance(question, Question)
    question.buttons[""].click()
    await settle(tasks)
    assert dialog.isVisible()
    dialog.reject()
    question = await shown(Question)
    assert isinstance(question, Question)
    question.buttons["discard"].click()
    assert await task is None
    await settle(tasks)


async def test_closing_an_empty_form_asks_nothing(context, window, tasks, vip: GroupId):
    dialog, task = await opened(context, window, group=vip, address="79120000077")
    dialog.close()
    assert await task is None
    await settle(tasks)


async def test_several_numbers_can_become_several_contacts(context, window, tasks, book: Store, vip: GroupId):
    dialog, task = await opened(context, window, group=vip)
    put(dialog, "addresses", "79120000077, 79120000078, 79120000079")
    dialog.form.addresses._choose.click()
    assert dialog.save.text() == "Save 3 contact(s)"
    put(dialog, "comment", "с выставки")
    dialog.save.click()
    added = await task
    found = await people(book)
    assert len(found) == 6
    assert found[added].comment == "с выставки"
    assert {len(found[key].addresses) for key in sorted(found)[-3:]} == {1}
    await settle(tasks)


async def test_the_number_of_another_contact_opens_it(context, window, tasks, book: Store):
    boris = next(contact for contact in (await people(book)).values() if contact.name == "Борис")
    dialog, task = await opened(context, window)
    put(dialog, "addresses", "79120000002")
    dialog.save.click()
    await settle(tasks)
    line = dialog.form.addresses.lines[0]
    assert line.hint.text() == "Already in the book: Борис (VIP)"
    line._open.click()
    question = await shown(Question)
    assert isinstance(question, Question)
    question.buttons["discard"].click()
    assert await task == boris.id
    assert len(await people(book)) == 3
    await settle(tasks)


async def test_the_number_of_another_contact_gets_the_groups(context, window, tasks, book: Store, vip: GroupId):
    joerg = next(contact for contact in (await people(book)).values() if contact.last_name == "Müller")
    dialog, task = await opened(context, window, group=vip)
    put(dialog, "addresses", "+49 170 1234567")
    dialog.form._checking.ask()
    await settle(tasks)
    dialog.form.addresses.lines[0]._join.click()
    assert await task == joerg.id
    assert book.contacts([joerg.id])[joerg.id].groups == (vip,)
    await settle(tasks)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QAbstractButton])
async def test_every_control_has_a_name(context, window, tasks, kind: type[QWidget]):
    dialog, task = await opened(context, window)
    found = [widget for widget in dialog.findChildren(kind) if not widget.isHidden()]
    assert found
    assert all(widget.accessibleName() for widget in found)
    dialog.close()
    await task
    await settle(tasks)
