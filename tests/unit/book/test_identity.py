"""Channels and states: numbers that are written into files and sent to the provider."""

from smsc_desk.book.identity import Channel, RowState


def test_channels_are_the_types_of_groups():
    # provider-contacts-api, "type": 0 group for phone numbers, 1 group for e-mail addresses
    assert {kind.name: kind.value for kind in Channel} == {"PHONE": 0, "EMAIL": 1}


def test_the_greatest_state_is_the_worst():
    assert list(RowState) == sorted([RowState.SYNCED, RowState.PENDING, RowState.DOUBT, RowState.PROBLEM])
    assert RowState.SYNCED == 0  # the empty state of a row in the file
