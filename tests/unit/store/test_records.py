"""Rows and values: what is written is what is read."""

from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book import edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.folding import fold
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, RowState
from smsc_desk.store import records
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

PHONE, EMAIL = Channel.PHONE, Channel.EMAIL
A, B = "79990000001", "79990000002"

_text = st.text(st.characters(exclude_categories=("Cs",)))
_tag = st.text(st.characters(exclude_categories=("Cs",), exclude_characters=","), min_size=1)
_images = st.fixed_dictionaries(
    dict.fromkeys(TEXT_KEYS, _text)
    | {
        "addresses": st.lists(st.from_regex(r"[0-9]{5,15}", fullmatch=True), min_size=1, max_size=3, unique=True),
        "tags": st.lists(_tag, max_size=3, unique=True),
        "groups": st.sets(st.integers(1, 2)).map(sorted),
    }
)


@given(st.lists(_images, min_size=1, max_size=3))
def test_the_last_image_that_was_written_is_read(images):
    copy = Copy()
    copy.list("grp", ListedGroup(11, "One"), ListedGroup(12, "Two"))
    copy.list("contact", Listed(7, ("7",)))
    for image in images:
        records.write_contact(copy.db, 1, image)
        assert records.contact_image(copy.db, 1) == image
    contact = records.contacts(copy.db, [1])[1]
    assert {key: getattr(contact, key) for key in TEXT_KEYS} == {key: image[key] for key in TEXT_KEYS}
    assert (contact.addresses, contact.tags) == (tuple(image["addresses"]), tuple(image["tags"]))
    assert list(contact.groups) == image["groups"]


def test_sort_keys_are_folded_and_a_name_is_made_of_its_parts():
    copy = Copy()
    copy.list(
        "contact", Listed(1, (A,), {"last_name": "Ёлкина", "first_name": "Анна"}), Listed(2, (B,), {"name": "ÉVA"})
    )
    assert [*copy.db.execute("SELECT name_key, last_key, first_key FROM contact")] == [
        (fold("Ёлкина Анна"), "елкина", "анна"), ("eva", "", ""),
    ]  # fmt: skip


def test_what_is_asked_for_and_not_there_is_left_out():
    copy = Copy()
    copy.list("contact", Listed(1, (A,)))
    assert list(records.contacts(copy.db, [1, 77])) == [1]
    assert records.contacts(copy.db, []) == records.blocks(copy.db, [77]) == {}
    assert (
        records.contact_image(copy.db, 77)
        is records.group_image(copy.db, 77)
        is records.block_image(copy.db, 77)
        is None
    )


def test_groups_with_their_counts():
    copy = Copy()
    copy.list("grp", ListedGroup(11, "ёж", 5), ListedGroup(12, "Ель"))
    copy.list("grp", ListedGroup(11, "Mails"), channel=EMAIL)
    copy.list("contact", Listed(1, (A,), {}, (11,)), Listed(2, (B,), {}, (11, 12)), Listed(3, ("7",), {}, (11,)))
    copy.list("block", ListedBlock(1, A), ListedBlock(2, B, 2))
    copy.do(edits.DeleteContact(contact=3))
    synced = {"state": RowState.SYNCED, "channel": PHONE}
    assert records.groups(copy.db) == [
        Group(id=1, name="ёж", server_id=11, number=5, members=2, blocked=2, **synced),
        Group(id=2, name="Ель", server_id=12, members=1, blocked=1, **synced),
        Group(id=3, name="Mails", server_id=11, **synced | {"channel": EMAIL}),
    ]


def test_a_group_that_is_deleted_here_is_not_shown_with_its_members():
    copy = Copy()
    copy.list("grp", ListedGroup(11, "One"), ListedGroup(12, "Two"))
    copy.list("contact", Listed(1, (A,), {}, (11, 12)))
    copy.do(edits.DeleteGroup(group=1))
    assert copy.contacts()[A].groups == (2,)
    assert records.contact_image(copy.db, 1)["groups"] == [1, 2]  # the provider has it yet


def test_a_block_names_the_first_contact_that_has_the_address():
    copy = Copy()
    copy.list("grp", ListedGroup(11, "One"))
    copy.list(
        "contact", Listed(1, (A,), {"last_name": "L", "first_name": "Ada"}, (11,)), Listed(2, (B, A), {"name": "Bob"})
    )
    copy.list("block", ListedBlock(5, A, 1, "c"), ListedBlock(6, "7123"))
    block = copy.blocks()[A]
    assert (block.contact, block.contact_name, block.groups, block.server_id) == (1, "L Ada", (1,), 5)
    assert (copy.blocks()["7123"].contact, copy.blocks()["7123"].contact_name) == (None, "")
    copy.do(edits.DeleteContact(contact=1))
    assert copy.blocks()[A].contact == 2
    assert records.owners(copy.db, PHONE, A) == [2]
    assert records.owners(copy.db, EMAIL, A) == []
    assert records.block_owners(copy.db, 77) == []


def test_the_block_of_a_contact_follows_its_addresses():
    copy = Copy()
    copy.list("contact", Listed(1, (A,)), Listed(2, (B,)))
    copy.list("block", ListedBlock(5, A, 1))
    copy.do(edits.ChangeContact(contact=2, changes={"addresses": (B, "7123")}))
    copy.do(edits.BlockAddress(channel=PHONE, address="7123", type=BlockType.SINGLE))
    assert copy.contacts()[f"{B},7123"].block == BlockType.SINGLE
    copy.do(edits.BlockAddress(channel=PHONE, address=B, type=BlockType.MASS))
    assert copy.contacts()[f"{B},7123"].block == BlockType.MASS
    copy.do(edits.ChangeContact(contact=2, changes={"addresses": ("7123",)}))
    assert copy.contacts()["7123"].block == BlockType.SINGLE
    copy.do(edits.UnblockAddress(channel=PHONE, address="7123"))
    assert copy.contacts()["7123"].block is None
    assert copy.contacts()[A].block == BlockType.MASS


def test_images_have_one_spelling():
    assert records.dump_image({"b": "ё", "a": [1]}) == '{"a":[1],"b":"ё"}'
    assert records.split("") == ()
    assert records.split("a,b") == ("a", "b")
