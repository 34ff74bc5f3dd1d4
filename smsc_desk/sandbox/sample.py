"""The sample book: some 1,200 believable people, the same ones for the same seed; and any number of plain contacts.

Names are combinations of common ones, mail domains are reserved for examples; nobody real is meant.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smsc_desk.sandbox import names
from smsc_desk.sandbox.answers import BlockRow, Channel
from smsc_desk.sandbox.rules import Entry, Provider

PHONES, MAILS = 1000, 200
BLOCKED_PHONES, BLOCKED_MAILS = 45, 15
ABROAD = 0.16  # share of people with a name and a number of another country

CITIES = "Москва", "Казань", "Almaty"

# Channel, name, number for mailings, and roughly which share of its channel's contacts is in it; who is in a city's is
# decided by `_city`.
GROUPS = (
    (Channel.PHONE, "Постоянные клиенты", 1, 0.30),
    (Channel.PHONE, "VIP", 2, 0.04),
    (Channel.PHONE, "Москва", 10, 0.0),
    (Channel.PHONE, "Казань", 11, 0.0),
    (Channel.PHONE, "Almaty", 12, 0.0),
    (Channel.PHONE, "Стоматология", 20, 0.18),
    (Channel.PHONE, "Поставщики", None, 0.03),
    (Channel.MAIL, "Newsletter", 30, 0.70),
    (Channel.MAIL, "Партнёры", 31, 0.20),
    (Channel.MAIL, "Пресса", None, 0.08),
)


class Person(NamedTuple):
    first: str
    last: str
    middle: str
    phone: str
    russian: bool


def fill(provider: Provider, seed: int = 2003) -> None:
    """Put the sample book into an empty provider, whole or not at all: 30 ms."""
    chance = random.Random(seed)  # noqa: S311 - people to look at, not secrets
    with provider.transaction():
        groups = provider.load_groups((channel, name, number) for channel, name, number, _ in GROUPS)
        entries = list(_entries(chance, groups))
        provider.load_contacts(entries)
        provider.load_blocks(_blocks(chance, entries))


def generate(count: int, groups: Sequence[int] = ()) -> Iterator[Entry]:
    """Yield any number of phone contacts, cheap to make and to tell apart, with ascending numbers from 79000000000.

    Every tenth contact is in one of the groups, in turn. At most 99,999,999.
    """
    men = [(first, middle) for first, middle, _ in names.RUSSIAN_MEN]
    surnames = names.RUSSIAN_SURNAMES
    for number in range(count):
        first, last = men[number % len(men)][0], surnames[number % len(surnames)]
        middle = men[number // len(men) % len(men)][1]
        joined = (groups[number // 10 % len(groups)],) if groups and number % 10 == 0 else ()
        yield Entry(
            Channel.PHONE, (str(79_000_000_000 + number * 10),), f"{first} {last} {number + 1}", last, first, middle,
            groups=joined,
        )  # fmt: skip


def fill_generated(provider: Provider, count: int) -> None:
    """Put `count` generated contacts and the ten sample groups into an empty provider; with 0 it stays empty."""
    if not count:
        return
    groups = provider.load_groups((channel, name, number) for channel, name, number, _ in GROUPS)
    phone_groups = [id_ for id_, (channel, *_) in zip(groups, GROUPS, strict=True) if channel is Channel.PHONE]
    provider.load_contacts(generate(count, phone_groups))


# -- people


def _entries(chance: random.Random, groups: Sequence[int]) -> Iterator[Entry]:
    taken: set[str] = set()
    for number in range(PHONES + MAILS):
        channel = Channel.PHONE if number < PHONES else Channel.MAIL
        person = _person(chance)
        find = _numbers if channel is Channel.PHONE else _mails
        addresses = find(chance, person, taken)
        taken.update(addresses)
        yield _entry(chance, channel, person, addresses, _memberships(chance, channel, person, groups))


def _person(chance: random.Random) -> Person:
    if chance.random() < ABROAD:
        return _foreigner(chance)
    last = chance.choice(names.RUSSIAN_SURNAMES)
    _, son, daughter = chance.choice(names.RUSSIAN_MEN)
    phone = chance.choice(names.RUSSIAN_MOBILE) + _digits(chance, 7)
    if chance.random() < 0.55:
        return Person(chance.choice(names.RUSSIAN_WOMEN), names.feminine(last), daughter, phone, russian=True)
    return Person(chance.choice(names.RUSSIAN_MEN)[0], last, son, phone, russian=True)


def _foreigner(chance: random.Random) -> Person:
    (people,) = chance.choices(names.ABROAD, [people.weight for people in names.ABROAD])
    woman = chance.random() < 0.5
    last = chance.choice(people.surnames)[woman]
    first = chance.choice(people.women if woman else people.men)
    phone = chance.choice(people.prefixes) + _digits(chance, people.digits)
    return Person(first, last, "", phone, russian=False)


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def _numbers(chance: random.Random, person: Person, taken: set[str]) -> tuple[str, ...]:
    """Return the person's number, for one in twelve with a second mobile; never one that is taken."""
    numbers = [person.phone]
    if chance.random() < 1 / 12:
        numbers.append(chance.choice(names.RUSSIAN_MOBILE) + _digits(chance, 7))
    return tuple(number if number not in taken else _free(chance, taken) for number in numbers)


def _free(chance: random.Random, taken: set[str]) -> str:
    while (number := chance.choice(names.RUSSIAN_MOBILE) + _digits(chance, 7)) in taken:
        pass
    return number


def _mails(chance: random.Random, person: Person, taken: set[str]) -> tuple[str, ...]:
    first, last = latin(person.first), latin(person.last)
    shape = chance.choice((f"{first}.{last}", f"{first[0]}.{last}", f"{last}", f"{first}{chance.randint(60, 99)}"))
    domain = chance.choice(names.MAIL_DOMAINS)
    number = 1
    while (mail := f"{shape}{number if number > 1 else ''}@{domain}") in taken:
        number += 1
    return (mail,)


def latin(name: str) -> str:
    """Return a name as it stands in an e-mail address: lower-case ASCII letters."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(names.LATIN))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha())


def _entry(
    chance: random.Random, channel: Channel, person: Person, addresses: tuple[str, ...], groups: tuple[int, ...]
) -> Entry:
    tags = names.TAGS if person.russian else names.TAGS_ABROAD
    comments = names.COMMENTS if person.russian else names.COMMENTS_ABROAD
    return Entry(
        channel, addresses, _shown_name(chance, person), person.last, person.first, person.middle,
        birthday=_birthday(chance) if chance.random() < 0.6 else "",
        myid=f"K-{chance.randint(1000, 9999)}" if chance.random() < 0.25 else "",
        comment=chance.choice(comments) if chance.random() < 0.15 else "",
        tags=",".join(chance.sample(tags, chance.choice((1, 1, 2, 3)))) if chance.random() < 0.3 else "",
        other=chance.choice(names.OTHER_NUMBERS) if channel is Channel.PHONE and chance.random() < 0.06 else "",
        groups=groups,
    )  # fmt: skip


def _shown_name(chance: random.Random, person: Person) -> str:
    """Return what one would type as the contact's name: mostly first name and surname."""
    if person.russian and chance.random() < 0.25:
        return f"{person.last} {person.first[0]}. {person.middle[0]}."
    return f"{person.first} {person.last}"


def _birthday(chance: random.Random) -> str:
    day = date(1948, 1, 1) + timedelta(days=chance.randrange(58 * 365))
    return f"{day:%d.%m.%Y}"


def _memberships(chance: random.Random, channel: Channel, person: Person, groups: Sequence[int]) -> tuple[int, ...]:
    """Return the groups of a contact, by their shares; nobody lives in two cities."""
    joined, city = [], _city(chance, person)
    for id_, (kind, name, _, share) in zip(groups, GROUPS, strict=True):
        likely = float(name == city) if name in CITIES else share
        if kind is channel and chance.random() < likely:
            joined.append(id_)
    return tuple(joined)


def _city(chance: random.Random, person: Person) -> str:
    """Return one of CITIES or "": Almaty for most Kazakh numbers, a Russian one for a third of the Russians."""
    if person.phone.startswith("77"):
        return "Almaty" if chance.random() < 0.9 else ""
    if not person.russian:
        return ""
    (city,) = chance.choices(("Москва", "Казань", ""), (22, 14, 64))
    return city


# -- blacklist


def _blocks(chance: random.Random, entries: Sequence[Entry]) -> Iterator[tuple[Channel, BlockRow]]:
    """Yield two thirds of contacts in the book and one third of strangers."""
    for channel, count in ((Channel.PHONE, BLOCKED_PHONES), (Channel.MAIL, BLOCKED_MAILS)):
        known = [entry.addresses[0] for entry in entries if entry.channel is channel]
        blocked = chance.sample(known, count * 2 // 3)
        blocked += [_stranger(chance, channel, number) for number in range(count - len(blocked))]
        chance.shuffle(blocked)
        for address in blocked:
            (kind,) = chance.choices((0, 1, 2), (5, 4, 1))
            reason = chance.choice(names.REASONS) if chance.random() < 0.5 else ""
            yield channel, BlockRow(0, address, kind, reason)


def _stranger(chance: random.Random, channel: Channel, number: int) -> str:
    if channel is Channel.PHONE:
        return f"7900{number:02}{_digits(chance, 5)}"  # 7900 is in nobody's hands here
    return f"unsubscribed{number + 1}@example.org"
