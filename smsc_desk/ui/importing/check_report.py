"""The check as a file for a spreadsheet: the counts, then every row that needs a look, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from smsc_desk.files.checking import Finding, State
from smsc_desk.ui.activity import report
from smsc_desk.ui.importing import reasons, words
from smsc_desk.ui.importing.engine import Summary
from smsc_desk.ui.importing.results import Results

translate = QCoreApplication.translate


def contents(name: str, summary: Summary, results: Results) -> bytes:
    """Return the bytes of the report; takes some seconds for a million rows."""
    return report.table([*_head(name, summary), *_rows(results)])


def _head(name: str, summary: Summary) -> Iterator[list[str]]:
    yield [name]
    for state in State:
        yield [words.state(state).word, str(summary.states.get(state, 0))]
    for (target, key), number in sorted(summary.problems.items(), key=lambda each: -each[1]):
        yield [f"{words.target(target)}: {reasons.reason(key).short}", str(number)]
    yield []
    yield [translate("Import", "Line"), translate("Import", "What happens"), translate("Import", "Why")]


def _rows(results: Results) -> Iterator[list[str]]:
    for line, state, finding in results.rows():
        said = _why(finding) if finding else ""
        if said or state >= State.ASK:
            yield [str(line), words.state(state).word, said]


def _why(finding: Finding) -> str:
    said = [f"{words.target(each.target)}: {reasons.reason(each.reason).sentence}" for each in finding.problems]
    for proposal in finding.proposals:
        if proposal.owners:
            said.append(words.owners(proposal))
        if proposal.first_line:
            text = translate("Import", "The same contact as in line %1")
            said.append(text.replace("%1", str(proposal.first_line)))
        said += [f"{change.field}: {_text(change.old)} → {_text(change.new)}" for change in proposal.changes]
    return " ".join(said)


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
