"""The words about what was pasted: the line under the box, the texts that cannot be used, why the button waits."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QCoreApplication, QObject

from smsc_desk.book.block import BlockType
from smsc_desk.ui import messages
from smsc_desk.ui.blacklist.pasted import Checked, Understood
from smsc_desk.ui.delegates import thousands
from smsc_desk.ui.groups.words import counted

translate = QCoreApplication.translate
MOST_REMARKS = 200


class SummaryCounts(QObject):
    """The words with a number in them: lupdate sees a plural in `tr` only."""

    def lines(self, number: int) -> str:
        return counted(self.tr("%n line(s)", "", number), number)

    def addresses(self, number: int) -> str:
        return counted(self.tr("%n address(es)", "", number), number)

    def new(self, number: int) -> str:
        return counted(self.tr("%n new", "", number), number)

    def repeated(self, number: int) -> str:
        return counted(self.tr("%n repeated", "", number), number)

    def unusable(self, number: int) -> str:
        return counted(self.tr("%n not usable", "", number), number)

    def already(self, number: int) -> str:
        return counted(self.tr("%n already blocked", "", number), number)

    def others(self, number: int) -> str:
        return counted(self.tr("%n of another type", "", number), number)

    def change_others(self, number: int) -> str:
        return counted(self.tr("Also change the type of %n already blocked", "", number), number)

    def narrowed(self, number: int) -> str:
        return counted(self.tr("%n of them would be blocked less strictly than now.", "", number), number)

    def left_out(self, number: int) -> str:
        return counted(self.tr("… and %n more", "", number), number)


def summary(checked: Checked, wanted: BlockType | None) -> str:
    """Say how many texts there are and what they are."""
    if not checked.complete:
        words = translate("BlockSummary", "Checking: %1 of %2")
        return words.replace("%1", thousands(checked.done)).replace("%2", thousands(checked.texts))
    if not checked.texts:
        return ""
    return f"{_counted(checked)}: {', '.join(_parts(checked, wanted))}"


def _counted(checked: Checked) -> str:
    count = SummaryCounts()
    return count.lines(checked.texts) if checked.texts == checked.lines else count.addresses(checked.texts)


def _parts(checked: Checked, wanted: BlockType | None) -> list[str]:
    parts, count = [], SummaryCounts()
    if checked.new:
        parts.append(count.new(len(checked.new)))
    if checked.blocked:
        parts.append(_already(checked, wanted))
    if checked.repeated:
        parts.append(count.repeated(checked.repeated))
    if checked.unusable:
        parts.append(count.unusable(len(checked.unusable)))
    return parts


def _already(checked: Checked, wanted: BlockType | None) -> str:
    count = SummaryCounts()
    already = count.already(len(checked.blocked))
    others = 0 if wanted is None else len(checked.of_another_type(wanted))
    if not others:
        return already
    return f"{already} ({count.others(others)})"


def other_types(checked: Checked, wanted: BlockType) -> str:
    """Offer to change entries of another type."""
    return SummaryCounts().change_others(len(checked.of_another_type(wanted)))


def narrowed(checked: Checked, wanted: BlockType) -> str:
    """Warn of entries that would keep less away than now; nothing where there are none."""
    stricter = len(checked.stricter(wanted))
    return SummaryCounts().narrowed(stricter) if stricter else ""


def remarks(checked: Checked) -> str:
    """List the texts that cannot be used, then those that look odd, each with the reason."""
    lines = [f"{_cut(one.text)} — {_fault(one)}" for one in islice(checked.unusable, MOST_REMARKS)]
    room = MOST_REMARKS - len(lines)
    lines += [messages.number(one.number) for one in checked.doubtful[:room] if one.number is not None]
    left_out = len(checked.unusable) + len(checked.doubtful) - len(lines)
    if left_out:
        lines.append(SummaryCounts().left_out(left_out))
    return "\n".join(lines)


def _fault(one: Understood) -> str:
    if one.number is None:
        return translate("BlockSummary", "This is not an e-mail address.") if "@" in one.text else ""
    return messages.number(one.number)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"  # a whole letter may have been pasted


def why_not(checked: Checked | None, wanted: BlockType | None, number: int) -> str:
    """Say why the button cannot be pressed yet; nothing when it can."""
    if checked is None or not checked.complete:
        return translate("BlockSummary", "Checking…")
    if not checked.texts:
        return translate("BlockSummary", "Paste or type at least one number.")
    if not checked.new and not checked.blocked:
        return translate("BlockSummary", "Nothing here can be blocked.")
    if wanted is None:
        return translate("BlockSummary", "Choose what to block.")
    if not number:
        return translate("BlockSummary", "All of them are blocked already.")
    return ""
