"""A new group, another name or number for one, and the question before one is deleted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from smsc_desk.book.edits import Action, AddGroup, ChangeGroup, DeleteGroup, Edit, Verb
from smsc_desk.book.errors import Invalid
from smsc_desk.book.folding import fold
from smsc_desk.book.group import Group
from smsc_desk.book.identity import Channel, GroupId
from smsc_desk.ui import messages
from smsc_desk.ui.commands import Commands
from smsc_desk.ui.groups import words
from smsc_desk.ui.groups.directory import GroupDirectory
from smsc_desk.ui.groups.question import Question
from smsc_desk.ui.large_change import LargeChange
from smsc_desk.ui.tasks import Tasks, ask
from smsc_desk.ui.widgets import Form, button, primary_button


class GroupDialog(QDialog):
    """Asks for a group's name, channel and mailing number; stays open until the store has taken them."""

    def __init__(
        self,
        groups: GroupDirectory,
        commands: Commands,
        tasks: Tasks,
        group: Group | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._groups, self._commands, self._tasks, self._group = groups, commands, tasks, group
        self.made: GroupId | None = None
        self._saving = False
        self.name, self.number = QLineEdit(), QLineEdit()
        self.phones, self.mails = QRadioButton(), QRadioButton()
        self.save, self.cancel = primary_button(""), button("")
        self._form = Form(above=True)
        self._place()
        self._connect()
        self._retranslate()
        self._fill()

    @property
    def channel(self) -> Channel:
        return Channel.EMAIL if self.mails.isChecked() else Channel.PHONE

    def begin_with(self, channel: Channel, name: str) -> None:
        """Propose a channel and a name."""
        (self.mails if channel == Channel.EMAIL else self.phones).setChecked(True)
        self.name.setText(name)

    def accept(self) -> None:
        """Ask the store; the dialog closes when it has agreed."""
        if not self._saving:
            self._tasks.start(self._save(), name="save group")

    def reject(self) -> None:
        if not self._saving:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # --- saving ---

    async def _save(self) -> None:
        self._set_saving(True)
        try:
            applied = await self._commands.apply(self._action())
        except Invalid as error:
            self._show(error)
            return
        finally:
            self._set_saving(False)
        self.made = applied.groups[0] if applied.groups else None
        self.done(QDialog.DialogCode.Accepted)

    def _action(self) -> Action:
        name, number = self.name.text().strip(), _number(self.number.text())
        edit: Edit
        if self._group is None:
            edit, verb = AddGroup(channel=self.channel, name=name, number=number), Verb.ADD_GROUP
            return Action(verb, (edit,), name)
        if number is None and self._group.number is not None:
            # An edit without a number leaves the old one, which is not what was asked.
            raise Invalid("number", "kept")
        edit = ChangeGroup(group=self._group.id, name=name, number=number)
        return Action(Verb.RENAME_GROUP, (edit,), self._group.name)

    def _set_saving(self, saving: bool) -> None:  # noqa: FBT001
        self._saving = saving
        self.save.setEnabled(not saving)

    def _show(self, error: Invalid) -> None:
        """Say what is wrong beside its field; what was typed stays."""
        about_number = error.field == "number"
        (self._number_row if about_number else self._name_row).set_state("error", _worded(error))
        field = self.number if about_number else self.name
        field.setFocus()
        field.selectAll()

    def _hint_name(self) -> None:
        """A group of the same name is allowed, but hardly meant."""
        wanted, own = fold(self.name.text().strip()), self._group.id if self._group else None
        same = [g for g in self._groups.of_channel(self.channel) if fold(g.name) == wanted and g.id != own]
        if same and wanted:
            self._name_row.set_state("guess", self.tr("There is a group of this name already."))
        else:
            self._name_row.set_state("none")

    def _hint_number(self) -> None:
        self._number_row.set_state("none", self.tr("Optional. A mailing is sent to the group by its code, such as G7."))

    # --- building ---

    def _place(self) -> None:
        channels = QWidget()
        row = QHBoxLayout(channels)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(20)
        row.addWidget(self.phones)
        row.addWidget(self.mails)
        row.addStretch(1)
        self._choice = QButtonGroup(self)
        self._choice.addButton(self.phones)
        self._choice.addButton(self.mails)
        self._name_row = self._form.add_row("", self.name, reserve=True)
        self._channel_row = self._form.add_row("", channels)
        self._number_row = self._form.add_row("", self.number, reserve=True)
        self._form.setMinimumWidth(380)
        self._place_buttons()

    def _place_buttons(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.addWidget(self._form)
        column.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.save.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.name.textChanged.connect(self._hint_name)
        self.number.textChanged.connect(self._hint_number)
        self.phones.toggled.connect(self._hint_name)

    def _fill(self) -> None:
        group = self._group
        self.begin_with(group.channel if group else Channel.PHONE, group.name if group else "")
        self.number.setText(str(group.number) if group and group.number is not None else "")
        self._hint_name()
        self._hint_number()
        self.name.selectAll()
        for choice in (self.phones, self.mails):
            # A group keeps its channel for life.
            choice.setEnabled(group is None)

    def _retranslate(self) -> None:
        new = self._group is None
        self.setWindowTitle(self.tr("New group") if new else self.tr("Edit group"))
        self.setAccessibleName(self.windowTitle())
        self._name_row.set_name(self.tr("Group name"))
        self._channel_row.set_name(self.tr("Addresses of its members"))
        self._number_row.set_name(self.tr("Mailing number"))
        self.phones.setText(self.tr("Phone numbers"))
        self.mails.setText(self.tr("E-mail addresses"))
        self.save.setText(self.tr("Create group") if new else self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        for control in (self.phones, self.mails, self.save, self.cancel):
            control.setAccessibleName(control.text())
        self._hint_name()
        self._hint_number()


def _number(text: str) -> int | None:
    """Read a mailing number, with the G of its code or without.

    Raises:
        Invalid: this is no number.
    """
    typed = text.strip().lstrip("Gg").strip()
    if not text.strip():
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER):
        raise Invalid("number", "unusable")
    return int(typed)


LONGEST_NUMBER = 9
"""digits: more would not fit the provider's whole numbers"""


def _worded(error: Invalid) -> str:
    if (error.field, error.reason) == ("number", "kept"):
        return QCoreApplication.translate("GroupDialog", "A mailing number can be changed, but not removed.")
    return messages.invalid(error)


async def new_group(
    groups: GroupDirectory,
    commands: Commands,
    tasks: Tasks,
    parent: QWidget | None = None,
    *,
    channel: Channel = Channel.PHONE,
    name: str = "",
) -> GroupId | None:
    """Ask for a new group and make it; None when it was not made."""
    dialog = GroupDialog(groups, commands, tasks, None, parent)
    dialog.begin_with(channel, name)
    return dialog.made if await ask(dialog) else None


async def edit_group(
    groups: GroupDirectory, commands: Commands, tasks: Tasks, group: Group, parent: QWidget | None = None
) -> bool:
    """Ask for another name or mailing number; tell whether they were saved."""
    return await ask(GroupDialog(groups, commands, tasks, group, parent))


async def delete_group(commands: Commands, group: Group, large: LargeChange, parent: QWidget | None = None) -> bool:
    """Ask, then delete a group; its contacts stay. Tell whether it was deleted."""

    def say() -> str:
        return words.GroupCounts().deleting(group.members).replace("%1", group.name)

    def verb() -> str:
        return QCoreApplication.translate("GroupDialog", "Delete group")

    if not await ask(Question(say, verb, parent=parent)) or not await large.kept(group.members):
        return False
    commands.do(Action(Verb.DELETE_GROUP, (DeleteGroup(group=group.id),), group.name))
    return True
