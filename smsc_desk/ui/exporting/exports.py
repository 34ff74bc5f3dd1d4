"""Opens the dialog of an export, one for contacts and one for the blacklist, and remembers what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smsc_desk.importing.exporting import Exporter
from smsc_desk.store.store import Store
from smsc_desk.ui.exporting import choices
from smsc_desk.ui.exporting.choices import Choices
from smsc_desk.ui.exporting.export_dialog import ExportDialog
from smsc_desk.ui.exporting.kinds import Subject
from smsc_desk.ui.exporting.offer import Offer
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.tasks import Tasks

KEPT = "export."
"""What the pieces of the layout begin with; the subject follows."""


class Exports:
    """Of one account."""

    def __init__(self, store: Store, tasks: Tasks, icons: Icons) -> None:
        self._store, self._tasks, self._icons = store, tasks, icons
        self._exporter = Exporter(store)
        self._open: dict[Subject, ExportDialog] = {}

    def show(self, offer: Offer, parent: QWidget) -> ExportDialog:
        """Show the dialog; one that is open comes to the front as it is."""
        subject = offer.subject
        dialog = self._open.get(subject)
        if dialog is None:
            kept = choices.load(self._store.layout(KEPT + subject), subject)
            dialog = self._open[subject] = ExportDialog(
                offer, kept, self._exporter, self._tasks, self._icons, parent=parent
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda _code: self._open.pop(subject, None))
            dialog.exported.connect(lambda chosen: self._remember(subject, chosen))
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def end(self) -> None:
        """Close what is open: the account goes."""
        for dialog in [*self._open.values()]:
            dialog.done(0)

    def _remember(self, subject: Subject, chosen: Choices) -> None:
        self._tasks.start(self._store.save_layout({KEPT + subject: chosen.dump()}), name="keep the export's choices")
