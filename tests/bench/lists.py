"""Address files of any length, the same for the same seed, as people have them."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from smsc_desk.files.words import FIRST_NAMES, SURNAMES

SEED = 20261126
_FIRST, _LAST = sorted(FIRST_NAMES), SURNAMES.split()
_MIDDLE = ("Иванович", "Петровна", "Сергеевич", "Ильинична", "Александрович", "Юрьевна")
_GROUPS = ("VIP", "Пермь", "Новые", "Опт", "Родители 5А", "Без рассылки")
_CODES = (*range(900, 940), *range(950, 970), *range(977, 990))
_COMMENTS = (
    "Просил не звонить вечером; перезвонить после обеда", "Постоянный покупатель, скидка 10 %", 'ООО "Ромашка"',
    "забирает сам", "две строки:\nвторая", "",
)  # fmt: skip

Cells = list[str]


def _number(rng: random.Random, row: int) -> str:
    return f"7{rng.choice(_CODES)}{row % 10_000_000:07d}"


def _plain(rng: random.Random, count: int) -> Iterator[Cells]:
    yield ["Телефон", "Имя", "Фамилия"]
    for row in range(count):
        yield [_number(rng, row), rng.choice(_FIRST).title(), rng.choice(_LAST).title()]


def _rich(rng: random.Random, count: int) -> Iterator[Cells]:
    yield ["Телефон", "E-mail", "Фамилия", "Имя", "Дата рождения", "Группы", "Комментарий"]
    for row in range(count):
        groups = ", ".join(rng.sample(_GROUPS, rng.randrange(3)))
        born = f"{rng.randrange(1, 29):02d}.{rng.randrange(1, 13):02d}.{rng.randrange(1940, 2010)}"
        mail = f"client{row}@{rng.choice(('mail.ru', 'gmail.com', 'firma.ru'))}" if rng.random() < 0.7 else ""
        yield [
            _number(rng, row), mail, rng.choice(_LAST).title(), rng.choice(_FIRST).title(),
            born if rng.random() < 0.8 else "", groups, rng.choice(_COMMENTS),
        ]  # fmt: skip


def _written(rng: random.Random, number: str) -> str:
    a, b, c, d = number[1:4], number[4:7], number[7:9], number[9:]
    match rng.randrange(20):
        case 0 | 1 | 2 | 3 | 4 | 5:
            return f"+7 ({a}) {b}-{c}-{d}"
        case 6 | 7 | 8 | 9:
            return f"8{a}{b}{c}{d}"
        case 10 | 11 | 12:
            return f"8 {a} {b} {c} {d}"
        case 13 | 14:
            return f"{a}{b}{c}{d}"
        case 15:
            return f" +7-{a}-{b}-{c}-{d} "
        case 16:
            return f"8({a}){b}{c}{d}, 8 495 {b} {c} {d}"
        case 17:
            return f"7{a}{b}{c}{d}.0"
        case 18:
            return rng.choice((f"7{a}{b}{c}", "7,9E+10", f"8{a}О{b[1:]}{c}{d}", "нет", f"{a}{b}"))
        case _:
            return number


def _dirty(rng: random.Random, count: int) -> Iterator[Cells]:
    yield ["ФИО", "Моб. тел.", "Примечание"]
    for row in range(count):
        name = f"{rng.choice(_LAST)} {rng.choice(_FIRST)} {rng.choice(_MIDDLE)}".title()
        number = _written(rng, _number(rng, rng.randrange(count) if rng.random() < 0.05 else row))
        yield [f"  {name}" if rng.random() < 0.1 else name, number, rng.choice(_COMMENTS)]


KINDS: Mapping[str, Callable[[random.Random, int], Iterator[Cells]]] = {
    "plain": _plain,
    "rich": _rich,
    "dirty": _dirty,
}
"""Numbers and names; e-mail, birthday, groups and quoted comments besides; numbers as people write them."""


def a_list(folder: Path, kind: str, count: int) -> Path:
    """Write a list, unless it is there already."""
    path = folder / f"{kind}-{count}.csv"
    if not path.exists():
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(KINDS[kind](random.Random(SEED), count))  # noqa: S311
    return path
