"""The table of outcomes: one test a row and kind of edit (reliability, A.2)."""

import pytest

from smsc_desk.book import edits, errors
from smsc_desk.book.block import BlockType
from smsc_desk.book.identity import Channel
from smsc_desk.store.sending import Kind
from smsc_desk.sync.outcome import outcome_of, unsent

PHONE = Channel.PHONE
MEANT_TO_REMOVE = (
    edits.DeleteContact(contact=1),
    edits.DeleteGroup(group=1),
    edits.LeaveGroup(contact=1, group=1),
    edits.UnblockAddress(channel=PHONE, address="79990000001", block=1),
)
OTHERS = (
    edits.AddContact(channel=PHONE, values={"addresses": ("79990000001",)}, contact=1),
    edits.ChangeContact(contact=1, changes={"name": "Ada"}),
    edits.JoinGroup(contact=1, group=1),
    edits.MoveToGroup(contact=1, group=1),
    edits.AddGroup(channel=PHONE, name="A", group=1),
    edits.ChangeGroup(group=1, name="B"),
    edits.BlockAddress(channel=PHONE, address="79990000001", type=BlockType.ALL, block=1),
)
EVERY = MEANT_TO_REMOVE + OTHERS

NOT_CARRIED_OUT = (
    errors.NotSent("refused"),
    errors.BadCredentials(2, "authorise error"),
    errors.AddressBlocked(4, "ip is blocked"),
    errors.TooManyRequests(9, "too many concurrent requests"),
    errors.TooManyRequests(9, "duplicate request, wait a minute"),
)
REFUSED = (
    errors.BadParameters(1, "parameters error"),
    errors.Invalid("name", "cannot_be_sent"),
)
TO_BE_LOOKED_AT = (
    errors.Refused(5, "save error"),
    errors.NoRecords(3, "record not found"),
    errors.UnknownCode(77, "who knows"),
    errors.Garbled("no JSON", "{", ended=True),
)
UNKNOWN = (
    errors.NoAnswer("reset"),
    errors.Unreachable("of neither kind"),
    errors.Garbled("status 500", "<html>"),
    errors.Garbled("no JSON", "{", ended=True),
    errors.UnknownCode(77, "who knows"),
    errors.Error("something new"),
)


def name(value):
    return type(value).__name__ if not isinstance(value, errors.ApiError) else f"{type(value).__name__}-{value.text}"


def test_every_kind_of_edit_is_here():
    assert {type(edit) for edit in EVERY} == set(edits.EDIT_TYPES.values())


def test_every_error_of_the_provider_is_here():
    told = {type(error) for error in (*NOT_CARRIED_OUT, *REFUSED, *UNKNOWN, *TO_BE_LOOKED_AT)}
    assert set(errors.ApiError.__subclasses__()) | set(errors.Unreachable.__subclasses__()) | {errors.Garbled} <= told


@pytest.mark.parametrize("edit", EVERY, ids=name)
@pytest.mark.parametrize("error", NOT_CARRIED_OUT, ids=name)
def test_what_was_surely_not_carried_out_is_sent_again(error, edit):
    assert outcome_of(error).kind is Kind.AGAIN


@pytest.mark.parametrize("edit", EVERY, ids=name)
@pytest.mark.parametrize("error", REFUSED, ids=name)
def test_what_was_refused_shows_the_reason(error, edit):
    outcome = outcome_of(error)
    assert outcome.kind is Kind.REFUSED
    assert outcome.reason
    assert outcome.code == getattr(error, "code", None)
    assert str(error) in outcome.answer


@pytest.mark.parametrize("edit", EVERY, ids=name)
@pytest.mark.parametrize("error", UNKNOWN, ids=name)
def test_whatever_else_happens_leaves_it_in_doubt(error, edit):
    outcome = outcome_of(error)
    assert outcome.kind is Kind.DOUBT
    assert outcome.reason
    assert str(error) in outcome.answer


@pytest.mark.parametrize("edit", EVERY, ids=name)
@pytest.mark.parametrize("error", TO_BE_LOOKED_AT, ids=name)
def test_what_the_provider_answered_without_telling_enough_is_looked_at_once(error, edit):
    outcome = outcome_of(error)
    assert (outcome.kind, outcome.answered) == (Kind.DOUBT, True)
    assert outcome.code == getattr(error, "code", None)
    assert str(error) in outcome.answer


@pytest.mark.parametrize("error", [errors.NoAnswer("reset"), errors.Garbled("status 502", "<html>")], ids=name)
def test_where_no_answer_of_the_provider_came_the_fence_is_waited_for(error):
    assert not outcome_of(error).answered


@pytest.mark.parametrize("error", [*NOT_CARRIED_OUT, *UNKNOWN, errors.Refused(5, "save error")], ids=name)
def test_an_edit_whose_look_failed_was_not_sent(error):
    assert unsent(error).kind is Kind.AGAIN


def test_only_a_repeated_request_waits_out_the_provider_s_minute():
    for text, wait_ms in (("duplicate request, wait a minute", 61_000), ("too many concurrent requests", 0)):
        assert outcome_of(errors.TooManyRequests(9, text)).wait_ms == wait_ms


def test_the_beginning_of_a_garbled_answer_is_kept_for_the_details():
    assert "<html>sample" in outcome_of(errors.Garbled("a page", "<html>sample")).answer
