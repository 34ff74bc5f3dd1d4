"""The fields against the provider's specification, and how each is read and written on the wire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book.fields import BY_KEY, FIELDS, TEXT_KEYS, read_addresses, show_address
from smsc_desk.book.identity import Channel

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL

# provider-contacts-api, "Description of parameters" and "When requesting a contact list".
REQUEST = {
    "addresses": "phone", "name": "name", "last_name": "lnm", "first_name": "fnm", "middle_name": "mnm",
    "birthday": "bd",
    "tags": "tags", "comment": "cmt", "other": "pho", "client_id": "myid",
}  # fmt: skip
ANSWER = {
    "addresses": "phone", "name": "name", "last_name": "last_name", "first_name": "first_name",
    "middle_name": "middle_name", "birthday": "birthday", "tags": "tags", "comment": "comments", "other": "phone_other",
    "client_id": "id",
}  # fmt: skip


def test_wire_names_of_phone_contacts():
    assert {field.key: field.request_name(PHONE) for field in FIELDS} == REQUEST
    assert {field.key: field.answer_name(PHONE) for field in FIELDS} == ANSWER


def test_wire_names_of_email_contacts():
    assert {field.key: field.request_name(EMAIL) for field in FIELDS} == REQUEST | {"addresses": "mail", "other": "mlo"}
    assert {field.key: field.answer_name(EMAIL) for field in FIELDS} == ANSWER | {
        "addresses": "mail",
        "other": "mail_other",
    }


def test_every_key_once():
    assert list(BY_KEY) == [field.key for field in FIELDS]
    assert set(TEXT_KEYS) == set(BY_KEY) - {"addresses", "tags"}


def test_no_alias_means_two_fields():
    aliases = [alias for field in FIELDS for alias in field.aliases]
    assert len(aliases) == len(set(aliases))
    assert all(alias == alias.casefold().strip() for alias in aliases)


@pytest.mark.parametrize(
    ("key", "value", "wire"),
    [
        ("addresses", ("79123456789", "79031112233"), "79123456789,79031112233"),
        ("tags", ("vip", "new client"), "vip,new client"),
        ("tags", (), ""),
        ("birthday", "1985-03-08", "08.03.1985"),
        ("birthday", "", ""),
        ("birthday", "spring", "spring"),
        ("name", "Ada", "Ada"),
        ("other", " 8 (912) ", " 8 (912) "),
    ],
)
def test_writing(key, value, wire):
    assert BY_KEY[key].write(value) == wire


@pytest.mark.parametrize(
    ("key", "wire", "value"),
    [
        ("tags", " vip, new client ,,vip ", ("vip", "new client")),
        ("tags", "", ()),
        ("birthday", "08.03.1985", "1985-03-08"),
        ("birthday", "00.00.0000", ""),
        ("name", " Ada ", "Ada"),
    ],
)
def test_reading(key, wire, value):
    assert BY_KEY[key].read(wire) == value


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("79123456789", ("79123456789",)),
        ("79123456789,79031112233,79123456789", ("79123456789", "79031112233")),
        ("79123456789 79031112233", ("79123456789", "79031112233")),
        ("79123456789; 79031112233", ("79123456789", "79031112233")),
        ("79123456789/79031112233", ("79123456789", "79031112233")),
        ("+7 912 345-67-89", ("79123456789",)),
        ("", ()),
        ("none", ("none",)),
    ],
)
def test_a_list_of_numbers_by_any_separator(text, addresses):
    assert read_addresses(text, PHONE) == addresses


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Ann@Firma.RU,bob@firma.ru", ("Ann@firma.ru", "bob@firma.ru")),
        ("ann@firma.ru ann@FIRMA.ru", ("ann@firma.ru",)),
        ("ann@firma.ru;bob@firma.ru\nc@d.ru", ("ann@firma.ru", "bob@firma.ru", "c@d.ru")),
        ("", ()),
    ],
)
def test_a_list_of_email_addresses_by_any_separator(text, addresses):
    assert read_addresses(text, EMAIL) == addresses


@given(
    st.lists(st.from_regex(r"[1-9][0-9]{9,14}", fullmatch=True), unique=True, max_size=5), st.sampled_from(",; \n|/")
)
def test_what_is_written_is_read_back(numbers, between):
    assert read_addresses(BY_KEY["addresses"].write(numbers), PHONE) == tuple(numbers)
    if between != " " or sum(map(len, numbers)) > 15:
        assert read_addresses(between.join(numbers), PHONE) == tuple(numbers)


def test_addresses_are_shown_for_reading():
    assert show_address("79123456789", PHONE) == "+7 912 345-67-89"
    assert show_address("79123456789@firma.ru", EMAIL) == "79123456789@firma.ru"
