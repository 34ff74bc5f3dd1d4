"""Numbers and e-mail addresses: understood as they are typed, pasted in lists, put in order, taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.ui.contacts.address_field import AddressField
from smsc_desk.ui.icons import Icons


@pytest.fixture
def field(icons: Icons, qtbot) -> AddressField:
    field = AddressField(icons, lambda: "RU")
    field.set_channel(Channel.PHONE, is_new=True)
    field.set_name("&Number")
    qtbot.addWidget(field)
    return field


def type_in(field: AddressField, text: str, line: int = 0) -> None:
    """As a paste: the text comes at once."""
    edit = field.lines[line].edit
    edit.clear()
    QGuiApplication.clipboard().setText(text)
    edit.paste()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QGuiApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def hint(field: AddressField, line: int = 0) -> str:
    return field.lines[line].hint.text()


def state(field: AddressField, line: int = 0) -> str:
    return str(field.lines[line].hint.property("role"))


@pytest.mark.parametrize(
    ("typed", "address", "role", "words"),
    [
        ("+7 912 345 67 89", "79123456789", "ok", "+7 912 345-67-89 · Russia ✓"),
        ("8 912 345 67 89", "79123456789", "guess", "+7 912 345-67-89 · took 8 as +7"),
        ("+49 170 1234567", "491701234567", "ok", "Germany ✓"),
    ],
)
def test_a_number_is_understood_while_it_is_typed(field: AddressField, typed, address, role, words):
    type_in(field, typed)
    assert field.value() == (address,)
    assert state(field) == role
    assert words in hint(field)


def test_what_is_no_number_is_kept_and_said_in_words(field: AddressField):
    type_in(field, "звонить маме")
    assert state(field) == "error"
    assert "letters" in hint(field)
    assert field.raw() == ("звонить маме",)
    with pytest.raises(Invalid, match="unusable"):
        field.value()


def test_a_number_of_the_book_is_saved_as_it_is_kept_although_it_is_none(field: AddressField):
    field.set_raw(field.raw_of(("0611", "79120000001")))
    assert field.value() == ("0611", "79120000001")
    assert not field.faults()
    assert state(field) == "hint"


def test_a_pasted_list_becomes_a_line_for_each_number(field: AddressField):
    type_in(field, "79120000001, +7 912 000-00-02; 8 912 000 00 03")
    assert len(field.lines) == 3
    assert field.value() == ("79120000001", "79120000002", "79120000003")
    shown = [label.text() for label in field.findChildren(QLabel) if not label.isHidden()]
    assert "3 number(s) found: one contact with all of them." in shown


def test_a_list_can_become_several_contacts(field: AddressField, qtbot):
    type_in(field, "79120000001, 79120000002")
    with qtbot.waitSignal(field.several_pasted) as told:
        field._choose.click()
    assert told.args == [["79120000001", "79120000002"]]
    assert field.apart
    field._choose.click()
    assert not field.apart


def test_only_a_new_contact_can_become_several(field: AddressField):
    field.set_channel(Channel.PHONE, is_new=False)
    type_in(field, "79120000001, 79120000002")
    assert field._choose.isHidden()


def test_blanks_within_a_number_make_no_list(field: AddressField):
    type_in(field, "8 912 345 67 89")
    assert len(field.lines) == 1


def test_the_same_number_twice_is_one(field: AddressField):
    type_in(field, "79120000001, 8 912 000 00 01")
    assert field.value() == ("79120000001",)


def test_taking_a_number_away_says_what_it_means_and_can_be_taken_back(field: AddressField):
    field.set_raw(field.raw_of(("79120000001", "79120000002")))
    field.lines[0].remove.click()
    assert field.value() == ("79120000002",)
    assert field._farewell.text() == "+7 912 000-00-01 will no longer belong to the contact."
    assert not field._farewell.isHidden()
    field._put_back.click()
    assert field.value() == ("79120000002", "79120000001")
    assert field._farewell.isHidden()


def test_the_keys_do_what_the_buttons_do(field: AddressField):
    field.set_raw(field.raw_of(("79120000001", "79120000002")))
    press(field.lines[1].edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert field.value() == ("79120000002", "79120000001")
    press(field.lines[0].edit, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert field.value() == ("79120000001",)
    press(field.lines[0].edit, Qt.Key.Key_Insert, Qt.KeyboardModifier.AltModifier)
    assert len(field.lines) == 2
    press(field.lines[0].edit, Qt.Key.Key_Insert, Qt.KeyboardModifier.AltModifier)
    assert len(field.lines) == 2


def test_the_buttons_put_first_and_add(field: AddressField):
    field.set_raw(field.raw_of(("79120000001", "79120000002")))
    field.lines[1].make_main.click()
    assert field.value() == ("79120000002", "79120000001")
    field.lines[0].make_main.click()  # it is the main one already
    assert field.value() == ("79120000002", "79120000001")
    field._add.click()
    assert len(field.lines) == 3


def test_without_any_number_it_says_what_is_needed(field: AddressField):
    with pytest.raises(Invalid, match="empty"):
        field.value()


@pytest.fixture
def mail(field: AddressField) -> AddressField:
    field.set_channel(Channel.EMAIL, is_new=True)
    return field


def test_a_slip_in_a_domain_is_offered_and_never_refused(mail: AddressField):
    type_in(mail, "ann@gmial.com")
    assert mail.value() == ("ann@gmial.com",)
    meant = mail.lines[0]._meant
    assert meant.text() == "Did you mean gmail.com?"
    meant.click()
    assert mail.value() == ("ann@gmail.com",)
    assert meant.isHidden()


def test_what_is_no_mail_address_is_said(mail: AddressField):
    type_in(mail, "ann at firma")
    assert mail.faults() == ["This is not an e-mail address: it needs a name, @ and a domain."]


def test_a_pasted_list_of_mail_addresses(mail: AddressField):
    type_in(mail, "ann@firma.ru; bob@firma.ru\neve@firma.ru")
    assert mail.value() == ("ann@firma.ru", "bob@firma.ru", "eve@firma.ru")


def test_a_pause_asks_who_has_the_number(field: AddressField, qtbot):
    with qtbot.waitSignal(field.check_wanted, timeout=2000):
        type_in(field, "79120000001")


def test_every_key_is_harmless(field: AddressField):
    edit = field.lines[0].edit
    for key in Qt.Key:
        if key not in {Qt.Key.Key_unknown, Qt.Key.Key_Menu}:
            press(edit, key)
    assert field.lines[0].edit is edit
