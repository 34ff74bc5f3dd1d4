"""The provider: its book in one SQLite file, and every command of the page.

A Provider belongs to one thread at a time. Checks come in the order that fits the recordings (provider-api, section
Errors): credentials (2), parameters (1), existence (3), rules of saving (5); the first is the server's work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from itertools import islice
from typing import NamedTuple, Self

from smsc_desk.sandbox import blacklist, contacts, groups
from smsc_desk.sandbox.answers import (
    Answer,
    Balance,
    BlockRow,
    Blocks,
    Channel,
    Contacts,
    Groups,
    NotFound,
    ParametersError,
    SaveError,
)
from smsc_desk.sandbox.call import Call
from smsc_desk.sandbox.options import Account, Options
from smsc_desk.sandbox.schema import open_database

# The first one found in a request counts [assumed]; an empty value or 0 is as good as absent, as PHP sees it.
COMMANDS: Mapping[str, Callable[[Call], Answer]] = {
    "add": contacts.add,
    "chg": contacts.change,
    "del": contacts.delete,
    "get": contacts.get,
    "add_group": groups.add,
    "chg_group": groups.change,
    "del_group": groups.delete,
    "get_group": groups.get,
    "move_group": contacts.move,
    "add_black": blacklist.add,
    "del_black": blacklist.delete,
    "get_black": blacklist.get,
}

CHANNELS = {"phones": Channel.PHONE, "mails": Channel.MAIL}
CHUNK = 20_000  # rows of a transaction while loading: some 0.2 s each


class Entry(NamedTuple):
    """A contact to load as it is, past the rules: addresses must be normalised and groups known."""

    channel: Channel
    addresses: tuple[str, ...]
    name: str
    last: str = ""
    first: str = ""
    middle: str = ""
    birthday: str = ""
    myid: str = ""
    comment: str = ""
    tags: str = ""
    other: str = ""
    groups: tuple[int, ...] = ()


def command_of(script: str, params: Mapping[str, str]) -> str:
    """Return the command's name; "balance" for that script, "" for a request without one."""
    if script == "balance":
        return script
    return next((name for name in COMMANDS if params.get(name, "") not in ("", "0")), "")


class Provider:
    """One account's books. Close it, or use it as a context manager."""

    def __init__(self, path: str | os.PathLike[str] = ":memory:", *, account: Account | None = None) -> None:
        """Open or create the file at `path`; raises schema.UnusableFile."""
        self.account = account or Account()
        self._db = open_database(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def execute(self, script: str, params: Mapping[str, str], options: Options) -> Answer:
        """Run one request of the script "phones", "mails" or "balance"; raises ApiError for a refusal.

        A refused request leaves no trace in the book (but see Options.partial_save): each is one transaction.
        """
        command = command_of(script, params)
        if command == "balance":
            return Balance(self.account.balance, self.account.currency if params.get("cur") == "1" else None)
        if not command:
            raise ParametersError
        answer = self._run(COMMANDS[command], Call(self._db, options, CHANNELS[script], params))
        if options.empty_list == "error" and isinstance(answer, Contacts | Groups | Blocks) and not answer.rows:
            raise NotFound
        return answer

    def _run(self, command: Callable[[Call], Answer], call: Call) -> Answer:
        with self._db:
            try:
                return command(call)
            except SaveError as exc:
                if not call.options.partial_save:
                    raise
                refusal = exc  # raised only when what was done is committed
        raise refusal

    def transaction(self) -> AbstractContextManager[object]:
        """Return a context in which all loading is one transaction."""
        return self._db

    @property
    def empty(self) -> bool:
        """Whether nothing was ever put into the book, not even something deleted since."""
        return not self._db.execute("SELECT EXISTS(SELECT 1 FROM sqlite_sequence)").get

    def load_groups(self, rows: Iterable[tuple[Channel, str, int | None]]) -> list[int]:
        """Put groups (channel, name, mailing number) in and return their ids."""
        ids = []
        with self._db:
            for channel, name, number in rows:
                bound = (int(channel), name, number)
                self._db.execute("INSERT INTO groups(channel, name, number) VALUES (?, ?, ?)", bound)
                ids.append(self._db.last_insert_rowid())
        return ids

    def load_contacts(self, entries: Iterable[Entry]) -> int:
        """Put contacts in, in large transactions, and return how many: some 100,000 a second."""
        loaded, entries = 0, iter(entries)
        while chunk := list(islice(entries, CHUNK)):
            self._load_chunk(chunk)
            loaded += len(chunk)
        return loaded

    def load_blocks(self, rows: Iterable[tuple[Channel, BlockRow]]) -> None:
        """Put blacklist entries in; the id of each row is ignored, the order is that of their age."""
        with self._db:
            self._db.executemany(
                "INSERT INTO block(channel, address, type, comment) VALUES (?, ?, ?, ?)",
                ((int(channel), row.address, row.type, row.comment) for channel, row in rows),
            )

    def _load_chunk(self, chunk: list[Entry]) -> None:
        with self._db:
            last = self._db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contact'").get
            numbered = list(enumerate(chunk, start=last + 1))
            self._db.executemany(
                "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((id_, *_columns(entry)) for id_, entry in numbered),
            )
            self._db.executemany(
                "INSERT INTO address VALUES (?, ?, ?)",
                ((int(entry.channel), value, id_) for id_, entry in numbered for value in entry.addresses),
            )
            self._db.executemany(
                "INSERT INTO member VALUES (?, ?)",
                ((id_, group) for id_, entry in numbered for group in entry.groups),
            )


def _columns(entry: Entry) -> tuple[int | str, ...]:
    return (
        int(entry.channel), ",".join(entry.addresses), entry.name, entry.first, entry.last, entry.middle,
        entry.birthday, entry.myid, entry.comment, entry.tags, entry.other,
        *contacts.keys(entry.name, entry.first, entry.last, entry.middle),
    )  # fmt: skip
