"""Contacts and blacklist entries out: CSV, XLSX, vCard. What is written here is read back by `readers` as the same.

The caller owns the file: it opens a new one beside the old, and renames it when all is written.
"""

from __future__ import annotations

import csv
import functools
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from smsc_desk.book import birthday
from smsc_desk.book.cells import guard
from smsc_desk.book.identity import Channel
from smsc_desk.book.phone import RUSSIA
from smsc_desk.files.cells import join
from smsc_desk.files.comparing import Present
from smsc_desk.files.errors import Refused, Why
from smsc_desk.files.headers import Target
from smsc_desk.files.numbers import Judge

if TYPE_CHECKING:
    import xlsxwriter

COLUMNS = (
    Target.NUMBER, Target.EMAIL, Target.LAST_NAME, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.NAME, Target.BIRTHDAY,
    Target.GROUPS, Target.TAGS, Target.COMMENT, Target.OTHER, Target.CLIENT_ID, Target.BLOCK,
)  # fmt: skip
"""In the usual order; an export may choose others."""

SINCE = "since"
"""When this computer first saw a blacklist entry: told, and left alone by an import."""

BLOCK_COLUMNS = (Target.NUMBER, Target.EMAIL, Target.BLOCK, Target.COMMENT, Target.NAME, SINCE)

HEADINGS: Mapping[str, str] = {
    Target.NUMBER: "Телефон", Target.EMAIL: "E-mail", Target.LAST_NAME: "Фамилия", Target.FIRST_NAME: "Имя",
    Target.MIDDLE_NAME: "Отчество", Target.NAME: "Имя контакта", Target.BIRTHDAY: "Дата рождения",
    Target.GROUPS: "Группы", Target.TAGS: "Метки", Target.COMMENT: "Комментарий", Target.OTHER: "Другие номера",
    Target.CLIENT_ID: "ID", Target.BLOCK: "Блокировка", SINCE: "В программе с",
}  # fmt: skip
"""Words of the file, which an import knows again; a window in another language passes its own."""

_CELL = 32_767  # characters that XLSX has room for
_ROWS = 1_048_576  # … and rows, the headings among them


class Record(Protocol):
    """What becomes a row of a table."""

    def cell(self, column: str) -> str:
        """Return the text of one column."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A contact to write, with its groups' names, and its block in words."""

    channel: Channel
    contact: Present
    block: str = ""

    def cell(self, column: str) -> str:
        """Return the text of one column."""
        match column:
            case Target.NUMBER | Target.EMAIL:
                return _addresses(column, self.channel, self.contact.addresses)
            case Target.GROUPS:
                return join(self.contact.groups)
            case Target.TAGS:
                return join(self.contact.tags)
            case Target.BLOCK:
                return self.block
            case Target.BIRTHDAY:
                return birthday.show(self.contact.values.get("birthday", ""))
            case _:
                return self.contact.values.get(column, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedBlock:
    """A blacklist entry to write: its type in words, its contact's name, the day since which it is known here."""

    channel: Channel
    address: str
    type: str
    comment: str = ""
    name: str = ""
    since: str = ""

    def cell(self, column: str) -> str:
        """Return the text of one column."""
        match column:
            case Target.NUMBER | Target.EMAIL:
                return _addresses(column, self.channel, (self.address,))
            case Target.BLOCK:
                return self.type
            case Target.COMMENT:
                return self.comment
            case Target.NAME:
                return self.name
            case _:
                return self.since if column == SINCE else ""


def _addresses(column: str, channel: Channel, addresses: Sequence[str]) -> str:
    if (column == Target.NUMBER) != (channel == Channel.PHONE):
        return ""
    return join(map(_number, addresses) if channel == Channel.PHONE else addresses)


def _number(address: str) -> str:
    """Return a number as it is read back: the ten digits of a Danish one would be taken for a Russian's."""
    return address if _judge().understand(address)[0] == address else f"+{address}"


@functools.cache
def _judge() -> Judge:
    return Judge(RUSSIA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a table is written."""

    columns: tuple[str, ...] = COLUMNS
    headings: Mapping[str, str] | None = None
    separator: str = ";"  # the list separator of the user's system
    mark: bool = True  # a byte order mark, by which Excel knows UTF-8
    raw: bool = False  # formulas as they are; only behind a warning

    def heads(self) -> list[str]:
        """Return the headings."""
        return [(self.headings or HEADINGS)[column] for column in self.columns]

    def cells(self, record: Record) -> list[str]:
        """Return the cells of one row."""
        cells = [record.cell(column) for column in self.columns]
        return cells if self.raw else [guard(cell) for cell in cells]


EXCEL = Form()
PLAIN = Form(separator=",", mark=False)


def write_csv(file: BinaryIO, records: Iterable[Record], form: Form = EXCEL) -> None:
    """Write CSV: as Excel opens it by a double click, or plain."""
    text = io.TextIOWrapper(file, "utf-8-sig" if form.mark else "utf-8", errors="replace", newline="")
    writer = csv.writer(text, delimiter=form.separator, lineterminator="\r\n")
    writer.writerow(form.heads())
    writer.writerows(map(form.cells, records))
    text.flush()
    text.detach()


def write_xlsx(file: BinaryIO, records: Iterable[Record], form: Form = EXCEL) -> None:
    """Write a workbook of text cells, which no spreadsheet turns into numbers, dates or formulas.

    Raises:
        Refused: a text does not fit into a cell (`cell_too_long`), or the rows into a sheet (`too_many_rows`).
        OSError: the disk is full, also that of the system's temporary files.
    """
    import xlsxwriter  # noqa: PLC0415 - start-up: only an export needs it
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - as above

    # The rows stand in temporary files until the end; a folder of their own goes with them when something fails.
    with tempfile.TemporaryDirectory() as parts:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": parts}
        book = xlsxwriter.Workbook(file, options)
        book.use_zip64()
        sheet = book.add_worksheet()
        try:
            _fill(sheet, book.add_format({"num_format": "@"}), form, records)
        except BaseException:
            sheet.row_data_fh.close()
            raise
        try:
            book.close()
        except FileCreateError as exc:
            raise OSError(*getattr(exc.args[0], "args", (str(exc),))) from exc


def _fill(sheet: xlsxwriter.worksheet.Worksheet, as_text: Any, form: Form, records: Iterable[Record]) -> None:
    sheet.set_column(0, len(form.columns) - 1, 18, as_text)
    sheet.freeze_panes(1, 0)
    for number, cells in enumerate(_lines(form, records)):
        if number == _ROWS:
            raise Refused(Why.TOO_MANY_ROWS, most=_ROWS - 1)
        for column, cell in enumerate(cells):
            if len(cell) > _CELL:
                raise Refused(Why.CELL_TOO_LONG, line=number + 1, length=len(cell))
            if cell:
                sheet.write_string(number, column, cell, as_text)


def _lines(form: Form, records: Iterable[Record]) -> Iterable[list[str]]:
    yield form.heads()
    yield from map(form.cells, records)


def write_vcards(file: BinaryIO, contacts: Iterable[Exported], _form: Form = EXCEL) -> None:
    """Write vCards 3.0; what they have no property for (tags, other numbers, the client's ID) is left out."""
    file.writelines(map(_card_bytes, contacts))


def _card_bytes(exported: Exported) -> bytes:
    return "".join(_folded(line) for line in _card(exported) if line).encode("utf-8", "replace")


def _card(exported: Exported) -> list[str]:
    contact, values = exported.contact, exported.contact.values
    address = "TEL;TYPE=CELL:+{}" if exported.channel == Channel.PHONE else "EMAIL;TYPE=INTERNET:{}"
    last, first, middle = (values.get(key, "") for key in ("last_name", "first_name", "middle_name"))
    name = values.get("name", "")
    return [
        "BEGIN:VCARD", "VERSION:3.0",
        f"N:{_escaped(last)};{_escaped(first)};{_escaped(middle)};;",
        f"FN:{_escaped(name)}",
        *(address.format(each) for each in contact.addresses),
        f"BDAY:{values['birthday']}" if values.get("birthday") else "",
        "CATEGORIES:" + ",".join(map(_escaped, contact.groups)) if contact.groups else "",
        f"NOTE:{_escaped(values['comment'])}" if values.get("comment") else "",
        "END:VCARD",
    ]  # fmt: skip


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


_FOLD = 60  # letters; 75 bytes are allowed, and a Russian letter has two, but no reader minds longer lines


def _folded(line: str) -> str:
    pieces = [line[start : start + _FOLD] for start in range(0, len(line), _FOLD)]
    return "\r\n ".join(pieces) + "\r\n"


WRITERS: Mapping[str, Callable[[BinaryIO, Iterable[Any], Form], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "vcf": write_vcards,
}
"""By the usual ending of a file's name; tables take any records, cards only contacts."""


# ---- failed rows

REASON, LINE = "Ошибка", "Строка"
"""Headings that an import knows again, whatever the language of the window."""


def write_failed(
    file: BinaryIO, headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str], str]], separator: str
) -> None:
    """Write rows that failed as they were, each with its line and the reason in words, to be imported again.

    `headings` are the file's own, empty texts for a file without: as many as the file has columns. The cells are the
    user's own and not changed; reasons and lines stand in columns of their own, however short or long a row is.
    """
    rows = list(rows)
    width = max([len(headings), *(len(cells) for _, cells, _ in rows)])
    text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    if any(headings):
        writer.writerow([*_padded(headings, width), REASON, LINE])
    for line, cells, reason in rows:
        writer.writerow([*_padded(cells, width), reason, line])
    text.flush()
    text.detach()


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
