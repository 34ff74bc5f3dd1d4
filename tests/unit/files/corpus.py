"""Small address files of every kind, made here: what each holds, and how it must be read or why refused."""

from __future__ import annotations

import codecs
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import xlsxwriter

from smsc_desk.files.errors import Why

PEOPLE = (
    ("Фамилия", "Имя", "Телефон", "Дата рождения", "Комментарий"),
    ("Иванов", "Пётр", "79121234567", "31.12.1979", "просил не звонить, но писать"),
    ("Щукина", "Юлия", "79031112233", "08.03.1985", "скидка; десять процентов"),
    ("Цой", "Эльвира", "79261234500", "01.02.1990", ""),
    ("Ёлкин", "Фёдор", "79851234501", "17.09.2001", "объект сдан"),
)
LATIN = (
    ("Last name", "First name", "Phone", "Birthday", "Comment"),
    ("Müller", "José", "+49 30 123456", "31.12.1979", "Grüße aus München"),
    ("Lefèvre", "François", "+33 1 42 68 53 00", "08.03.1985", "déjà vu, naïve"),
)


@dataclass(frozen=True)
class Case:
    """A file; `rows` are the cells below the header, or `refused` the reason."""

    name: str
    data: bytes
    rows: tuple[tuple[str, ...], ...] = ()
    refused: Why | None = None
    rejected: int = 0
    encoding: str = ""  # where it must be found


def cases() -> list[Case]:
    """Return all files; the names are unique."""
    made = itertools.chain(
        _layouts(), _quotings(), _headerless(), _numbers(), _dates(), _hostile(), _truncated(), _refused(),
        _workbooks(), _cards(),
    )  # fmt: skip
    return list(made)


def _table(rows, separator=";", end="\r\n", quote="needed", final=True) -> str:
    lines = [separator.join(_quoted(cell, separator, quote) for cell in row) for row in rows]
    return end.join(lines) + (end if final else "")


def _quoted(cell: str, separator: str, quote: str) -> str:
    if quote == "all" or any(sign in cell for sign in (separator, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


ENCODINGS = {
    "utf-8": b"", "utf-8-sig": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "cp1251": b"", "cp866": b"", "koi8-r": b"", "mac-cyrillic": b"",
}  # fmt: skip
SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}
ENDS = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}


def _layouts() -> Iterator[Case]:
    """Every encoding with every separator and every line end, and without an end on the last line: 192."""
    for (code, mark), (sign, separator), (ending, end), final in itertools.product(
        ENCODINGS.items(), SEPARATORS.items(), ENDS.items(), (True, False)
    ):
        text = _table(PEOPLE, separator, end, final=final)
        name = f"{code}-{sign}-{ending}{'' if final else '-open'}"
        yield Case(name, mark + text.encode(code), PEOPLE[1:], encoding="utf-16" if mark else code)
    for (sign, separator), (ending, end) in itertools.product(SEPARATORS.items(), ENDS.items()):
        yield Case(
            f"latin-{sign}-{ending}", _table(LATIN, separator, end).encode("cp1252"), LATIN[1:], encoding="cp1252"
        )
    for code in ("utf-16-le", "utf-16-be"):
        yield Case(f"{code}-no-mark", _table(PEOPLE).encode(code), PEOPLE[1:], encoding=code)
    yield Case("sep-hint", ("sep=,\r\n" + _table(PEOPLE, ",")).encode(), PEOPLE[1:])
    late = (PEOPLE[0], *[("A", "B", f"7912{n:07d}", "", "") for n in range(3000)], PEOPLE[1])
    yield Case(
        "late-letters",
        _table([("Last name", "Name", "Phone", "x", "y"), *late[1:]]).encode("cp866"),
        late[1:],
        encoding="cp866",
    )


def _quotings() -> Iterator[Case]:
    for (sign, separator), (ending, end), code in itertools.product(
        SEPARATORS.items(), ENDS.items(), ("utf-8", "cp1251")
    ):
        yield Case(f"all-quoted-{sign}-{ending}-{code}", _table(PEOPLE, separator, end, "all").encode(code), PEOPLE[1:])
    head = "Имя;Телефон\n"
    yield Case("line-in-cell", f'{head}"Анна\nПетрова";79121234567\n'.encode(), (("Анна\nПетрова", "79121234567"),))
    yield Case("doubled", f'{head}"ООО ""Ромашка""";79121234567\n'.encode(), (('ООО "Ромашка"', "79121234567"),))
    yield Case("undoubled", f'{head}"ООО "Ромашка"";79121234567\n'.encode(), (('ООО Ромашка""', "79121234567"),))
    yield Case("inches", f'{head}Труба 5" Анна;79121234567\n'.encode(), (('Труба 5" Анна', "79121234567"),))
    yield Case("apostrophes", "'Имя';'Телефон'\n'Анна';'79121234567'\n".encode(), (("Анна", "79121234567"),))
    yield Case(
        "open-quote", f'{head}"Анна;79121234567\nПётр;79031112233\n'.encode(),
        (('"Анна;79121234567',), ("Пётр", "79031112233")), rejected=1,
    )  # fmt: skip


def _headerless() -> Iterator[Case]:
    for (sign, separator), code in itertools.product(SEPARATORS.items(), ("utf-8", "cp1251", "cp866", "koi8-r")):
        yield Case(f"no-header-{sign}-{code}", _table(PEOPLE[1:], separator).encode(code), PEOPLE[1:])
    yield Case("one-column", b"79121234567\n79031112233\n", (("79121234567",), ("79031112233",)))
    yield Case("one-number", b"79121234567", (("79121234567",),))
    yield Case(
        "titles", "Список клиентов;;\n;;\nИмя;Телефон;\nАнна;79121234567;\n".encode(), (("Анна", "79121234567", ""),)
    )
    yield Case("blank-lines", "Имя;Телефон\n\n;\nАнна;79121234567\n\n".encode(), (("Анна", "79121234567"),))
    yield Case("column-names", "Столбец1;Столбец2\nАнна;79121234567\n".encode(), (("Анна", "79121234567"),))
    yield Case("mails", b"ann@firma.ru;Ann\nbob@firma.ru;Bob\n", (("ann@firma.ru", "Ann"), ("bob@firma.ru", "Bob")))
    yield Case("header-only", "Имя;Телефон\n".encode())


DAMAGED = {
    "exponent": ("7,91235E+10", False), "exponent-point": ("7.91235E+10", False), "exact": ("7.9123456789E+10", True),
    "decimals": ("79123456789.0", True), "decimal-comma": ("79123456789,00", True),
    "apostrophe": ("'79123456789", True),
    "ten": ("9123456789", True), "eight": ("8 (912) 345-67-89", True), "spaces": ("7 912 345 67 89", True),
    "short": ("123456", False), "long": ("791234567890123456", False), "words": ("нет", False),
    "letter": ("8912345678О", False), "two": ("79121234567, 79031112233", True), "dash": ("-", False),
    "plus": ("+", False), "invisible": ("\u202a+79123456789\u202c", True),
    "nbsp": ("+7\u00a0912\u00a0345\u00a067\u00a089", True),
}  # fmt: skip


def _numbers() -> Iterator[Case]:
    for name, (text, good) in DAMAGED.items():
        rows = (("Анна", text), ("Пётр", "79031112233"))
        yield Case(f"number-{name}", _table([("Имя", "Телефон"), *rows]).encode(), rows, rejected=not good)


ORDERS = {
    "dmy": ("31.12.1979", "08.03.1985"), "mdy": ("12/31/1979", "03/08/1985"), "ymd": ("1979-12-31", "1985-03-08"),
    "ydm": ("1979/31/12", "1985/08/03"), "serial": ("29220", "31114"), "short": ("31.12.79", "08.03.85"),
    "us-short": ("12/31/79", "3/8/85"), "together": ("31121979", "08031985"), "iso-together": ("19791231", "19850308"),
    "words": ("31 декабря 1979", "8 марта 1985"), "time": ("31.12.1979 00:00:00", "08.03.1985 00:00:00"),
    "iso-time": ("1979-12-31T00:00:00", "1985-03-08T00:00:00"), "year-sign": ("31.12.1979 г.", "08.03.1985 г."),
}  # fmt: skip


def _dates() -> Iterator[Case]:
    for name, dates in ORDERS.items():
        for code in ("utf-8", "cp1251"):
            rows = tuple((f"7912123456{n}", date) for n, date in enumerate(dates))
            yield Case(f"date-{name}-{code}", _table([("Телефон", "Дата рождения"), *rows]).encode(code), rows)


def _hostile() -> Iterator[Case]:
    head = "Имя;Телефон\n"
    yield Case("nul", f"{head}А\0нна;79121234567\n".encode(), (("А\0нна", "79121234567"),))
    yield Case(
        "long-cell",
        f"{head}{'я' * 140_000};79121234567\nПётр;79031112233\n".encode(),
        (("я" * 200,), ("Пётр", "79031112233")),
        rejected=1,
    )
    yield Case(
        "wider",
        f"{head}Анна;79121234567;;лишнее\nПётр;79031112233\n".encode(),
        (("Анна", "79121234567", "", "лишнее"), ("Пётр", "79031112233")),
    )
    yield Case("narrower", f"{head}Анна\nПётр;79031112233\n".encode(), (("Анна",), ("Пётр", "79031112233")), rejected=1)
    yield Case("formula", f"{head}=1+1;79121234567\n".encode(), (("=1+1", "79121234567"),))
    yield Case(
        "glued",
        f"{head}Анна;79121234567\n\ufeffПётр;79031112233\n".encode(),
        (("Анна", "79121234567"), ("Пётр", "79031112233")),
    )
    yield Case(
        "mixed-ends",
        f"{head}Анна;79121234567\r\nПётр;79031112233\rЮлия;79261234500\n".encode(),
        (("Анна", "79121234567"), ("Пётр", "79031112233"), ("Юлия", "79261234500")),
    )
    good = f"{head}{'Анна;79121234567' + chr(10)}".encode() + "Юлия;79031112244\n".encode() * 30
    yield Case(
        "one-line-of-cp1251", good + "Иван;79031112233\n".encode("cp1251"),
        (("Анна", "79121234567"), *[("Юлия", "79031112244")] * 30, ("\ufffd" * 4, "79031112233")), rejected=1,
    )  # fmt: skip
    yield Case("bidi", f"{head}\u202eАнна;79121234567\n".encode(), (("\u202eАнна", "79121234567"),))
    yield Case(
        "separators-in-line",
        f"{head}А\u2028н\x0bн\x85а;79121234567\n".encode(),
        (("А\u2028н\x0bн\x85а", "79121234567"),),
    )
    wide = b";".join(b"%d" % n for n in range(900))
    yield Case("900-columns", wide + b"\n", (tuple(str(n) for n in range(900)),), rejected=1)


def _truncated() -> Iterator[Case]:
    whole = _table(PEOPLE, final=False).encode()
    yield Case("cut-in-letter", whole[:-1], (*PEOPLE[1:4], (*PEOPLE[4][:4], "объект сда\ufffd")), rejected=1)
    yield Case("cut-in-quote", _table(PEOPLE[:3]).encode() + b'"abc', (*PEOPLE[1:3], ('"abc',)), rejected=1)
    sixteen = codecs.BOM_UTF16_LE + _table(PEOPLE, final=False).encode("utf-16-le")
    yield Case("cut-utf-16", sixteen[:-1], (*PEOPLE[1:4], (*PEOPLE[4][:4], "объект сда\ufffd")), rejected=1)
    for cut in range(60, 160, 10):
        rows = _table(PEOPLE).encode("cp1251")[:cut]
        yield Case(f"cut-at-{cut}", rows, _until(rows.decode("cp1251")), rejected=-1)


def _until(text: str) -> tuple[tuple[str, ...], ...]:
    lines = text.split("\r\n")
    return tuple((line,) if '"' in line else tuple(line.split(";")) for line in lines[1:] if line)


def _refused() -> Iterator[Case]:
    yield Case("empty", b"", refused=Why.EMPTY)
    yield Case("blank", b"\r\n\r\n  \n", refused=Why.EMPTY)
    yield Case("only-separators", b";;;\n;;;\n", refused=Why.EMPTY)
    yield Case("mark-only", codecs.BOM_UTF8, refused=Why.EMPTY)
    yield Case("million-columns", b";" * 1_000_000 + b"x\n", refused=Why.TOO_WIDE)
    yield Case("million-filled-columns", b"1," * 1_000_000 + b"\n", refused=Why.TOO_WIDE)
    yield Case("long-line", b"x" * 5_000_000, refused=Why.LINE_TOO_LONG)
    yield Case("png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), refused=Why.NOT_TEXT)
    yield Case("pdf", b"%PDF-1.7\n1 0 obj\n", refused=Why.NOT_TEXT)
    yield Case("program", b"\x7fELF" + bytes(300), refused=Why.NOT_TEXT)
    yield Case("zeros", bytes(5000), refused=Why.NOT_TEXT)
    yield Case("gzip", b"\x1f\x8b\x08" + bytes(range(200)), refused=Why.NOT_TEXT)
    yield Case("ole-rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refused=Why.DAMAGED)
    yield Case("zip-rubbish", b"PK\x03\x04" + bytes(600), refused=Why.DAMAGED)
    yield Case("cut-workbook", _workbook(PEOPLE)[:-200], refused=Why.DAMAGED)
    yield Case("empty-workbook", _workbook(()), refused=Why.EMPTY)
    yield Case("corners", _workbook((), corner=(1_048_575, 16_383)), refused=Why.TOO_LARGE)
    yield Case("wide-workbook", _workbook((), corner=(2, 5_000)), refused=Why.TOO_WIDE)


def _workbook(rows, corner: tuple[int, int] | None = None, start: int = 0, numbers: bool = False) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Лист1")
    for number, row in enumerate(rows, start=start):
        for column, cell in enumerate(row):
            as_number = numbers and cell.isdigit()
            sheet.write_number(number, column, int(cell)) if as_number else sheet.write_string(number, column, cell)
    if corner:
        sheet.write_string(0, 0, "x")
        sheet.write_string(*corner, "x")
    book.close()
    return file.getvalue()


def _workbooks() -> Iterator[Case]:
    yield Case("workbook", _workbook(PEOPLE), PEOPLE[1:])
    yield Case("workbook-numbers", _workbook(PEOPLE, numbers=True), PEOPLE[1:])
    yield Case("workbook-lower", _workbook(PEOPLE, start=5), PEOPLE[1:])
    yield Case("workbook-no-header", _workbook(PEOPLE[1:]), PEOPLE[1:])
    titled = (("Список",), (), *PEOPLE)
    yield Case("workbook-title", _workbook(titled), PEOPLE[1:])


def _cards() -> Iterator[Case]:
    def card(*lines: str, version: str = "3.0") -> str:
        return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])

    anna = ("79121234567", "", "Анна Цой", "Цой", "Анна", "", "1985-03-08", "", "")
    plain = card("N:Цой;Анна;;;", "FN:Анна Цой", "TEL;TYPE=CELL:79121234567", "BDAY:1985-03-08")
    for code in ("utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"):
        yield Case(f"card-{code}", plain.encode(code), (anna,))
    quoted = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=A6=D0=BE=D0=B9;=D0=90=D0=BD=", "=D0=BD=D0=B0;;;",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=D0=BD=D0=BD=D0=B0=20=D0=A6=D0=BE=D0=B9",
        "TEL;CELL:79121234567", "BDAY:19850308", version="2.1",
    )  # fmt: skip
    yield Case("card-2.1", quoted.encode(), (anna,))
    old = card(
        "N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=D6=EE=E9;=C0=ED=ED=E0;;;",
        "FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C0=ED=ED=E0=20=D6=EE=E9",
        "TEL;CELL:79121234567", "BDAY:19850308", version="2.1",
    )  # fmt: skip
    yield Case("card-2.1-cp1251", old.encode(), (anna,))
    yield Case("card-folded", plain.replace("Анна Цой", "Анна\r\n  Цой").encode(), (anna,))
    yield Case("card-unended", plain[: -len("END:VCARD\r\n")].encode(), (anna,), rejected=1)
    yield Case("cards", (plain * 3).encode(), (anna,) * 3)
