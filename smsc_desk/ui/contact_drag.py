"""What a drag of contacts carries: their ids, and nothing of the people."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from smsc_desk.book.identity import ContactId

CONTACTS_MIME = "application/x-smsc-desk-contacts"
"""A JSON list of local ids."""


def mime_of(contacts: Iterable[int]) -> QMimeData:
    """Return what a drag of contacts carries."""
    data = QMimeData()
    data.setData(CONTACTS_MIME, json.dumps(list(contacts)).encode())
    return data


def contacts_of(data: QMimeData) -> tuple[ContactId, ...]:
    """Return the contacts that a drag carries; none where it carries something else."""
    try:
        numbers = json.loads(bytes(data.data(CONTACTS_MIME).data()) or b"[]")
    except ValueError:
        return ()
    if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
        return ()
    return tuple(ContactId(number) for number in numbers)
