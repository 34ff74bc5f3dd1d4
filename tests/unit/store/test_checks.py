"""What an edit must be before it is queued."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel
from smsc_desk.store import checks
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
A, B, C = "79990000001", "79990000002", "79990000003"
ADA, BOB, ANN, ONE, MAILS = 1, 2, 3, 1, 2


@pytest.fixture
def copy():
    copy = Copy()
    copy.list("grp", ListedGroup(11, "One", 5))
    copy.list("grp", ListedGroup(12, "Mails"), channel=EMAIL)
    copy.list("contact", Listed(7, (A,), {"name": "Ada"}, (11,)), Listed(8, (B,)))
    copy.list("contact", Listed(7, ("ann@firma.ru",)), channel=EMAIL)
    copy.list("block", ListedBlock(1, A, 1, "c"))
    return copy


def add(*addresses, channel=PHONE, groups=(), **values):
    return edits.AddContact(channel=channel, values=values | {"addresses": addresses}, groups=groups, contact=99)


def change(contact=ADA, **changes):
    return edits.ChangeContact(contact=contact, changes=changes)


@pytest.mark.parametrize(
    ("edit", "field", "reason"),
    [
        (add(), "addresses", "empty"),
        (edits.AddContact(channel=PHONE, values={"name": "X"}, contact=99), "addresses", "empty"),
        (add("none"), "addresses", "unusable"),
        (add(""), "addresses", "unusable"),
        (add(C, "x"), "addresses", "unusable"),
        (add("ann", channel=EMAIL), "addresses", "unusable"),
        (add("x@y.ru,z@y.ru", channel=EMAIL), "addresses", "unusable"),
        (add(A), "addresses", "duplicate"),
        (add("+7 999 000-00-01"), "addresses", "duplicate"),
        (add("ann@FIRMA.ru", channel=EMAIL), "addresses", "duplicate"),
        (add(C, groups=(MAILS,)), "groups", "other_channel"),
        (add(C, groups=(77,)), "groups", "gone"),
        (add(C, name="x" * 65_537), "name", "too_long"),
        (add(C, comment="\udc00"), "comment", "unusable"),
        (add(C, tags=("a\ud800",)), "tags", "unusable"),
        (add(C, other="\ud800"), "other", "unusable"),
        (change(addresses=()), "addresses", "empty"),
        (change(addresses=(A, B)), "addresses", "duplicate"),
        (change(77, name="X"), "contact", "gone"),
        (edits.JoinGroup(contact=77, group=ONE), "contact", "gone"),
        (edits.JoinGroup(contact=ADA, group=77), "groups", "gone"),
        (edits.JoinGroup(contact=ADA, group=MAILS), "groups", "other_channel"),
        (edits.LeaveGroup(contact=ANN, group=ONE), "groups", "other_channel"),
        (edits.MoveToGroup(contact=ANN, group=77), "groups", "gone"),
        (edits.AddGroup(channel=PHONE, name="\0 "), "name", "empty"),
        (edits.AddGroup(channel=PHONE, name="X", number=5), "number", "duplicate"),
        (edits.AddGroup(channel=PHONE, name="X", number=0), "number", "unusable"),
        (edits.AddGroup(channel=PHONE, name="X", number=-5), "number", "unusable"),
        (edits.ChangeGroup(group=MAILS, number=5), "number", "duplicate"),
        (edits.ChangeGroup(group=ONE, name=""), "name", "empty"),
        (edits.ChangeGroup(group=77, name="X"), "group", "gone"),
        (edits.BlockAddress(channel=PHONE, address="x", type=BlockType.ALL), "addresses", "unusable"),
        (edits.BlockAddress(channel=EMAIL, address=A, type=BlockType.ALL), "addresses", "unusable"),
        (edits.BlockAddress(channel=PHONE, address=A, type=BlockType.ALL, comment="x" * 65_537), "comment", "too_long"),
    ],
)
def test_invalid(copy, edit, field, reason):
    with pytest.raises(Invalid) as caught:
        checks.checked(copy.db, edit)
    assert (caught.value.field, caught.value.reason) == (field, reason)


def test_details_tell_who_has_it(copy):
    with pytest.raises(Invalid) as caught:
        checks.checked(copy.db, change(BOB, addresses=(A,)))
    assert caught.value.details == {"address": A, "contact": ADA}
    with pytest.raises(Invalid) as caught:
        checks.checked(copy.db, edits.AddGroup(channel=PHONE, name="X", number=5))
    assert caught.value.details == {"name": "One"}


def test_values_are_kept_in_their_normal_form(copy):
    edit = checks.checked(
        copy.db,
        add(
            "8 (999) 000-00-03",
            "89990000003",
            name=" New\0 ",
            tags=(" a ", "b,c", "", "a"),
            other=" as typed ",
            groups=(ONE, ONE),
        ),
    )
    assert edit.values == {
        "addresses": ("89990000003",), "name": "New", "tags": ("a", "b c"), "other": " as typed ",
    }  # fmt: skip
    assert edit.groups == (ONE,)
    mail = checks.checked(copy.db, add(" Bob@FIRMA.ru ", channel=EMAIL))
    assert mail.values == {"addresses": ("Bob@firma.ru",)}


def test_only_what_differs_is_changed(copy):
    assert checks.checked(copy.db, change(name="Ada", comment="c")) == change(comment="c")
    assert checks.checked(copy.db, change(name="Ada", addresses=(A,))) is None
    assert checks.checked(copy.db, change(addresses=(C, A))) == change(addresses=(C, A))


def test_two_addresses_in_another_order_are_another_main_address(copy):
    copy.list("contact", Listed(7, (A, C)), Listed(8, (B,)))
    assert checks.checked(copy.db, change(addresses=(A, C))) is None
    assert checks.checked(copy.db, change(addresses=(C, A))) is not None


def test_a_number_that_two_contacts_have_already_may_stay(copy):
    copy.list("contact", Listed(7, (A,), {"name": "Ada"}), Listed(8, (A, B)))
    assert checks.checked(copy.db, change(addresses=(C, A))) is not None


def test_an_address_of_a_deleted_contact_is_free(copy):
    copy.do(edits.DeleteContact(contact=ADA))
    assert checks.checked(copy.db, add(A)) is not None
    assert checks.checked(copy.db, add(A, channel=PHONE)).values == {"addresses": (A,)}


def test_one_address_in_both_channels_is_two(copy):
    copy.do(edits.AddContact(channel=EMAIL, values={"addresses": ("79990000001@firma.ru",)}))
    assert checks.checked(copy.db, add(C)) is not None


def test_a_number_of_a_group_that_is_gone_is_free(copy):
    copy.do(edits.DeleteGroup(group=ONE))
    assert checks.checked(copy.db, edits.AddGroup(channel=PHONE, name="X", number=5, group=9)) is not None


def test_a_group_keeps_its_own_number(copy):
    renamed = edits.ChangeGroup(group=ONE, name="Uno", number=5)
    assert checks.checked(copy.db, renamed) == renamed


@pytest.mark.parametrize(
    ("edit", "needed"),
    [
        (edits.JoinGroup(contact=ADA, group=ONE), False),
        (edits.JoinGroup(contact=BOB, group=ONE), True),
        (edits.LeaveGroup(contact=ADA, group=ONE), True),
        (edits.LeaveGroup(contact=BOB, group=ONE), False),
        (edits.MoveToGroup(contact=ADA, group=ONE), False),
        (edits.MoveToGroup(contact=BOB, group=ONE), True),
        (edits.DeleteContact(contact=ADA), True),
        (edits.DeleteContact(contact=77), False),
        (edits.DeleteGroup(group=ONE), True),
        (edits.DeleteGroup(group=77), False),
        (edits.BlockAddress(channel=PHONE, address=A, type=BlockType.MASS, comment=" c ", block=1), False),
        (edits.BlockAddress(channel=PHONE, address=A, type=BlockType.MASS, comment="", block=1), True),
        (edits.BlockAddress(channel=PHONE, address=A, type=BlockType.ALL, comment="c", block=1), True),
        (edits.UnblockAddress(channel=PHONE, address=A, block=1), True),
        (edits.UnblockAddress(channel=PHONE, address=C, block=None), False),
    ],
)
def test_what_would_change_nothing_is_no_edit(copy, edit, needed):
    assert (checks.checked(copy.db, edit) is not None) == needed


@given(st.text(max_size=30), st.sampled_from(Channel))
def test_what_is_kept_of_an_address_is_kept_of_itself(text, channel):
    try:
        kept = checks.normal_address(channel, text)
    except Invalid:
        return
    assert checks.normal_address(channel, kept) == kept
    assert "," not in kept
