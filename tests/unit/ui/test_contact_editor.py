"""The editor: shows, saves as one action, keeps drafts, and follows the store without taking what is typed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import (
    Action,
    AddGroup,
    BlockAddress,
    ChangeContact,
    DeleteContact,
    JoinGroup,
    LeaveGroup,
    Verb,
)
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.sending import Kind, Outcome
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts.contact_editor import ContactEditor
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
async def editor(context: FormContext) -> AsyncIterator[ContactEditor]:
    editor = ContactEditor(context)
    editor.resize(360, 800)
    editor.show()
    yield editor
    editor.stop_listening()
    editor.close()
    editor.deleteLater()


@pytest.fixture
async def people(book: Store) -> list[Contact]:
    """Anna, Boris, Jörg."""
    found = book.contacts(await book.contact_ids(ContactQuery()))
    return sorted(found.values(), key=lambda contact: contact.server_id or 0)


def put(editor: ContactEditor, key: str, text: str) -> None:
    edit = editor.form.fields.by_key[key].entrance()
    edit = getattr(edit, "edit", edit)
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    edit.selectAll()
    QGuiApplication.clipboard().setText(text)
    edit.paste()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QGuiApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


async def dialog(kind: type[Question] = Question) -> Question:
    """Wait until a question is asked."""
    return await shown(kind)


def shown_texts(editor: ContactEditor) -> str:
    return editor._empty.accessibleName()


async def test_it_begins_empty(editor: ContactEditor):
    assert shown_texts(editor) == "Select a contact to see it here."
    assert editor.contact_id is None
    assert not editor.has_drafts()


async def test_it_shows_a_contact(editor: ContactEditor, people: list[Contact], tasks: Tasks):
    boris = people[1]
    editor.show_contact(boris.id)
    await settle(tasks)
    assert editor.header.title.text() == "Борис"
    assert editor.header.badge.accessibleName() == "Blocked: Mailings only"
    assert editor.form.details.block.summary.text() == "Mailings only"
    assert not editor.save.isEnabled()
    editor.show_many([1, 2, 3])
    assert shown_texts(editor) == "3 contact(s) selected"


async def test_a_save_is_one_action_with_changed_fields_only(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    anna = people[0]
    told: list[object] = []
    editor.saved.connect(told.append)
    editor.show_contact(anna.id)
    put(editor, "first_name", "Анна")
    editor.form.groups.edit._chips[0].removed.emit()
    editor.save_now()
    editor.save_now()  # twice in a hurry
    await settle(tasks)
    edits = await book.open_edits(target="contact", row=anna.id)
    assert [type(edit.edit) for edit in edits] == [ChangeContact, LeaveGroup]
    assert edits[0].edit.changes == {"first_name": "Анна"}
    assert {edit.verb for edit in edits} == {Verb.CHANGE_CONTACT}
    assert told == [anna.id]
    assert not editor.form.is_touched()
    assert editor.header.state.text() == "Not sent yet · saved on this computer"
    assert not editor.save.isEnabled()


async def test_a_new_group_is_created_before_it_is_joined(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    anna = people[0]
    editor.show_contact(anna.id)
    editor.form.groups.edit.add("", "Казань")
    editor.save_now()
    await settle(tasks)
    edits = [edit.edit for edit in await book.open_edits()]
    assert [type(edit) for edit in edits] == [AddGroup, JoinGroup]
    assert len(book.contacts([anna.id])[anna.id].groups) == 3
    assert not editor.form.is_touched()
    assert "Казань" in [token.text for token in editor.form.groups.edit.tokens()]


async def test_a_group_is_not_created_twice_when_saving_fails_later(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    editor.show_contact(people[0].id)
    editor.form.groups.edit.add("", "Казань")
    put(editor, "addresses", "8 912 000 00 02")
    editor.save_now()
    await settle(tasks)
    assert editor.form.addresses.lines[0].hint.text().startswith("Already in the book: Борис")
    put(editor, "addresses", "8 912 000 00 01")
    editor.save_now()
    await settle(tasks)
    assert [type(edit.edit) for edit in await book.open_edits()] == [AddGroup, JoinGroup]


async def test_a_wrong_field_is_not_saved_and_gets_the_focus(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    editor.activateWindow()
    editor.show_contact(people[0].id)
    put(editor, "birthday", "31.2.85")
    put(editor, "comment", "нужное")
    editor.save_now()
    await settle(tasks)
    assert await book.open_edits() == []
    assert editor.form.draft() == {"birthday": "31.2.85", "comment": "нужное"}
    assert "31.02.1985" in editor.form.fields.by_key["birthday"].hint.text()
    assert editor.focusWidget() is editor.form.fields.by_key["birthday"].edit


async def test_a_double_is_refused_beside_the_number(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    anna, boris, _ = people
    wanted: list[object] = []
    editor.contactWanted.connect(wanted.append)
    editor.show_contact(anna.id)
    put(editor, "addresses", "8 912 000 00 02")
    editor.save_now()
    await settle(tasks)
    line = editor.form.addresses.lines[0]
    assert line.hint.text() == "Already in the book: Борис (VIP)"
    line._open.click()
    assert wanted == [boris.id]
    assert await book.open_edits() == []


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [("birthday", "31.2.85", "There is no"), ("addresses", "8 912", "Too short"), ("tags", "осень", "")],
)
async def test_a_text_that_a_cell_could_not_take_goes_on_here(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, key: str, text: str, words: str
):
    editor.show_contact(people[0].id)
    editor.put_text(key, text)
    field = editor.form.fields.by_key[key]
    hint = editor.form.addresses.lines[0].hint if key == "addresses" else field.hint
    assert words in hint.text()
    assert text in str(field.raw())
    assert editor.mark.text() == "● not saved"
    await settle(tasks)


# --- drafts ---


async def test_a_draft_stays_with_its_contact(editor: ContactEditor, people: list[Contact], tasks: Tasks):
    anna, boris, _ = people
    editor.show_contact(anna.id)
    put(editor, "comment", "недописано")
    editor.show_contact(boris.id)
    assert editor.form.fields.by_key["comment"].raw() == "звонить утром"
    assert not editor.form.is_touched()
    assert editor.drafts() == [anna.id]
    editor.show_many(2)
    editor.show_contact(None)
    editor.show_contact(anna.id)
    assert editor.form.fields.by_key["comment"].raw() == "недописано"
    assert editor.mark.text() == "● not saved"
    editor.save_now()
    await settle(tasks)
    assert not editor.has_drafts()


async def test_undo_asks_nothing_and_can_be_taken_back(editor: ContactEditor, people: list[Contact], tasks: Tasks):
    editor.show_contact(people[0].id)
    put(editor, "comment", "недописано")
    editor.undo.click()
    assert not editor.form.is_touched()
    assert not editor.has_drafts()
    editor.back.click()
    assert editor.form.fields.by_key["comment"].raw() == "недописано"
    assert editor.back.isHidden()
    await settle(tasks)


async def test_escape_leaves_when_nothing_is_typed(editor: ContactEditor, people: list[Contact], tasks: Tasks):
    left: list[bool] = []
    editor.leaveWanted.connect(lambda: left.append(True))
    editor.show_contact(people[0].id)
    editor.undo_changes()
    assert left == [True]
    await settle(tasks)


async def test_the_draft_of_a_deleted_contact_is_no_draft(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    joerg = people[2]
    editor.show_contact(joerg.id)
    put(editor, "comment", "недописано")
    await book.apply(Action(Verb.DELETE_CONTACTS, (DeleteContact(contact=joerg.id),)))
    await settle(tasks)
    assert shown_texts(editor) == "This contact is not in the book any more."
    assert not editor.has_drafts()


# --- the store announces ---


async def test_a_change_elsewhere_does_not_take_what_is_typed(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    anna = people[0]
    editor.show_contact(anna.id)
    put(editor, "comment", "недописано")
    edit = editor.form.fields.by_key["comment"].edit
    cursor = edit.textCursor().position()
    change = ChangeContact(contact=anna.id, changes={"name": "Анна Е.", "comment": "чужое"})
    await book.apply(Action(Verb.CHANGE_CONTACT, (change,)))
    await settle(tasks)
    assert editor.header.title.text() == "Анна Е."
    assert edit.toPlainText() == "недописано"
    assert edit.textCursor().position() == cursor
    assert "Changed meanwhile" in editor.form.fields.by_key["comment"].hint.text()


async def test_what_is_put_in_while_a_change_is_told_stays_as_typed(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    """The fields follow a change a moment later; who takes the user's own value up again need not wait for that."""
    anna = people[0]
    await book.apply(Action(Verb.CHANGE_CONTACT, (ChangeContact(contact=anna.id, changes={"name": "Моё"}),)))
    await settle(tasks)
    editor.show_contact(anna.id)
    leave = book.subscribe(lambda _changed: editor.put_values({"name": "Моё"}))
    await book.apply(Action(Verb.CHANGE_CONTACT, (ChangeContact(contact=anna.id, changes={"name": "Чужое"}),)))
    leave()
    await settle(tasks)
    assert editor.form.fields.by_key["name"].edit.text() == "Моё"
    assert editor.has_drafts()


async def test_a_new_block_is_shown(editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store):
    anna = people[0]
    editor.show_contact(anna.id)
    block = BlockAddress(channel=Channel.PHONE, address=anna.address, type=0)  # type: ignore[arg-type]
    await book.apply(Action(Verb.BLOCK, (block,)))
    await settle(tasks)
    assert editor.header.badge.accessibleName() == "Blocked: All messages"
    assert len(editor.form.details.block.blocks) == 1


# --- refused by the provider ---


async def refused(book: Store, contact: Contact) -> None:
    await book.apply(Action(Verb.CHANGE_CONTACT, (ChangeContact(contact=contact.id, changes={"name": "X"}),)))
    (attempt,) = await book.take(5)
    await book.settle(attempt, Outcome(kind=Kind.REFUSED, code=5))


async def test_what_the_provider_refused_is_said_and_can_be_discarded(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    anna = people[0]
    editor.show_contact(anna.id)
    await refused(book, anna)
    await settle(tasks)
    banner = editor.header.banner
    assert banner.text.text() == "The provider refused to save it."
    assert book.contacts([anna.id])[anna.id].state == RowState.PROBLEM
    banner.drop.click()
    question = await dialog()
    assert question.buttons[""].isDefault()
    assert question.buttons["discard"].text() == "Discard 1 change(s)"
    question.buttons[""].click()
    await settle(tasks)
    assert len(await book.open_edits()) == 1
    banner.drop.click()
    (await dialog()).buttons["discard"].click()
    await settle(tasks)
    assert await book.open_edits() == []
    assert banner.isHidden()
    assert editor.form.fields.by_key["name"].raw() == "Анна Ёлкина"


async def test_a_refused_change_can_be_tried_again(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    editor.show_contact(people[0].id)
    await refused(book, people[0])
    await settle(tasks)
    editor.header.banner.again.click()
    await settle(tasks)
    assert editor.header.banner.isHidden()
    assert editor.header.state.text() == "Not sent yet · saved on this computer"


# --- a blocked number is changed ---


@pytest.mark.parametrize(("answer", "blocked"), [("both", True), ("old", False)])
async def test_changing_a_blocked_number_asks_once(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store, answer: str, blocked: bool
):
    boris = people[1]
    editor.show_contact(boris.id)
    put(editor, "addresses", "8 912 000 00 99")
    editor.save_now()
    question = await dialog()
    assert question.buttons["both"].isDefault()
    question.buttons[answer].click()
    await settle(tasks)
    assert book.contacts([boris.id])[boris.id].addresses == ("79120000099", "79120000022")
    new = await book.blocks_of(Channel.PHONE, ["79120000099"])
    assert [(block.type, block.comment) for block in new] == ([(1, "жалоба")] if blocked else [])
    assert len(await book.blocks_of(Channel.PHONE, ["79120000002"])) == 1


async def test_who_does_not_answer_saves_nothing(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, book: Store
):
    editor.show_contact(people[1].id)
    put(editor, "addresses", "8 912 000 00 99")
    editor.save_now()
    (await dialog()).reject()
    await settle(tasks)
    assert await book.open_edits() == []
    assert editor.form.is_touched()


# --- keys, names, languages ---


async def test_ctrl_enter_saves_from_any_field(editor: ContactEditor, people: list[Contact], tasks: Tasks, qtbot):
    editor.activateWindow()
    anna = people[0]
    editor.show_contact(anna.id)
    for number, key in enumerate(("comment", "last_name", "client_id")):
        put(editor, key, f"{number}")
        edit = editor.form.fields.by_key[key].edit
        edit.setFocus()
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await settle(tasks)
        assert not editor.form.is_touched(), key


async def test_escape_undoes_from_any_field(editor: ContactEditor, people: list[Contact], tasks: Tasks, qtbot):
    editor.activateWindow()
    editor.show_contact(people[0].id)
    for key in ("comment", "last_name", "birthday"):
        put(editor, key, "x")
        edit = editor.form.fields.by_key[key].edit
        edit.setFocus()
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
        assert not editor.form.is_touched(), key
    await settle(tasks)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QAbstractButton])
async def test_every_control_has_a_name(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, kind: type[QWidget]
):
    editor.show_contact(people[1].id)
    await settle(tasks)
    found = [widget for widget in editor.findChildren(kind) if not widget.isHidden()]
    assert found
    assert all(widget.accessibleName() for widget in found)
    assert editor.accessibleName()


async def test_tab_order_goes_down_to_the_buttons(editor: ContactEditor, people: list[Contact], tasks: Tasks):
    editor.show_contact(people[1].id)
    await settle(tasks)
    first = editor.header.banner.again
    order: list[QWidget] = [first]
    while (widget := order[-1].nextInFocusChain()) is not first:
        order.append(widget)
    form = editor.form
    stops = [form.addresses.lines[0].edit, form.tags.edit.edit, form.details.history.toggle, editor.save, editor.undo]
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [300, 360, 700])
async def test_nothing_is_wider_than_the_dock(
    editor: ContactEditor, people: list[Contact], tasks: Tasks, look: Look, width: int
):
    look.set_text_scale(150)
    editor.resize(width, 600)
    editor.show_contact(people[1].id)
    editor.form.details.block.unfold(unfolded=True)
    await settle(tasks)
    assert editor.width() == width
    assert editor.form.width() <= editor._scroll.viewport().width()
    for button in editor.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    look.set_text_scale(100)
