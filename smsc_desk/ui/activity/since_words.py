"""What was changed since an import, in words: fields and values, and what is no field but keeps a record as well."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smsc_desk.store.since import BLOCK, MEMBERS, TAKEN, THERE
from smsc_desk.ui.activity import problem_words
from smsc_desk.ui.groups.directory import GroupDirectory

translate = QCoreApplication.translate


def field(key: str) -> str:
    """Name what differs, as the heading of a row."""
    match key:
        case "members":
            return translate("Review", "Members")
        case "block":
            return translate("Review", "Blacklist")
        case "already_there":
            return translate("Review", "At the provider")
        case "taken":
            return translate("Review", "Former number / e-mail")
        case _:
            return problem_words.field(key)


def put(key: str, found: object, groups: GroupDirectory) -> str:
    """Show what the import had put, or what would come back."""
    if key == TAKEN:
        return problem_words.value("addresses", found, groups)
    return value(key, found, groups)


def now(key: str, found: object, groups: GroupDirectory) -> str:
    """Show what is there now."""
    if key == TAKEN:
        return translate("Review", "another contact’s")
    return translate("Review", "there before the import") if key == THERE else value(key, found, groups)


def value(key: str, found: object, groups: GroupDirectory) -> str:
    """Show a value for reading, in words where it is empty."""
    if key == MEMBERS:
        return str(found or 0)
    if key == BLOCK:
        return translate("Review", "not blocked") if found is None else problem_words.value("type", found, groups)
    return problem_words.value(key, found, groups) or translate("Review", "(empty)")
