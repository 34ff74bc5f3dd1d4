"""Every field of a contact, once: its key, its names on the wire, in files, and how it is read and written there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from smsc_desk.book import birthday, email, phone
from smsc_desk.book.folding import digits
from smsc_desk.book.identity import Channel

Values = dict[str, Any]
"""Values of a contact by field key: tuples of strings for `addresses` and `tags`, else strings."""


def _text(value: Any) -> str:
    return str(value)


def _join(value: Any) -> str:
    return ",".join(value)


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := part.strip())))


def _birthday(iso: Any) -> str:
    return birthday.show(str(iso))


@dataclass(frozen=True, slots=True)
class Field:
    """One field: request and answer names are given for phones; `request_mail` and `answer_mail` where they differ."""

    key: str
    request: str
    answer: str
    aliases: tuple[str, ...]
    request_mail: str = ""
    answer_mail: str = ""
    write: Callable[[Any], str] = _text
    read: Callable[[str], Any] = str.strip

    def request_name(self, channel: Channel) -> str:
        """Return the parameter's name (the specification, "Description of parameters")."""
        return (channel == Channel.EMAIL and self.request_mail) or self.request

    def answer_name(self, channel: Channel) -> str:
        """Return the name in a listing (the specification, "When requesting a contact list")."""
        return (channel == Channel.EMAIL and self.answer_mail) or self.answer


FIELDS = (
    Field(
        "addresses", "phone", "phone",
        ("телефон", "тел", "моб", "мобильный", "номер", "сотовый", "phone", "number", "mobile", "gsm", "cell",
         "e-mail", "email", "mail", "почта", "эл. почта", "пошта", "номір", "ұялы", "нөмір"),
        request_mail="mail", answer_mail="mail", write=_join,
    ),
    Field("name", "name", "name", ("имя контакта", "название", "отображаемое имя", "name", "display name",
                                   "shown as", "фио", "пiб", "піб", "аты-жөні")),
    Field("last_name", "lnm", "last_name", ("фамилия", "last name", "surname", "family name", "прізвище", "тегі")),
    Field("first_name", "fnm", "first_name", ("имя", "first name", "given name", "ім'я", "аты")),
    Field("middle_name", "mnm", "middle_name", ("отчество", "middle name", "patronymic", "по батькові",
                                                "әкесінің аты")),
    Field("birthday", "bd", "birthday", ("дата рождения", "др", "д.р.", "день рождения", "birthday", "bday",
                                         "date of birth", "дата народження", "туған күні"),
          write=_birthday, read=birthday.from_wire),
    Field("tags", "tags", "tags", ("метки", "теги", "tags", "labels", "мітки", "белгілер"), write=_join, read=_tags),
    Field("comment", "cmt", "comments", ("комментарий", "примечание", "заметка", "comment", "note", "коментар",
                                         "түсініктеме")),
    # The e-mail twin of `pho` in requests is undocumented; `mlo` is assumed (provider-api, parameters).
    Field("other", "pho", "phone_other", ("другие номера", "доп. телефон", "other numbers", "other phones",
                                          "другие адреса", "other addresses", "інші номери", "басқа нөмірлер"),
          request_mail="mlo", answer_mail="mail_other"),
    Field("client_id", "myid", "id", ("id", "ид", "код", "client id", "external id", "идентификатор")),
)  # fmt: skip

BY_KEY: Mapping[str, Field] = {field.key: field for field in FIELDS}
TEXT_KEYS = tuple(field.key for field in FIELDS if field.key not in {"addresses", "tags"})


def read_addresses(text: str, channel: Channel) -> tuple[str, ...]:
    """Read a list of addresses as the provider sends it: digits, or e-mail addresses, without repetitions."""
    if channel == Channel.EMAIL:
        return tuple(dict.fromkeys(email.normal(part) for part in email.split(text)))
    parts = (digits(part) or part for part in phone.split(text))
    return tuple(dict.fromkeys(parts))


def show_address(address: str, channel: Channel) -> str:
    """Show an address for reading."""
    return phone.pretty(address) if channel == Channel.PHONE else address
