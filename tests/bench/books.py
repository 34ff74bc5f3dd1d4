"""Books of any size, the same ones for the same seed: in a file of the store, as a finished load leaves it."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from smsc_desk.book.fields import TEXT_KEYS
from smsc_desk.book.folding import fold
from smsc_desk.book.identity import Channel
from smsc_desk.sandbox import names
from smsc_desk.sandbox.sample import GROUPS, latin
from smsc_desk.store.database import open_writer, transaction
from smsc_desk.store.schema import migrate
from smsc_desk.store.search import search_text

FIRST_MS = 1_750_000_000_000
"""When the load began, UTC milliseconds; a page of 1,000 contacts came every second."""

_KEYS = {"name_key": "name", "last_key": "last_name", "first_key": "first_name", "middle_key": "middle_name",
         "comment_key": "comment"}  # fmt: skip


def book(folder: Path, contacts: int, seed: int = 5) -> Path:
    """Return a book of so many contacts; one in ten has an e-mail address instead of a number."""
    path = folder / f"book-{contacts}-{seed}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with contextlib.closing(open_writer(part)) as db:
            db.execute("PRAGMA synchronous=OFF")
            db.execute("PRAGMA cache_size=-400000")
            migrate(db)
            _fill(db, contacts, random.Random(seed))  # noqa: S311 - a seed makes the same book again
        part.rename(path)
    return path


def _fill(db: apsw.Connection, count: int, chance: random.Random) -> None:
    with transaction(db):
        groups = list(_groups(db))
    people = enumerate(_people(count, chance), start=1)
    for start in range(0, count, 50_000):
        with transaction(db):
            for row, image in people:
                _write(db, row, image, groups, chance)
                if row >= start + 50_000:
                    break
    with transaction(db):
        _block(db, chance)


def _groups(db: apsw.Connection) -> Iterator[tuple[int, int, float]]:
    for channel, name, number, share in GROUPS:
        db.execute(
            "INSERT INTO grp(channel, name, name_key, number, on_server) VALUES(?, ?, ?, ?, 1)",
            (int(channel == GROUPS[-1][0]), name, fold(name), number),
        )
        yield db.last_insert_rowid(), int(channel == GROUPS[-1][0]), share or 0.1


def _people(count: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    pick, draw = chance.choice, chance.random
    for number in range(count):
        woman, last = draw() < 0.55, pick(names.RUSSIAN_SURNAMES)
        man, son, daughter = pick(names.RUSSIAN_MEN)
        first, last = (pick(names.RUSSIAN_WOMEN), names.feminine(last)) if woman else (man, last)
        mail = number % 10 == 9
        address = f"{latin(last)}.{number}@{pick(names.MAIL_DOMAINS)}" if mail else _number(chance, number)
        yield {
            "channel": int(Channel.EMAIL if mail else Channel.PHONE),
            "addresses": [address, _number(chance, count + number)] if not mail and draw() < 0.08 else [address],
            "name": f"{first} {last}" if draw() < 0.75 else f"{last} {first[0]}.",
            "last_name": last, "first_name": first, "middle_name": daughter if woman else son,
            "birthday": f"{1948 + int(draw() * 58)}-{1 + int(draw() * 12):02}-{1 + int(draw() * 28):02}"
                        if draw() < 0.6 else "",
            "comment": pick(names.COMMENTS) if draw() < 0.15 else "",
            "tags": chance.sample(names.TAGS, pick((1, 1, 2))) if draw() < 0.3 else [],
            "other": pick(names.OTHER_NUMBERS) if draw() < 0.06 else "",
            "client_id": f"K-{number}" if draw() < 0.25 else "",
        }  # fmt: skip


def _number(chance: random.Random, number: int) -> str:
    """Return a number that nobody else has: a prefix, then a permutation of the seven digits."""
    return names.RUSSIAN_MOBILE[number // 9_999_991 % 3] + f"{number * 7_654_321 % 9_999_991:07}"


def _write(
    db: apsw.Connection, row: int, image: dict[str, Any], groups: list[tuple[int, int, float]], chance: random.Random
) -> None:
    values = {key: image[key] for key in TEXT_KEYS} | {key: fold(image[text]) for key, text in _KEYS.items()}
    values |= {
        "id": row, "server_id": row, "on_server": 1, "run": 1, "added_ms": FIRST_MS + row // 1000 * 1000,
        "channel": image["channel"], "addresses": ",".join(image["addresses"]), "tags": ",".join(image["tags"]),
        "tags_key": fold(",".join(image["tags"])), "search": search_text(image),
    }  # fmt: skip
    db.execute(f"INSERT INTO contact({', '.join(values)}) VALUES({', '.join(f':{key}' for key in values)})", values)
    for position, address in enumerate(image["addresses"]):
        db.execute("INSERT INTO address VALUES(?, ?, ?, ?)", (row, position, image["channel"], address))
    for group, channel, share in groups:
        if channel == image["channel"] and chance.random() < share:
            db.execute("INSERT INTO member VALUES(?, ?)", (row, group))


def _block(db: apsw.Connection, chance: random.Random) -> None:
    """Block one address in thirty."""
    (count,) = db.execute("SELECT max(id) FROM contact").fetchone()
    for number, row in enumerate(sorted(chance.sample(range(1, count + 1), count // 30)), start=1):
        kind = chance.choices((0, 1, 2), (5, 4, 1))[0]
        db.execute(
            "INSERT INTO block(channel, address, server_id, on_server, type) SELECT channel, value, ?, 1, ?"
            " FROM address WHERE contact = ? AND position = 0",
            (number, kind, row),
        )
        db.execute("UPDATE contact SET block = ? WHERE id = ?", (kind, row))
