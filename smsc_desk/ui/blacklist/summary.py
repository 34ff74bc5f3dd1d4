"""The words about what was pasted: the line under the box, the texts that cannot be used, why the button waits."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QCoreApplication

from smsc_desk.book.block import BlockType
from smsc_desk.ui import messages
from smsc_desk.ui.blacklist.pasted import Checked, Understood
from smsc_desk.ui.delegates import thousands

translate = QCoreApplication.translate
MOST_REMARKS = 200


def summary(checked: Checked, wanted: BlockType | None) -> str:
    """Say how many texts there are and what they are."""
    if not checked.complete:
        words = translate("BlockSummary", "Checking: %1 of %2")
        return words.replace("%1", thousands(checked.done)).replace("%2", thousands(checked.texts))
    if not checked.texts:
        return ""
    return f"{_counted(checked)}: {', '.join(_parts(checked, wanted))}"


def _counted(checked: Checked) -> str:
    if checked.texts == checked.lines:
        return translate("BlockSummary", "%n line(s)", "", checked.texts)
    return translate("BlockSummary", "%n address(es)", "", checked.texts)


def _parts(checked: Checked, wanted: BlockType | None) -> list[str]:
    parts = []
    if checked.new:
        parts.append(translate("BlockSummary", "%n new", "", len(checked.new)))
    if checked.blocked:
        parts.append(_already(checked, wanted))
    if checked.repeated:
        parts.append(translate("BlockSummary", "%n repeated", "", checked.repeated))
    if checked.unusable:
        parts.append(translate("BlockSummary", "%n not usable", "", len(checked.unusable)))
    return parts


def _already(checked: Checked, wanted: BlockType | None) -> str:
    already = translate("BlockSummary", "%n already blocked", "", len(checked.blocked))
    others = 0 if wanted is None else len(checked.of_another_type(wanted))
    if not others:
        return already
    return f"{already} ({translate('BlockSummary', '%n of another type', '', others)})"


def other_types(checked: Checked, wanted: BlockType) -> str:
    """Offer to change entries of another type."""
    others = len(checked.of_another_type(wanted))
    return translate("BlockSummary", "Also change the type of %n already blocked", "", others)


def narrowed(checked: Checked, wanted: BlockType) -> str:
    """Warn of entries that would keep less away than now; nothing where there are none."""
    stricter = len(checked.stricter(wanted))
    return translate("BlockSummary", "%n of them would be blocked less than now.", "", stricter) if stricter else ""


def remarks(checked: Checked) -> str:
    """List the texts that cannot be used, then those that look odd, each with the reason."""
    lines = [f"{_cut(one.text)} — {_fault(one)}" for one in islice(checked.unusable, MOST_REMARKS)]
    room = MOST_REMARKS - len(lines)
    lines += [messages.number(one.number) for one in checked.doubtful[:room] if one.number is not None]
    left_out = len(checked.unusable) + len(checked.doubtful) - len(lines)
    if left_out:
        lines.append(translate("BlockSummary", "… and %n more", "", left_out))
    return "\n".join(lines)


def _fault(one: Understood) -> str:
    if one.number is None:
        return translate("BlockSummary", "This is no e-mail address.") if "@" in one.text else ""
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
