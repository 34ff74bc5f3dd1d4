import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book import errors
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import ApiError, Garbled, Invalid
from smsc_desk.book.fields import FIELDS
from smsc_desk.book.identity import Channel
from smsc_desk.provider import protocol
from smsc_desk.provider.decoding import EMPTY, Success, is_empty
from smsc_desk.provider.protocol import Balance, ListedBlock, ListedContact, ListedGroup, decode

JSON = "application/json; charset=utf-8"
PHONE, EMAIL = Channel

CONTACTS = (
    '[{\n"phone": "79990000001,79990000002",\n"name": "Анна",\n"group": "5922,7",\n"first_name": "Анна",\n'
    '"last_name": "Ким",\n"middle_name": "",\n"birthday": "08.03.1985",\n"id": "crm-1",\n"comments": "a\\nb",\n'
    '"tags": "vip,друг",\n"phone_other": "8 (912) 345",\n"int_id": 15\n},\n'
    '{\n"phone": "79990000003",\n"name": "",\n"group": "",\n"first_name": "",\n"last_name": "",\n'
    '"middle_name": "",\n"birthday": "",\n"id": "",\n"comments": "",\n"tags": "",\n"phone_other": ""\n}]'
)
GROUPS = (
    '[{\n"id": "5922",\n"name": "Москва",\n"number": "4",\n"cnt": "2"\n},\n{\n"id": 7,\n"name": "VIP",\n"cnt": 0\n}]'
)
BLOCKS = '[{\n"id": "31",\n"phone": "79990000001",\n"type": "1",\n"comment": "сам просил"\n}]'
BALANCE = '{\n"balance": "15.00",\n"currency": "RUR"\n}'


def value(text, content_type=JSON, status=200):
    return decode(text if isinstance(text, bytes) else text.encode(), content_type, status)


def contact(**fields):
    reply = [{"phone": "79990000001"} | fields]
    return protocol.read_contacts(value(json.dumps(reply)), PHONE)[0]


# ---- answers as recorded


def test_a_recorded_page_of_contacts():
    first, second = protocol.read_contacts(value(CONTACTS), PHONE)
    assert first == ListedContact(
        15,
        ("79990000001", "79990000002"),
        {
            "name": "Анна", "last_name": "Ким", "first_name": "Анна", "middle_name": "", "birthday": "1985-03-08",
            "tags": ("vip", "друг"), "comment": "a\nb", "other": "8 (912) 345", "client_id": "crm-1",
        },
        (5922, 7),
    )  # fmt: skip
    assert (second.server_id, second.addresses, second.group_ids) == (None, ("79990000003",), ())
    assert first.values.keys() == second.values.keys() == {field.key for field in FIELDS} - {"addresses"}


def test_recorded_groups_blocks_and_balance():
    assert protocol.read_groups(value(GROUPS)) == [ListedGroup(5922, "Москва", 4, 2), ListedGroup(7, "VIP", None, 0)]
    assert protocol.read_blocks(value(BLOCKS), PHONE) == [ListedBlock(31, "79990000001", BlockType.MASS, "сам просил")]
    assert protocol.read_balance(value(BALANCE)) == Balance("15.00", "RUR")
    assert protocol.read_balance(value('{"balance":-0.5}')) == Balance("-0.5")


# ---- tolerance


@pytest.mark.parametrize(
    "text", ["OK", " OK\n", '{"result":"OK"}', '{"result": "OK"}', '{\n"result": "OK"\n}', ' { "result" :"OK" } \r\n']
)
def test_every_spelling_of_success_is_the_same(text):
    assert value(text) is Success.OK
    protocol.read_done(value(text))


def test_success_may_have_company():
    protocol.read_done(value('{"result": "OK", "cnt": 1}'))


@pytest.mark.parametrize("text", ["5", '"5"', '{"id": 5}', '{"id": "5"}', '{"id":5,"cnt":1}', '{\n"id": 5\n}'])
def test_every_spelling_of_a_new_number(text):
    assert protocol.read_created(value(text)) == 5


@pytest.mark.parametrize(
    ("group", "ids"),
    [
        (5922, (5922,)),
        ("5922", (5922,)),
        ("5922,7", (5922, 7)),
        (" 5922 , 7 ", (5922, 7)),
        ([5922, 7], (5922, 7)),
        (["5922", "7"], (5922, 7)),
        ("7,7", (7,)),
        ([], ()),
        ("", ()),
        (None, ()),
        (0, ()),
        ("0", ()),
    ],
)
def test_every_spelling_of_membership(group, ids):
    assert contact(group=group).group_ids == ids


def test_membership_may_be_absent():
    assert contact().group_ids == ()


@pytest.mark.parametrize(("int_id", "number"), [(15, 15), ("15", 15), (None, None), ("", None), (2**63 - 1, 2**63 - 1)])
def test_int_id_in_every_form(int_id, number):
    assert contact(int_id=int_id).server_id == number


def test_every_text_may_be_a_number_null_or_absent():
    for field in FIELDS[1:]:
        name = field.answer_name(PHONE)
        assert contact(**{name: 12}).values[field.key] in ("12", ("12",))
        assert contact(**{name: None}).values[field.key] in ("", ())
        assert contact().values[field.key] in ("", ())
    assert contact(comments=1.5).values["comment"] == "1.5"


def test_control_characters_are_kept():
    assert contact(name="a\u0000b\u202ec").values["name"] == "a\u0000b\u202ec"


def test_tags_may_be_a_list():
    assert contact(tags=["a", "b"]).values["tags"] == ("a", "b")


@pytest.mark.parametrize(
    "phone",
    [
        "79990000001,79990000002",
        "79990000001;79990000002",
        "79990000001 79990000002",
        "79990000001\n79990000002",
        "+79990000001 +79990000002",
        "79990000001/79990000002",
        "79990000001, 79990000002, 79990000001",
        ["79990000001", 79990000002],
    ],
)
def test_numbers_with_any_separator(phone):
    assert contact(phone=phone).addresses == ("79990000001", "79990000002")


def test_a_single_number_as_a_number():
    assert contact(phone=79990000001).addresses == ("79990000001",)


@pytest.mark.parametrize("name", ["mail", "email", "phone"])
def test_e_mail_addresses_under_any_of_their_names(name):
    [read] = protocol.read_contacts([{name: "Ann@Firma.RU, bob@x.ru", "mail_other": "old@x.ru"}], EMAIL)
    assert read.addresses == ("Ann@firma.ru", "bob@x.ru")
    assert read.values["other"] == "old@x.ru"
    [block] = protocol.read_blocks([{"id": 1, name: "ann@firma.RU", "type": 0}], EMAIL)
    assert block == ListedBlock(1, "ann@firma.ru", BlockType.ALL)


@pytest.mark.parametrize(
    ("record", "number", "count"),
    [
        ({}, None, None),
        ({"number": None, "cnt": None}, None, None),
        ({"number": "", "cnt": ""}, None, None),
        ({"number": 0, "cnt": "0"}, None, 0),
        ({"number": 4, "cnt": 17}, 4, 17),
        ({"number": "4", "cnt": "17", "more": [1]}, 4, 17),
    ],
)
def test_groups_in_every_form(record, number, count):
    assert protocol.read_groups([{"id": "5", "name": "A"} | record]) == [ListedGroup(5, "A", number, count)]


def test_an_empty_list_is_a_list():
    assert protocol.read_contacts(value("[]"), PHONE) == []
    assert protocol.read_groups(value("[ ]")) == []
    assert protocol.read_blocks(value("[]"), PHONE) == []


# ---- the charset is the header's


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "windows-1251", "koi8-r"])
def test_an_answer_is_decoded_by_its_header(charset):
    body = '{"result": "Привет"}'.encode(charset.strip('"'))
    assert value(body, f"application/json; charset={charset}") == {"result": "Привет"}


def test_without_a_charset_it_is_utf_8():
    assert value('"Привет"', "application/json") == value('"Привет"', "") == "Привет"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ('"Привет"'.encode("cp1251"), JSON),
        ('"Привет"'.encode(), "application/json; charset=ascii"),
        (b'"\x98"', "application/json; charset=windows-1251"),
        (b'"a"', "application/json; charset=utf-7"),
        (b'"a"', "application/json; charset=rot13"),
        (b'"a"', "application/json; charset=zlib"),
        (b'"a"', "application/json; charset=idna"),
        (b'"a"', "application/json; charset="),
        (b'"a"', "application/json; charset=no-such\x00thing"),
        ('"a"'.encode("utf-16"), JSON),
        (b'\xef\xbb\xbf"a"', JSON),
    ],
)
def test_a_body_that_its_header_does_not_fit_is_garbled(body, content_type):
    with pytest.raises(Garbled) as caught:
        decode(body, content_type, 200)
    assert caught.value.ended


# ---- errors


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (1, errors.BadParameters), (2, errors.BadCredentials), (3, errors.NoRecords), (4, errors.AddressBlocked),
        (5, errors.Refused), (9, errors.TooManyRequests), (0, errors.UnknownCode), (6, errors.UnknownCode),
        (-1, errors.UnknownCode), (999, errors.UnknownCode),
    ],
)  # fmt: skip
@pytest.mark.parametrize("spell", [int, str, " {} ".format])
def test_error_codes(code, kind, spell):
    with pytest.raises(kind) as caught:
        value(json.dumps({"error": "слова", "error_code": spell(code)}))
    assert (caught.value.code, caught.value.text) == (code, "слова")
    assert type(caught.value) is kind


def test_the_two_kinds_of_error_9():
    with pytest.raises(errors.TooManyRequests) as repeated:
        value('{"error": "duplicate request, wait a minute", "error_code": 9}')
    with pytest.raises(errors.TooManyRequests) as many:
        value('{"error": "too many concurrent requests", "error_code": 9}')
    assert repeated.value.repeated
    assert not many.value.repeated


@pytest.mark.parametrize("words", ["{}", '{"error": null}', '{"error": 5}', '{"error": "%s"}' % ("x" * 5000)])
def test_an_errors_words_are_not_needed_and_cut(words):
    reply = json.loads(words) | {"error_code": 5}
    with pytest.raises(errors.Refused) as caught:
        value(json.dumps(reply))
    assert len(caught.value.text) <= 300


# ---- what is no answer

NOT_ITS_OWN = [
    (b"", JSON, 200),
    (b" \r\n", JSON, 200),
    (b"<html><body>Sign in to the hotel</body></html>", "text/html", 200),
    (b"<!DOCTYPE html><p>", JSON, 200),
    (b"\xef\xbb\xbf  <html>", "text/plain", 200),
    (b'{"result": "OK"}', "text/html; charset=utf-8", 200),
    (b"OK", "application/xhtml+xml; html", 200),
    (b"OK", JSON, 301),
    (b"OK", JSON, 302),
    (b"OK", JSON, 304),
    (b"OK", JSON, 307),
    (b"OK", JSON, 407),
    (b'{"result": "OK"}', JSON, 502),
    (b'{"result": "OK"}', JSON, 503),
    (b'{"result": "OK"}', JSON, 504),
    (b"", JSON, 204),
    (b"", JSON, 500),
    (b"<h1>Not found</h1>", "text/html", 404),
    (b"<h1>Error</h1>", "text/html", 500),
    (b"OK", JSON, 202),
    (b"OK", JSON, 522),
]


@pytest.mark.parametrize(("body", "content_type", "status"), NOT_ITS_OWN)
def test_what_may_come_from_something_in_front_says_nothing(body, content_type, status):
    with pytest.raises(Garbled) as caught:
        decode(body, content_type, status)
    assert not caught.value.ended
    assert is_empty(caught.value) == (not body.strip())


def test_an_empty_answer_is_told_from_one_that_says_so():
    assert not is_empty(Garbled("x", EMPTY))


OWN_BUT_ODD = [
    b"{", b"}", b"[", b"]", b"nul", b"null,", b"ok", b"Ok", b"O", b"OKOK", b"OK OK", b"ERROR = 2 (authorise error)",
    b"0,-2", b"'OK'", b"{'id': 5}", b"{id: 5}", b'{"id": 5,}', b'{"id": 5}{"id": 6}', b'{"id": 5} x', b'{"id"}',
    b'{"id": }', b'{"id": 05}', b'{"id": +5}', b'{"id": 0x5}', b'{"id": 5', b'{"id": "5}', b"[1,]", b"[,1]",
    b'{"id": NaN}', b'{"id": Infinity}', b'{"id": -Infinity}', b'{"id": 5, "id": 6}', b'[{"id": 1, "id": 1}]',
    b'{"a": {"b": 1, "b": 2}}', b'"\x00"', b'"\n"', b'"\\x41"', b'"\\ud800"', b'{"\\udfff": 1}', b'["\\ud83d", 1]',
    b"9" * 5000, b"-" + b"9" * 5000, b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe", b'"\xc3"', b'"\xed\xa0\x80"',
    b"/* */ 5", b"// 5", b"True", b"None", b'{"error": "text", "error_code": null}', b'{"error_code": true}',
    b'{"error_code": "five"}', b'{"error_code": []}', b'{"error_code": 1e999}', b'{"error_code": 12345678901}',
    b"undefined", b"callback({})", b")]}'\n[]", b"\x1f\x8b\x08",
]  # fmt: skip


@pytest.mark.parametrize("body", OWN_BUT_ODD, ids=lambda body: repr(body[:20]))
def test_odd_answers_are_garbled_but_over(body):
    with pytest.raises(Garbled) as caught:
        decode(body, JSON, 200)
    assert caught.value.ended
    assert caught.value.sample
    assert len(caught.value.sample) <= 80


def test_half_characters_may_come_in_pairs():
    assert value('"\\ud83d\\ude00"') == "😀"


WRONG = [
    "null", "true", "1.5", '"text"', "[]", "[[]]", "[null]", "[1]", '["a"]', "{}", '{"id": null}', '{"id": 0}',
    '{"id": -5}', '{"id": 1.5}', '{"id": true}', '{"id": []}', '{"id": {}}', '{"id": ""}', '{"id": "5 6"}',
    '{"id": "٥"}', '{"id": 9223372036854775808}', '{"id": 99999999999999999999999999}', '{"result": "ok"}',
    '{"result": "OK."}', '{"result": 1}', '{"error": "no code"}', '[{"id": 5}]', '{"balance": null}',
    '{"balance": "much"}', '{"balance": [1]}', '{"balance": "1e5"}', '{"balance": true}',
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_shape_is_garbled(text):
    reply = value(text)
    for read in (protocol.read_created, protocol.read_done, protocol.read_balance):
        with pytest.raises(Garbled) as caught:
            read(reply)
        assert caught.value.ended
    if text != "[]":
        for read in (
            protocol.read_groups,
            lambda r: protocol.read_contacts(r, PHONE),
            lambda r: protocol.read_blocks(r, PHONE),
        ):
            if text != '[{"id": 5}]' or read is not protocol.read_groups:
                with pytest.raises(Garbled):
                    read(reply)


@pytest.mark.parametrize(
    "fields",
    [
        {"phone": True}, {"phone": {}}, {"phone": [[]]}, {"name": []}, {"name": {}}, {"name": False},
        {"comments": "x" * 100_001}, {"group": "5,x"}, {"group": "-5"}, {"group": {}}, {"group": [None, {}]},
        {"group": True}, {"group": 2**63}, {"int_id": 0}, {"int_id": -1}, {"int_id": "x"}, {"int_id": 2**63},
        {"int_id": []}, {"int_id": False}, {"id": []}, {"birthday": {}}, {"tags": [{}]}, {"tags": True},
    ],
)  # fmt: skip
def test_one_wrong_field_spoils_a_page(fields):
    with pytest.raises(Garbled):
        contact(**fields)


def test_a_contact_needs_an_address_field():
    with pytest.raises(Garbled):
        protocol.read_contacts([{"name": "A"}], PHONE)


@pytest.mark.parametrize(
    "fields", [{"type": 3}, {"type": -1}, {"type": "x"}, {"type": None}, {"phone": ""}, {"id": None}, {"comment": {}}]
)
def test_a_block_needs_number_address_and_type(fields):
    record = {"id": 1, "phone": "79990000001", "type": 0} | fields
    if fields == {"type": None}:
        del record["type"]
    with pytest.raises(Garbled):
        protocol.read_blocks([record], PHONE)


READERS = [
    (CONTACTS, lambda reply: protocol.read_contacts(reply, PHONE)),
    (GROUPS, protocol.read_groups),
    (BLOCKS, lambda reply: protocol.read_blocks(reply, PHONE)),
    (BALANCE, protocol.read_balance),
    ('{\n"id": 5\n}', protocol.read_created),
    ('{"result": "OK"}', protocol.read_done),
    ("OK", protocol.read_done),
    ('{\n"error": "save error",\n"error_code": 5\n}', protocol.read_done),
]


@pytest.mark.parametrize(("text", "read"), READERS)
def test_a_truncation_at_any_byte_is_never_an_answer(text, read):
    body = text.encode()
    for end in range(len(body)):
        with pytest.raises(Garbled):
            read(decode(body[:end], JSON, 200))


@given(st.binary(max_size=200), st.sampled_from([JSON, "", "text/plain; charset=koi8-r"]), st.sampled_from([200, 500]))
def test_no_bytes_make_anything_but_a_value_or_our_errors(body, content_type, status):
    try:
        reply = decode(body, content_type, status)
    except (Garbled, ApiError):
        return
    for _, read in READERS:
        with contextlib.suppress(Garbled):
            read(reply)


_SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False)
_NAMES = st.sampled_from(["phone", "mail", "id", "int_id", "group", "cnt", "number", "type", "name", "error_code", "x"])


@given(
    st.recursive(
        _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=5), max_leaves=12
    )
)
def test_no_json_makes_anything_but_a_value_or_our_errors(reply):
    for _, read in READERS:
        with contextlib.suppress(Garbled, ApiError):
            read(decode(json.dumps(reply).encode(), JSON, 200))


# ---- parameters


def test_fields_become_parameters():
    values = {
        "addresses": ("79990000001", "79990000002"), "name": "А", "last_name": "Ким", "first_name": "Анна",
        "middle_name": "Б", "birthday": "1985-03-08", "tags": ("vip", "друг"), "comment": "", "other": "x",
        "client_id": "7",
    }  # fmt: skip
    assert protocol.contact_params(PHONE, values) == {
        "phone": "79990000001,79990000002", "name": "А", "lnm": "Ким", "fnm": "Анна", "mnm": "Б", "bd": "08.03.1985",
        "tags": "vip,друг", "cmt": "", "pho": "x", "myid": "7",
    }  # fmt: skip
    assert protocol.contact_params(EMAIL, {"addresses": ("a@b.ru",), "other": "x"}) == {"mail": "a@b.ru", "mlo": "x"}


def test_a_changed_list_of_addresses():
    assert protocol.change_params(PHONE, "7999", {"addresses": ("7998", "7997")}) == {
        "phone": "7999",
        "new_phone": "7998,7997",
    }
    assert protocol.change_params(EMAIL, "a@b.ru", {"addresses": ("c@d.ru",), "name": ""}) == {
        "mail": "a@b.ru",
        "new_mail": "c@d.ru",
        "name": "",
    }


def test_the_form_that_is_posted():
    request = protocol.order(PHONE, "add", {"name": "Ёж & Ко", "num": None})
    body = request.body({"login": "ann", "psw": "ы"})
    assert body == (b"add=1&name=%D0%81%D0%B6+%26+%D0%9A%D0%BE&fmt=3&charset=utf-8&login=ann&psw=%D1%8B")


def test_half_a_character_cannot_be_sent():
    with pytest.raises(Invalid) as caught:
        protocol.order(PHONE, "add", {"name": "a\ud800"}).check()
    assert (caught.value.field, caught.value.reason) == ("name", "cannot_be_sent")


def test_identical_requests_have_one_key():
    one = protocol.Request("phones.php", {"a": "1", "b": "2"}, write=True)
    assert one.key == protocol.Request("phones.php", {"b": "2", "a": "1"}, write=False).key
    others = [
        protocol.Request("mails.php", {"a": "1", "b": "2"}, write=True),
        protocol.Request("phones.php", {"a": "1"}, write=True),
        protocol.Request("phones.php", {"a": "2", "b": "1"}, write=True),
        protocol.Request("phones.php", {"a": "1&b=2"}, write=True),
    ]
    assert len({one.key, *(other.key for other in others)}) == 5
