"""The form: what was typed is told from what the book has, and only that is to be saved."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPlainTextEdit, QWidget

from smsc_desk.book.contact import Contact
from smsc_desk.book.edits import Action, BlockAddress, ChangeContact, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.store import Store
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.contacts.contact_form import ContactForm
from smsc_desk.ui.contacts.form_context import FormContext
from smsc_desk.ui.contacts.name_fields import short_name, spread_name
from smsc_desk.ui.contacts.token_fields import Memberships, Typed
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks
from smsc_desk.ui.theme import Look
from tests.unit.ui.conftest import settle

TODAY = datetime.date(2026, 2, 24)


@pytest.fixture
async def context(book: Store, tasks: Tasks, look: Look, icons: Icons) -> FormContext:
    context = FormContext(
        store=book, commands=Commands(book, tasks), tasks=tasks, directory=GroupDirectory(book, tasks),
        look=look, icons=icons, today=lambda: TODAY,
    )  # fmt: skip
    await settle(tasks)
    return context


@pytest.fixture
async def form(context: FormContext, qtbot) -> ContactForm:
    form = ContactForm(context)
    qtbot.addWidget(form)
    return form


async def contacts(store: Store) -> list[Contact]:
    ids = await store.contact_ids(ContactQuery())
    found = store.contacts(ids)
    return sorted(found.values(), key=lambda contact: contact.server_id or 0)


@pytest.fixture
async def anna(book: Store) -> Contact:
    return (await contacts(book))[0]


@pytest.fixture
async def boris(book: Store) -> Contact:
    return (await contacts(book))[1]


def put(form: ContactForm, key: str, text: str) -> None:
    """As if it were pasted."""
    edit = form.fields.by_key[key].entrance()
    edit = getattr(edit, "edit", edit)
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    edit.selectAll()
    QGuiApplication.clipboard().setText(text)
    edit.paste()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QGuiApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def hint(form: ContactForm, key: str) -> str:
    return str(form.fields.by_key[key].hint.text())


async def test_a_loaded_contact_is_not_touched(form: ContactForm, anna: Contact, boris: Contact):
    for contact in (anna, boris):
        form.load(contact)
        assert not form.is_touched()
        assert form.changes() == {}
        assert not form.group_changes()


@pytest.mark.parametrize(
    "odd",
    [
        {"birthday": "весной"}, {"comment": "a\r\nb\u00a0c"}, {"addresses": ("0611",)}, {"name": " двойной  пробел "},
        {"other": "8 800, доб. 5\n+7"}, {"tags": ("a b", "ё")}, {"groups": (GroupId(77),)},
    ],
)  # fmt: skip
async def test_what_the_provider_sent_is_not_touched_by_showing_it(form: ContactForm, anna: Contact, odd):
    form.load(dataclasses.replace(anna, **odd))
    assert not form.is_touched()
    put(form, "client_id", "7")
    assert form.changes() == {"client_id": "7"}
    assert not form.group_changes()


async def test_only_what_is_new_is_to_be_saved(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "first_name", "Анна")
    put(form, "birthday", "8 марта 1985")  # as it was, in other words
    assert form.is_touched()
    assert form.changes() == {"first_name": "Анна"}


async def test_another_spelling_of_the_same_number_is_no_change(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "addresses", "8 (912) 000 00 01")
    assert form.is_touched()
    assert form.changes() == {}


async def test_a_draft_is_put_back(form: ContactForm, anna: Contact, boris: Contact):
    form.load(anna)
    put(form, "comment", "строка\nдругая")
    put(form, "birthday", "31.2.85")
    form.tags.set_raw(Typed(("vip", "new"), "тор"))
    draft = form.draft()
    form.load(boris)
    form.load(anna)
    assert not form.is_touched()
    form.restore(draft)
    assert form.draft() == draft
    assert form.fields.by_key["birthday"].raw() == "31.2.85"


async def test_a_change_underneath_fills_untouched_fields_only(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "first_name", "Аня")
    edit = form.fields.by_key["first_name"].edit
    edit.setCursorPosition(1)
    form.refresh(dataclasses.replace(anna, first_name="Анна", last_name="Ёлкина"))
    assert form.fields.by_key["last_name"].raw() == "Ёлкина"
    assert form.fields.by_key["first_name"].raw() == "Аня"
    assert edit.cursorPosition() == 1
    assert "Changed meanwhile" in hint(form, "first_name")
    assert form.changes() == {"first_name": "Аня"}
    put(form, "first_name", "Нюра")
    assert hint(form, "first_name") == ""


async def test_a_change_underneath_to_what_is_typed_ends_the_touch(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "addresses", "8 912 000 00 09")
    form.refresh(dataclasses.replace(anna, addresses=("79120000009",)))
    assert not form.is_touched()
    assert form.addresses.raw() == ("+7 912 000-00-09",)


async def test_undo_shows_the_contact_again(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "name", "X")
    form.groups.edit.add("", "Новая")
    form.undo()
    assert not form.is_touched()


# --- a new contact ---


async def test_a_new_contact_begins_with_what_is_suggested(form: ContactForm, anna: Contact):
    form.clear_for_new(Channel.PHONE, anna.groups[0], "8 912 000 00 77")
    assert not form.is_touched()
    assert form.changes() == {"addresses": ("79120000077",)}
    assert form.group_changes().join == (anna.groups[0],)


async def test_a_new_contact_needs_an_address_and_nothing_else(form: ContactForm):
    form.clear_for_new(Channel.PHONE)
    assert form.problems() == [("addresses", "A number or an e-mail address is needed. Nothing else is.")]
    put(form, "addresses", "79120000077")
    assert form.problems() == []


async def test_the_next_contact_keeps_groups_and_tags(form: ContactForm, anna: Contact):
    form.clear_for_new(Channel.PHONE)
    put(form, "addresses", "79120000077")
    form.groups.set_raw(form.groups.raw_of(anna.groups))
    put(form, "tags", "осень")
    form.keep_for_next()
    assert form.addresses.raw() == ()
    assert form.groups.value() == Memberships(frozenset(anna.groups))
    assert form.tags.value() == ("осень",)
    assert not form.is_touched()
    put(form, "addresses", "79120000078")
    assert form.changes() == {"addresses": ("79120000078",), "tags": ("осень",)}


async def test_the_other_channel_keeps_the_names_and_drops_the_groups(form: ContactForm, anna: Contact):
    form.clear_for_new(Channel.PHONE, anna.groups[0])
    put(form, "last_name", "Ёлкина")
    form.channel_choice.email.click()
    assert form.channel == Channel.EMAIL
    assert form.fields.by_key["last_name"].raw() == "Ёлкина"
    assert form.groups.raw().keys == ()
    assert form.addresses.lines[0].edit.accessibleName() == "E-mail"
    put(form, "addresses", "ann@firma.ru")
    assert form.changes() == {"addresses": ("ann@firma.ru",), "last_name": "Ёлкина"}


# --- who has the number already ---


async def test_a_number_of_another_contact_is_told_with_the_groups(
    form: ContactForm, tasks: Tasks, boris: Contact, qtbot
):
    form.clear_for_new(Channel.PHONE)
    form.groups.edit.add("", "Новая")
    put(form, "addresses", "8 912 000 00 02")
    form._checking.ask()
    await settle(tasks)
    line = form.addresses.lines[0]
    assert line.hint.text() == "Already in the book: Борис (VIP)"
    told: list[object] = []
    form.contactWanted.connect(told.append)
    form.groupsWanted.connect(told.append)
    line._open.click()
    line._join.click()
    assert told == [boris.id, boris.id]
    put(form, "addresses", "8 912 000 00 03")
    assert "Already" not in line.hint.text()


async def test_the_own_number_is_no_double(form: ContactForm, tasks: Tasks, anna: Contact):
    form.load(anna)
    put(form, "addresses", "8 912 000 00 01")
    form._checking.ask()
    await settle(tasks)
    assert not form.addresses.has_owners()


async def test_a_typed_number_that_is_blocked_says_so(form: ContactForm, tasks: Tasks, context: FormContext):
    block = BlockAddress(channel=Channel.PHONE, address="79120000055", type=0)  # type: ignore[arg-type]
    await context.store.apply(Action(Verb.BLOCK, (block,)))
    form.clear_for_new(Channel.PHONE)
    await settle(tasks)
    assert form.details.block.isHidden()
    put(form, "addresses", "79120000055")
    form._checking.ask()
    await settle(tasks)
    assert not form.details.block.isHidden()
    assert form.details.block.summary.text() == "All messages"


async def test_the_block_section_asks_for_the_right_addresses(form: ContactForm, tasks: Tasks, boris: Contact):
    form.load(boris)
    await settle(tasks)
    told: list[object] = []
    form.details.block_wanted.connect(told.append)
    form.details.unblock_wanted.connect(told.append)
    form.details.block.block.click()
    form.details.block.unblock.click()
    assert told == [[(Channel.PHONE, "79120000022")], [(Channel.PHONE, "79120000002")]]


# --- names, groups, tags ---


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Иванов", "Пётр", "Сергеевич"), "Иванов П. С."), (("Иванов", "", ""), "Иванов"),
        (("", "Пётр", "Сергеевич"), "Пётр Сергеевич"), (("Müller", "jörg", ""), "Müller J."), (("", "", ""), ""),
    ],
)  # fmt: skip
def test_a_name_is_put_together(parts: tuple[str, str, str], shown: str):
    assert short_name(*parts) == shown


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Иванов Пётр Сергеевич", ("Иванов", "Пётр", "Сергеевич")), ("Müller Jörg", ("Müller", "Jörg", "")),
        ("Алиев Вагиф Самед оглы", ("Алиев", "Вагиф", "Самед оглы")), ("Иванов", None),
        ("ООО Рога и копыта и ещё", None),
    ],
)  # fmt: skip
def test_a_name_is_cut(text: str, parts: object):
    assert spread_name(text) == parts


async def test_a_whole_name_in_the_first_field_can_be_spread(form: ContactForm):
    form.clear_for_new(Channel.PHONE)
    put(form, "last_name", "Иванов Пётр Сергеевич")
    assert not form.last._offer.isHidden()
    form.last._offer.click()
    assert form._name_parts() == ("Иванов", "Пётр", "Сергеевич")
    assert form.last._offer.isHidden()
    assert form.shown_as._button.isEnabled()
    form.shown_as._button.click()
    assert form.shown_as.raw() == "Иванов П. С."
    assert not form.shown_as._button.isEnabled()


async def test_a_group_is_chosen_by_its_name_with_its_size_in_sight(form: ContactForm, anna: Contact):
    form.clear_for_new(Channel.PHONE)
    assert [text for _, text in form.groups._suggest("v")] == ["VIP (2)"]
    edit = form.groups.edit
    edit.add(*form.groups._suggest("v")[0])
    assert [token.text for token in edit.tokens()] == ["VIP"]
    assert form.groups._suggest("v") == []
    assert form.groups._create_line("vip") is None
    assert form.groups._create_line("Казань") == "Create group “Казань”"
    edit.add("", "Казань")
    changes = form.group_changes()
    assert len(changes.join) == 1
    assert changes.create == ("Казань",)


async def test_a_name_left_in_the_groups_line_is_no_group_by_accident(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "groups", "Каза")
    assert [key for key, _ in form.problems()] == ["groups"]
    with pytest.raises(Invalid):
        form.group_changes()
    form.groups.set_raw(form.groups.raw_of(()))
    put(form, "groups", "vip")  # the name of one group: meant without doubt
    assert form.problems() == []
    assert len(form.group_changes().leave) == 1


async def test_a_double_click_on_a_group_asks_for_it(form: ContactForm, anna: Contact, qtbot):
    form.load(anna)
    form.show()
    told: list[object] = []
    form.groupWanted.connect(told.append)
    chip = form.groups.edit._chips[0]
    qtbot.mouseDClick(form.groups.edit, Qt.MouseButton.LeftButton, pos=chip.geometry().center())
    assert told == [int(chip.token.key)]
    form.groups._show_menu(chip.geometry().center())
    menu = form.groups.findChild(QMenu)
    assert menu.actions()[0].text() == f"Show the contacts of “{chip.token.text}”"
    menu.actions()[0].trigger()
    assert len(told) == 2
    menu.close()


async def test_left_groups_are_left_and_no_value_changes(form: ContactForm, anna: Contact):
    form.load(anna)
    form.groups.edit._chips[0].removed.emit()
    assert len(form.group_changes().leave) == 1
    assert form.changes() == {}


async def test_tags_end_with_a_comma_and_none_is_forgotten(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "tags", "осень, зи")
    assert form.tags.raw() == Typed(("vip", "осень"), "зи")
    assert form.changes() == {"tags": ("vip", "осень", "зи")}


async def test_known_tags_are_offered(form: ContactForm, tasks: Tasks):
    form.tags.wanted.emit()
    await settle(tasks)
    assert form.tags._suggest("V") == [("vip", "vip")]
    assert form.tags._create_line("vip") is None
    assert form.tags._create_line("new") == "New tag “new”"


# --- what is wrong ---


async def test_wrong_fields_are_pointed_out_and_nothing_typed_is_lost(form: ContactForm, anna: Contact, qtbot):
    form.load(anna)
    form.show()
    put(form, "birthday", "31.2.85")
    put(form, "addresses", "8 912")
    assert form.point_out()
    assert "There is no 31.02.1985" in hint(form, "birthday")
    assert "Too short" in form.addresses.lines[0].hint.text()
    assert form.fields.by_key["birthday"].raw() == "31.2.85"
    put(form, "addresses", "8 912 000 00 01")
    put(form, "birthday", "")
    assert not form.point_out()


async def test_the_sentence_is_what_a_reader_of_the_screen_hears(form: ContactForm, anna: Contact):
    form.load(anna)
    put(form, "birthday", "31.2.85")
    assert "There is no 31.02.1985" in form.fields.by_key["birthday"].edit.accessibleDescription()


async def test_what_the_store_refuses_stands_beside_its_field(form: ContactForm, anna: Contact):
    form.load(anna)
    form.complain(Invalid("comment", "too_long", limit=10))
    assert "too long" in hint(form, "comment")
    form.complain(Invalid("contact", "gone"))
    assert "deleted meanwhile" in form.addresses.lines[0].hint.text()


# --- all of it ---


def every(widget: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [found for found in widget.findChildren(kind) if found.objectName() != "qt_spinbox_lineedit"]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QAbstractButton])
async def test_every_control_has_a_name(form: ContactForm, tasks: Tasks, boris: Contact, kind: type[QWidget]):
    form.load(boris)
    await settle(tasks)
    assert every(form, kind)
    unnamed = [found for found in every(form, kind) if not found.accessibleName() and not found.isHidden()]
    assert not unnamed, [found.parent() for found in unnamed]


async def test_tab_goes_through_the_fields_in_order(form: ContactForm, boris: Contact):
    form.load(boris)
    form.groups.edit.add("", "Казань")
    form.addresses.add_line()
    first = form.addresses.lines[0].edit
    order, widget = [first], first
    while (widget := widget.nextInFocusChain()) is not first:
        order.append(widget)
    stops = [stop for field in form.fields.by_key.values() for stop in field.stops()]
    places = [order.index(stop) for stop in [*stops, form.details.block.toggle, form.details.history.toggle]]
    assert places == sorted(places)


async def test_another_language_changes_the_words_and_nothing_else(
    form: ContactForm, boris: Contact, tasks: Tasks, russian: Callable[[], None]
):
    form.load(boris)
    await settle(tasks)
    put(form, "birthday", "31.2.85")
    draft = form.draft()
    russian()
    assert form.addresses.name.text() == "[&Number]"
    assert form.fields.by_key["comment"].name.text() == "[&Comment]"
    assert hint(form, "birthday").startswith("[")
    assert form.details.block.toggle.text().strip() == "[Block]"
    assert form.draft() == draft


async def test_no_mnemonic_is_used_twice(form: ContactForm):
    for channel in Channel:
        form.clear_for_new(channel)
        names = [field.name.text() for field in form.fields.by_key.values()]
        letters = [name[name.index("&") + 1].lower() for name in names if "&" in name]
        assert len(letters) == len(set(letters))


async def test_changed_underneath_by_the_store(form: ContactForm, anna: Contact, context: FormContext):
    form.load(anna)
    edit = ChangeContact(contact=anna.id, changes={"comment": "новое"})
    await context.store.apply(Action(Verb.CHANGE_CONTACT, (edit,)))
    form.refresh(context.store.contacts([anna.id])[anna.id])
    assert form.fields.by_key["comment"].raw() == "новое"
    assert not form.is_touched()


@pytest.fixture
def russian(qapp: QCoreApplication):
    """Put every text in brackets: as good as another language."""
    from PySide6.QtCore import QTranslator

    class Brackets(QTranslator):
        def translate(self, _context, source, _disambiguation=None, n=-1):
            return f"[{source}]".replace("%n", str(n)) if source else ""

        def isEmpty(self):  # noqa: N802 - Qt's name
            return False

    translator = Brackets()

    def install() -> None:
        qapp.installTranslator(translator)
        qapp.sendPostedEvents(None, QEvent.Type.LanguageChange.value)

    yield install
    qapp.removeTranslator(translator)
