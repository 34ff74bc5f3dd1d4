"""Words for people are complete: every error, every reason, both languages; and plain text, whatever stands in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from smsc_desk.book import errors
from smsc_desk.book.errors import ApiError, Error, Invalid, Superseded
from smsc_desk.book.phone import Number, Quality, Reason
from smsc_desk.ui import messages
from smsc_desk.ui.account import wording
from smsc_desk.ui.account.sign_in_form import Complaint
from smsc_desk.ui.groups.words import GroupCounts
from smsc_desk.ui.language import Language

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "smsc_desk"
INTERNAL = (Invalid, Superseded)
"""Invalid is worded by its reason; nobody ever waits for what Superseded ends."""


@pytest.fixture(params=["en", "ru"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    spoken, locale = Language(qapp, ROOT / "resources" / "translations"), QLocale()
    spoken.use(request.param)
    yield request.param
    for translator in spoken._translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(locale)


@pytest.fixture
def russian(qapp: QApplication) -> Iterator[None]:
    spoken, locale = Language(qapp, ROOT / "resources" / "translations"), QLocale()
    spoken.use("ru")
    yield
    for translator in spoken._translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(locale)


def leaves(kind: type[Error] = Error) -> Iterator[type[Error]]:
    below = [one for one in kind.__subclasses__() if one.__module__ == errors.__name__]
    if not below and kind not in INTERNAL:
        yield kind
    for one in below:
        yield from leaves(one)


def raised(kind: type[Error]) -> Error:
    return kind(7, "text") if issubclass(kind, ApiError) else kind("technical")


def is_in(language: str, text: str) -> bool:
    return bool(text) and bool(re.search("[а-яё]", text, re.IGNORECASE)) == (language == "ru")


def reasons(*sources: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return field, reason and the details' names of every `raise Invalid(…)` in these files and folders."""
    found = set()
    for source in sources:
        place = PACKAGE / source
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            constants = {
                node.targets[0].id: node.value.value
                for node in tree.body
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
                and isinstance(node.value, ast.Constant)
            }  # fmt: skip
            for call in ast.walk(tree):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Invalid":
                    found.add(_reason(call, constants))
    return sorted(found)


def _reason(call: ast.Call, constants: dict[str, object]) -> tuple[str, str, tuple[str, ...]]:
    field, reason = call.args
    assert isinstance(reason, ast.Constant), "a reason is a word, so that this test finds it"
    if isinstance(field, ast.Constant):
        name = str(field.value)
    else:
        assert isinstance(field, ast.Name)
        name = str(constants.get(field.id, "comment"))  # a variable: the check of any text field
    return name, str(reason.value), tuple(str(keyword.arg) for keyword in call.keywords)


BOOK_REASONS = reasons("book", "store")
PROXY_REASONS = reasons("provider/proxy.py")
ENDPOINT_REASONS = [reason for _, reason, _ in reasons("provider/endpoint.py")]


def test_the_lists_of_this_file_are_not_empty() -> None:
    assert len(set(leaves())) >= 15
    assert len(BOOK_REASONS) >= 15
    assert len(PROXY_REASONS) >= 6
    assert set(ENDPOINT_REASONS) == {
        "http_only_on_this_computer", "not_an_address", "has_credentials", "has_query",
    }  # fmt: skip


# --- errors ---------------------------------------------------------------------------------------------------------


def test_every_error_has_words_of_its_own(language: str) -> None:
    unknown = messages.describe(RuntimeError("x")).text
    assert is_in(language, unknown)
    said = {kind: messages.describe(raised(kind)).text for kind in leaves()}
    for kind, text in said.items():
        assert is_in(language, text), kind
        assert text != unknown, kind
    assert len(set(said.values())) == len(said), said


def test_an_error_says_technical_words_in_the_details_only(language: str) -> None:
    for kind in leaves():
        found = messages.describe(raised(kind))
        assert kind.__name__ in found.details
        assert not re.search(r"technical|\btext\b|%\d|%n|\{\w*\}", found.text), (language, kind)


@pytest.mark.parametrize(
    ("unsent", "words"),
    [
        (1, "1 изменение сохранено на этом компьютере и будет отправлено позже."),
        (3, "3 изменения сохранены на этом компьютере и будут отправлены позже."),
        (12, "12 изменений сохранены на этом компьютере и будут отправлены позже."),
    ],
)
@pytest.mark.usefixtures("russian")
def test_an_error_of_sending_tells_what_is_kept(unsent: int, words: str) -> None:
    assert messages.describe(errors.Garbled("x"), unsent=unsent).text.endswith(words)


@pytest.mark.parametrize(
    ("unsent", "words"),
    [
        (1, "Нет связи. 1 изменение сохранено на этом компьютере и будет отправлено, когда связь появится."),
        (3, "Нет связи. 3 изменения сохранены на этом компьютере и будут отправлены, когда связь появится."),
        (12, "Нет связи. 12 изменений сохранено на этом компьютере и будет отправлено, когда связь появится."),
    ],
)
@pytest.mark.usefixtures("russian")
def test_a_lost_line_tells_what_waits_for_it(unsent: int, words: str) -> None:
    assert messages.describe(errors.NotSent("x"), unsent=unsent).text == words
    assert words not in messages.describe(errors.Damaged("x"), unsent=unsent).text


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "reason", "details"), BOOK_REASONS)
def test_every_reason_of_the_book_has_words(language: str, field: str, reason: str, details: tuple[str, ...]) -> None:
    unknown = messages.invalid(Invalid("comment", "no such reason"))
    text = messages.invalid(Invalid(field, reason, **dict.fromkeys(details, 77)))
    assert is_in(language, text)
    assert text != unknown
    assert not re.search(r"%\d|%n|\{\w*\}", text)


def test_a_wrong_date_says_what_is_wrong_with_it(language: str) -> None:
    said = {
        reason: messages.invalid(Invalid(field, reason, **dict.fromkeys(details, 77)))
        for field, reason, details in BOOK_REASONS
        if field == "birthday"
    }
    assert set(said) == {"no_year", "no_such_day", "future", "too_old", "not_a_date"}
    assert len(set(said.values())) == len(said), language


def test_every_reason_of_an_address_of_the_provider_has_words(language: str) -> None:
    said = {reason: wording.complaint(Complaint("provider", reason)) for reason in ENDPOINT_REASONS}
    assert all(is_in(language, text) for text in said.values())
    assert len(set(said.values())) == len(said)
    assert wording.complaint(Complaint("provider", "?")) == said["not_an_address"], "only this may be the last resort"


def test_every_reason_of_a_proxy_s_address_has_words(language: str) -> None:
    said = {reason: messages.invalid(Invalid(field, reason)) for field, reason, _ in PROXY_REASONS}
    assert all(is_in(language, text) for text in said.values())
    assert len(set(said.values())) == len(said)
    assert messages.invalid(Invalid("proxy", "?")) == said["not_an_address"], "only this may be the last resort"


def test_every_trouble_with_a_proxy_names_it_and_says_what_to_do(language: str) -> None:
    source = ast.parse((PACKAGE / "provider" / "tunnel.py").read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant)}
    known = {"unreachable", "no_proxy", "wants_login", "wrong_login", "other_login", "refused", "no_way"}
    assert known <= words
    said = {
        reason: messages.describe(errors.ProxyTrouble("x", reason, "proxy.firm.ru:3128"), unsent=3).text
        for reason in known
    }
    for text in said.values():
        assert is_in(language, text)
        assert "proxy.firm.ru:3128" in text
        assert "3" in text.replace("proxy.firm.ru:3128", ""), "what waits is told as well"
    assert len(set(said.values())) == len(said)
    assert messages.describe(errors.ProxyTrouble("x", "?", "proxy.firm.ru:3128"), unsent=3).text == said["unreachable"]


@pytest.mark.parametrize("expected", [None, 11])
def test_every_reason_of_a_number_has_words(language: str, expected: int | None) -> None:
    said = {
        reason: messages.number(Number("8 912", "79123456789", Quality.GUESSED, reason, "RU", 5, expected))
        for reason in Reason
    }
    assert said.pop(Reason.EMPTY) == ""
    for reason, text in said.items():
        assert is_in(language, text), reason
        assert not re.search(r"%\d|%n", text), reason
    assert len(set(said.values())) == len(said), said


def test_an_understood_number_names_its_country(language: str) -> None:
    text = messages.number(Number("8 912", "79123456789", Quality.UNDERSTOOD, None, "RU", 11))
    assert text.endswith({"en": "Russia", "ru": "Россия"}[language])
    assert messages.number(Number("", "999", Quality.UNDERSTOOD, None, "XX", 3)).endswith("XX")


# --- why an edit stands still ---------------------------------------------------------------------------------------


def queue_reasons() -> set[str]:
    """Return the keys that store and sync write as an edit's reason."""
    found = set()
    for path in [*(PACKAGE / "store").rglob("*.py"), *(PACKAGE / "sync").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"reason = '(\w+)'", text))  # in SQL
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Outcome":
                found |= {
                    str(keyword.value.value)
                    for keyword in call.keywords
                    if keyword.arg == "reason" and isinstance(keyword.value, ast.Constant)
                }
    return found


def test_every_reason_in_the_queue_has_words(language: str) -> None:
    found = queue_reasons()
    assert {"unsendable", "no_answer", "group_missing", "stopped"} <= found
    said = {reason: messages.refusal(reason, None) for reason in found}
    assert all(is_in(language, text) and text.endswith(".") for text in said.values()), said
    assert len(set(said.values())) == len(said)


def test_every_code_of_the_provider_has_words(language: str) -> None:
    said = {code: messages.refusal("the provider's own text", code) for code in (1, 3, 5, 6, 99)}
    assert all(is_in(language, text) for text in said.values())
    assert "99" in said[99]
    assert len(set(said.values())) == len(said)


# --- how they are written -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 контактов"), (1, "1 контакт"), (2, "2 контакта"), (4, "4 контакта"), (5, "5 контактов"),
        (11, "11 контактов"), (12, "12 контактов"), (21, "21 контакт"), (22, "22 контакта"), (111, "111 контактов"),
        (1_001, "1\u202f001 контакт"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("russian")
def test_russian_counts_have_three_forms(number: int, words: str) -> None:
    assert GroupCounts().contacts(number) == words


def test_no_word_could_be_taken_for_markup(language: str) -> None:
    hostile = Invalid("addresses", "duplicate", address="<b>x</b>")
    assert "<b>x</b>" in messages.invalid(hostile), "plain text: what came from outside is shown as it is"
    for kind in leaves():
        assert not re.search(r"<[a-z/!]|&#?\w+;", messages.describe(raised(kind)).text), (language, kind)
