"""The parts of a desk that nobody sees at first: made after the first rows, or as soon as somebody wants one.

Their modules are imported where they are made: that, too, is no part of the time to the first row.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from smsc_desk.store.counting import Counts
from smsc_desk.sync.status import Status
from smsc_desk.ui import messages
from smsc_desk.ui.contacts.editor_pane import EditorPane

if TYPE_CHECKING:
    from smsc_desk.ui.activity.activity_view import ActivityView
    from smsc_desk.ui.blacklist.block_model import BlockModel
    from smsc_desk.ui.blacklist.block_view import BlockView
    from smsc_desk.ui.blacklist.blocking import Blocking
    from smsc_desk.ui.contacts.contact_editor import ContactEditor
    from smsc_desk.ui.desk import Desk
    from smsc_desk.ui.exporting.exports import Exports
    from smsc_desk.ui.importing.importing import Importing, Imports

MODULES = tuple(
    f"smsc_desk.{name}"
    for name in (
        "ui.contacts.contact_editor", "files.plan", "ui.importing.importing", "ui.blacklist.block_view",
        "ui.activity.problem_view", "ui.activity.activity_view",
    )
)  # fmt: skip
"""What the parts are imported from, in pieces of some hundredths of a second."""

CONTACTS, BLACKLIST, ACTIVITY = range(3)
"""The tabs, and the pages of the stack behind them."""


class LateParts:
    """Makes each part once, puts it into its page, connects it, and tells it what it has missed."""

    def __init__(
        self, desk: Desk, stack: QStackedWidget, pane: EditorPane, imports: Callable[[], Imports] | None
    ) -> None:
        """`stack` has an empty page for each tab but the first; `imports` makes the engine of imports, once."""
        self._desk, self._stack, self._pane, self._make_engine = desk, stack, pane, imports
        self._engine: Imports | None = None
        self._editor: ContactEditor | None = None
        self._blocks: BlockModel | None = None
        self._blacklist: BlockView | None = None
        self._activity: ActivityView | None = None
        self._importing: Importing | None = None
        self._exports: Exports | None = None
        self._blocking: Blocking | None = None

    async def make(self) -> None:
        """Make what is still missing: the modules one by one, so that the window answers in between, then the widgets.

        These together and without the style sheet: else each of them would be styled anew each time that it is put
        into another, which took three times as long.
        """
        for module in MODULES:
            importlib.import_module(module)
            await asyncio.sleep(0)
        with self._desk.kit.look.dressed_at_the_end():
            for part in ("editor", "importing", "blacklist", "activity"):
                getattr(self, part)

    # --- the parts ---

    @property
    def can_import(self) -> bool:
        """Whether there is what carries imports out."""
        return self._make_engine is not None

    def _imports(self) -> Imports | None:
        if self._engine is None and self._make_engine is not None:
            self._engine = self._make_engine()
        return self._engine

    @property
    def importing(self) -> Importing | None:
        """The windows of imports."""
        if self._importing is None and (imports := self._imports()) is not None:
            from smsc_desk.ui.importing.importing import Importing  # noqa: PLC0415 - start-up: nothing of it is seen

            desk = self._desk
            self._importing = Importing(desk.store, imports, desk.tasks, desk.groups, desk.kit, desk)
            desk.doing.connect_importing(self._importing)
        return self._importing

    @property
    def exports(self) -> Exports:
        """The dialogs of exports."""
        if self._exports is None:
            from smsc_desk.ui.exporting.exports import Exports  # noqa: PLC0415 - start-up: nothing of it is seen

            self._exports = Exports(self._desk.store, self._desk.tasks, self._desk.kit.icons)
        return self._exports

    @property
    def blocking(self) -> Blocking:
        """Blocking and unblocking, with their questions."""
        if self._blocking is None:
            from smsc_desk.ui.blacklist.blocking import Blocking  # noqa: PLC0415 - start-up: nothing of it is seen

            desk, kit = self._desk, self._desk.kit
            country = kit.settings.values.default_country
            self._blocking = Blocking(desk.store, desk.commands, desk.tasks, kit.icons, desk.large, country)
        return self._blocking

    @property
    def has_editor(self) -> bool:
        """Whether the editor was made: one that was not shows no contact, and nobody typed into it."""
        return self._editor is not None

    @property
    def editor(self) -> ContactEditor:
        """The editor beside the table."""
        if self._editor is None:
            from smsc_desk.ui.contacts.contact_editor import ContactEditor  # noqa: PLC0415 - start-up: nothing to edit

            self._editor = ContactEditor(self._desk.context)
            self._pane.hold(self._editor)
            self._status_last()
            self._desk.doing.connect_editor(self._editor)
        return self._editor

    @property
    def blocks(self) -> BlockModel:
        """The entries of the blacklist."""
        if self._blocks is None:
            from smsc_desk.ui.blacklist.block_model import BlockModel  # noqa: PLC0415 - start-up: another tab

            desk = self._desk
            self._blocks = BlockModel(desk.store, desk.commands, desk.tasks, desk.groups, desk)
        return self._blocks

    @property
    def blacklist(self) -> BlockView:
        """The page of the blacklist."""
        if self._blacklist is None:
            from smsc_desk.ui.blacklist.block_view import BlockView  # noqa: PLC0415 - start-up: another tab
            from smsc_desk.ui.blacklist.facet_model import FacetModel  # noqa: PLC0415

            desk, kit = self._desk, self._desk.kit
            facets = FacetModel(desk.store, desk.tasks, desk)
            view = BlockView(self.blocks, facets, self.blocking, desk.tasks, kit.look, kit.icons)
            view.restore_layout(desk.store.layout)
            self._blacklist = view
            self._put(BLACKLIST, view)
            self.tell(desk.worker.status)
            desk.doing.connect_blacklist(view)
        return self._blacklist

    @property
    def activity(self) -> ActivityView:
        """The page of Activity."""
        if self._activity is None:
            from smsc_desk.ui.activity.activity_view import ActivityView  # noqa: PLC0415 - start-up: another tab

            desk, kit = self._desk, self._desk.kit
            imports = self._imports()
            view = ActivityView(
                desk.store, desk.groups, desk.commands, desk.tasks, kit.look, kit.icons,
                importer=imports.importer if imports else None,
            )  # fmt: skip
            self._activity = view
            self._put(ACTIVITY, view)
            self.count(desk.counts.now)
            desk.doing.connect_activity(view)
        return self._activity

    def enter(self, tab: int) -> None:
        """A tab was chosen: its page is made, if it is not there yet."""
        if tab == BLACKLIST:
            self.blacklist  # noqa: B018 - asked for, it is made
        elif tab == ACTIVITY:
            self.activity.enter()

    def _put(self, page: int, view: QWidget) -> None:
        """Put a part into its page."""
        if (empty := self._stack.widget(page)) is not None:
            self._stack.removeWidget(empty)
            empty.deleteLater()
        self._stack.insertWidget(page, view)
        self._status_last()

    def _status_last(self) -> None:
        """Let Tab come to the status line last, as if what was just made had been there before."""
        last = self._desk.window().previousInFocusChain()
        for field in self._desk.status.findChildren(QWidget):
            if last is not None and field.focusPolicy() != Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(last, field)
                last = field

    # --- what they are told ---

    def tell(self, status: Status) -> None:
        """Tell those who are there how the worker stands."""
        if self._blacklist is not None:
            self._blacklist.set_loading(status.refreshing and not status.listed, status.blocks_read)
            self._blacklist.set_failed(messages.describe(status.error).text if status.error else None)
        if self._activity is not None and not status.refreshing:
            self._activity.listed()

    def count(self, counts: Counts | None) -> None:
        """Tell those who are there what was counted."""
        if self._activity is not None and counts is not None:
            self._activity.set_counts(counts)

    def problem_count(self) -> int:
        """Return how many problems wait for a decision, as far as that is known."""
        return self._activity.problem_count() if self._activity is not None else 0

    def has_drafts(self) -> bool:
        """Tell whether closing would lose something that was typed."""
        return self._editor is not None and self._editor.has_drafts()

    # --- the end ---

    def layout_pieces(self) -> dict[str, str]:
        """Return what is to be kept of the layout; of a page that was never made, what was kept before stays."""
        return self._blacklist.layout_pieces() if self._blacklist is not None else {}

    def end(self) -> None:
        """Hear no more of the store and the jobs."""
        if self._editor is not None:
            self._editor.stop_listening()
        if self._importing is not None:
            self._importing.close()
        if self._exports is not None:
            self._exports.end()
        if self._blacklist is not None:
            self._blacklist.end()
        if self._activity is not None:
            self._activity.close_models()
        if self._blocks is not None:
            self._blocks.close()
