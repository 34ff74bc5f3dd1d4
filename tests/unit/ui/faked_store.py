"""A real copy whose problems, history and graveyard are what a test says: how they come about is the store's part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from smsc_desk.book import edits
from smsc_desk.book.errors import Invalid
from smsc_desk.book.identity import Channel, ContactId
from smsc_desk.store.graveyard import MOST, Buried
from smsc_desk.store.history import Deed, Steps
from smsc_desk.store.problems import Difference, Problem
from smsc_desk.store.queue import Applied, QueuedEdit
from smsc_desk.store.store import Store
from smsc_desk.store.twins import Twin
from smsc_desk.store.undo import Undone

ANNA, BORIS, JORG = map(ContactId, (1, 2, 3))


class FakedStore:
    """What is not faked here is the real store's; `asked` is what was asked of the rest, in order."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.problem_list: list[Problem] = []
        self.twin_list: list[Twin] = []
        self.deeds: list[Deed] = []
        self.edits_of: dict[int, list[QueuedEdit]] = {}
        self.buried: list[Buried] = []
        self.now = Steps()
        self.undone: Undone | Invalid = Undone(100)
        self.asked: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def problems(self) -> list[Problem]:
        return list(self.problem_list)

    async def twins(self) -> list[Twin]:
        return list(self.twin_list)

    async def take_mine(self, numbers: Sequence[int]) -> None:
        self.asked.append(("mine", list(numbers)))

    async def take_theirs(self, numbers: Sequence[int]) -> None:
        self.asked.append(("theirs", list(numbers)))

    async def retry(self, numbers: Sequence[int]) -> None:
        self.asked.append(("retry", list(numbers)))

    async def discard(self, numbers: Sequence[int]) -> None:
        self.asked.append(("discard", list(numbers)))

    async def history(self, *, limit: int = 200, before: int | None = None) -> list[Deed]:
        self.asked.append(("history", before))
        return [deed for deed in self.deeds if before is None or deed.id < before][:limit]

    async def deed_edits(self, action: int) -> list[QueuedEdit]:
        return self.edits_of.get(action, [])

    async def steps(self) -> Steps:
        return self.now

    async def undo(self, action: int | None = None) -> Undone:
        self.asked.append(("undo", action))
        if isinstance(self.undone, Invalid):
            raise self.undone
        return self.undone

    async def redo(self) -> Undone:
        self.asked.append(("redo", None))
        assert isinstance(self.undone, Undone)
        return self.undone

    async def deleted(self, *, limit: int = MOST) -> list[Buried]:
        return self.buried[:limit]

    async def restore(self, numbers: Sequence[int]) -> Applied:
        self.asked.append(("restore", list(numbers)))
        return Applied(None)

    def commands(self) -> list[tuple[str, Any]]:
        """Return what was asked that changes something."""
        return [asked for asked in self.asked if asked[0] != "history"]


def problem(number: int, edit: edits.Edit, **details: Any) -> Problem:
    """Return a conflict about Anna, or what the details make of it."""
    values: dict[str, Any] = {
        "verb": "change_contact", "subject": "", "state": "conflict", "reason": "changed_elsewhere",
        "error_code": None, "answer": "", "attempt": 1, "created_ms": 1_700_000_000_000, "target": "contact",
        "row": ANNA, "channel": Channel.PHONE, "address": "79120000001", "title": "Анна Ёлкина", "differences": (),
        "gone": False, "deletes": False,
    }  # fmt: skip
    return Problem(id=number, edit=edit, **(values | details))


RENAMED = edits.ChangeContact(contact=ANNA, changes={"name": "Анна П.", "tags": ("vip", "new")})
NAME = Difference(key="name", before="Анна Ёлкина", mine="Анна П.", theirs="Анна К.")
TAGS = Difference(key="tags", before=["vip"], mine=["vip", "new"], theirs=["vip"])


def conflict(number: int = 1, **details: Any) -> Problem:
    return problem(number, RENAMED, differences=(NAME, TAGS), **details)


def refused(number: int = 2, **details: Any) -> Problem:
    wanted = edits.ChangeContact(contact=BORIS, changes={"name": "B"})
    answer = '{"error": "record <b>is not</b> added", "error_code": 5}'
    about = {"row": BORIS, "title": "Борис", "state": "refused", "reason": "record is not added", "error_code": 5}
    return problem(number, wanted, answer=answer, **(about | details))


def gone(number: int = 3) -> Problem:
    return problem(number, RENAMED, reason="deleted_there", gone=True)


def deletes(number: int = 4) -> Problem:
    changed = Difference(key="comment", before="", mine=None, theirs="новое")
    return problem(number, edits.DeleteContact(contact=JORG), row=JORG, differences=(changed,), deletes=True)


def already(number: int = 5) -> Problem:
    new = edits.AddContact(channel=Channel.PHONE, values={"addresses": ("79120000009",)}, contact=ContactId(9))
    return problem(number, new, reason="already_there", row=9, title="")


TWIN = Twin(address="79120000002", channel=Channel.PHONE, kept=BORIS, extra=JORG)


def deed(number: int, verb: str, rows: int, counts: dict[str, int], subject: str = "", **details: Any) -> Deed:
    """Return something done that can be undone."""
    values: dict[str, Any] = {"undo_of": None, "depth": 0, "undone": False, "can_undo": True}
    return Deed(
        id=number, verb=verb, subject=subject, created_ms=1_700_000_000_000 + number, counts=counts, rows=rows,
        **(values | details),
    )  # fmt: skip


def edit_of(number: int, edit: edits.Edit, state: str, **details: Any) -> QueuedEdit:
    values: dict[str, Any] = {"reason": "", "error_code": None, "answer": "", "attempt": 1}
    return QueuedEdit(id=number, edit=edit, verb="", subject="", state=state, created_ms=1, **(values | details))
