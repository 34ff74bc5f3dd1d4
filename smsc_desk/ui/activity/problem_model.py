"""What waits for a decision of the user, as a list: twins first, then the newest problems."""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from smsc_desk.book.fields import show_address
from smsc_desk.store.changes import Changed
from smsc_desk.store.problems import Problem
from smsc_desk.store.store import Store
from smsc_desk.store.twins import Twin
from smsc_desk.ui.activity import problem_words, words
from smsc_desk.ui.activity.naming import EditNames
from smsc_desk.ui.activity.problem_words import Trouble
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.rearrange import rearrange
from smsc_desk.ui.roles import Role
from smsc_desk.ui.tasks import Latest, Tasks

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SIGN_ROLE = int(max(Role)) + 20
"""words.Sign: of which kind a problem is"""
KEPT = "activity.twins.kept"
"""where the copy remembers the twins that the user wants to keep"""


class ProblemModel(QAbstractListModel):
    """The problems; read along while somebody looks, else when somebody asks."""

    refreshed = Signal()

    def __init__(self, store: Store, groups: GroupDirectory, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._tasks = store, tasks
        self._names = EditNames(store, groups)
        self._order: list[Hashable] = []
        self._found: dict[Hashable, Trouble] = {}
        self._twin_names: dict[int, str] = {}
        self.loaded = False
        self._watching, self._stale = False, True
        self._reading = Latest(tasks, self._read, name="read problems")
        self._leave = store.subscribe(self._on_changed)
        groups.changed.connect(self._say_anew)

    def watch(self, watching: bool) -> None:  # noqa: FBT001 - whether somebody looks
        """Read along while somebody looks."""
        self._watching = watching
        if watching and self._stale:
            self._reading.ask()

    def ask(self) -> None:
        """Read anew soon: the counts, or the provider's lists, have changed."""
        self._reading.ask()

    def close(self) -> None:
        """Hear no more of the store."""
        self._leave()

    def trouble(self, index: Index) -> Trouble | None:
        """Return the problem of a row."""
        return self._found.get(self._order[index.row()]) if index.isValid() else None

    def troubles(self) -> list[Trouble]:
        """Return all, in the order shown."""
        return [self._found[key] for key in self._order]

    def twins(self) -> int:
        """Return how many of them the copy does not count: what the provider has twice."""
        return sum(isinstance(found, Twin) for found in self._found.values())

    def rows_of(self, target: str, row: int) -> list[int]:
        """Return the rows that are about a record ("contact", "grp", "block" and its local id)."""
        return [at for at, found in enumerate(self.troubles()) if _is_about(found, target, row)]

    def title(self, trouble: Trouble) -> str:
        """Name the record of a problem."""
        if isinstance(trouble, Problem):
            return trouble.title or show_address(trouble.address, trouble.channel) or self.what(trouble)
        return self._twin_names.get(trouble.extra) or show_address(trouble.address, trouble.channel)

    def what(self, trouble: Trouble) -> str:
        """Say what was asked for."""
        if isinstance(trouble, Twin):
            return show_address(trouble.address, trouble.channel)
        return self._names.what(trouble, lambda: self._near(trouble))

    def _near(self, problem: Problem) -> list[Problem]:
        row = self._order.index(problem.id) if problem.id in self._order else 0
        near = (self._found[key] for key in self._order[row : row + EditNames.AROUND])
        return [found for found in near if isinstance(found, Problem)]

    def keep_twins(self, twins: Sequence[Twin]) -> None:
        """Speak no more of twins that the user wants to keep."""
        self._tasks.start(self._keep(twins), name="keep twins")

    async def _keep(self, twins: Sequence[Twin]) -> None:
        kept = self._kept() | {_mark(twin) for twin in twins}
        await self._store.save_layout({KEPT: json.dumps(sorted(kept))})
        self._reading.ask()

    def _kept(self) -> set[str]:
        try:
            found = json.loads(self._store.layout(KEPT) or "[]")
        except ValueError:  # written by hand, or by a newer program
            return set()
        return {text for text in found if isinstance(text, str)} if isinstance(found, list) else set()

    def retranslate(self) -> None:
        """Say everything anew in another language."""
        self._say_anew()

    # --- Qt's questions ---

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        trouble = self.trouble(index)
        if trouble is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title(trouble)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{self.what(trouble)}\n{problem_words.sign(trouble).word}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.title(trouble)}: {problem_words.sign(trouble).word}"
            case _:
                return problem_words.sign(trouble) if role == SIGN_ROLE else None

    # --- what the store says ---

    def _on_changed(self, changed: Changed) -> None:
        if changed.queue or changed.touches_contacts():
            self._stale = True
            if self._watching:
                self._reading.ask()

    async def _read(self) -> None:
        self._stale = False
        twins = await self._store.twins()
        problems = await self._store.problems()
        kept = self._kept()
        wanted: dict[Hashable, Trouble] = {_mark(twin): twin for twin in twins if _mark(twin) not in kept}
        wanted |= {problem.id: problem for problem in sorted(problems, key=lambda one: -one.id)}
        people = self._store.contacts(twin.extra for twin in twins)
        self._twin_names = {int(number): words.contact_name(person) for number, person in people.items()}
        # Rows that go are asked for once more by the views while they go.
        self._found |= wanted
        rearrange(self, QModelIndex(), self._order, list(wanted))
        self._found = wanted
        self.loaded = True
        self._say_anew()
        self.refreshed.emit()

    def _say_anew(self) -> None:
        self._names.forget()
        if self._order:
            self.dataChanged.emit(self.index(0), self.index(len(self._order) - 1))


def _mark(twin: Twin) -> str:
    return f"{int(twin.channel)}:{twin.address}:{twin.extra}"


def _is_about(trouble: Trouble, target: str, row: int) -> bool:
    if isinstance(trouble, Twin):
        return target == "contact" and row in (trouble.kept, trouble.extra)
    return (trouble.target, trouble.row) == (target, row)
