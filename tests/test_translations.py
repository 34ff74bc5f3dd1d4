"""Both languages are whole: nothing unfinished, nothing forgotten, plurals in all their forms, compiled files fresh."""

from __future__ import annotations

import ast
import functools
import importlib.util
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
FORMS = {"en": 2, "ru": 3}


class Word(NamedTuple):
    """A call of `tr` or `translate` with words in it."""

    place: str
    context: str
    text: str
    plural: bool


@functools.cache
def trees() -> dict[str, ast.Module]:
    """Return the sources as Python understands them, not as lupdate does."""
    paths = sorted((ROOT / "smsc_desk").rglob("*.py"))
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def calls() -> Iterator[Word]:
    """Find the words in the sources."""
    for name, tree in trees().items():
        yield from _calls(tree, "", name)


def _calls(node: ast.AST, owner: str, file: str) -> Iterator[Word]:
    owner = node.name if isinstance(node, ast.ClassDef) else owner
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
        if name == "tr" and given and isinstance(given[0], str):
            yield Word(f"{file}:{node.lineno}", owner, given[0], len(given) > 2)
        elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(given) > 1 and isinstance(given[1], str):
            yield Word(f"{file}:{node.lineno}", str(given[0]), given[1], len(given) > 3)
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, owner, file)


def translated(language: str) -> Iterator[tuple[str, str]]:
    """Return each source with each of its translations."""
    root = ET.parse(TRANSLATIONS / f"{language}.ts").getroot()  # noqa: S314 - our own files
    for message in root.iter("message"):
        forms = [form.text or "" for form in message.iter("numerusform")] or [message.findtext("translation") or ""]
        for form in filter(None, forms):
            yield message.findtext("source") or "", form


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(path: Path) -> set[tuple[str, str, bool]]:
    """Return context, source, and whether it is a plural."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own files
    return {
        (context.findtext("name") or "", message.findtext("source") or "", message.get("numerus") == "yes")
        for context in root.iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("language", FORMS)
def test_every_word_of_the_program_is_in_the_file(language: str, script: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / f"{language}.ts"
    script.gather(fresh, language)
    assert words(fresh) == words(TRANSLATIONS / f"{language}.ts"), "run python packaging/translations.py"


@pytest.mark.parametrize("language", FORMS)
def test_nothing_is_unfinished(language: str) -> None:
    root = ET.parse(TRANSLATIONS / f"{language}.ts").getroot()  # noqa: S314 - our own files
    unfinished = [
        message.findtext("source")
        for message in root.iter("message")
        if language != "en" or message.get("numerus")  # English words stand in the program; only plurals are written
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not "".join(translation.itertext()).strip()
    ]
    assert not unfinished


@pytest.mark.parametrize("language", FORMS)
def test_plurals_have_all_their_forms(language: str) -> None:
    root = ET.parse(TRANSLATIONS / f"{language}.ts").getroot()  # noqa: S314 - our own files
    for message in root.iter("message"):
        source = message.findtext("source") or ""
        if "%n" in source or "%Ln" in source:
            assert message.get("numerus") == "yes", f"not a plural for Qt: {source}"
            forms = [form.text or "" for form in message.iter("numerusform")]
            assert len(forms) == FORMS[language], source
            assert all(forms), source


@pytest.mark.parametrize("language", FORMS)
def test_placeholders_survive(language: str) -> None:
    root = ET.parse(TRANSLATIONS / f"{language}.ts").getroot()  # noqa: S314 - our own files
    for message in root.iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        texts = [form.text or "" for form in message.iter("numerusform")] or [
            (translation.text or "") if translation is not None else ""
        ]
        if not any(texts):
            continue
        for text in texts:
            wanted = set(re.findall(r"%\d|\{\w+\}", source))
            assert set(re.findall(r"%\d|\{\w+\}", text)) == wanted, source


@pytest.mark.parametrize("language", FORMS)
def test_the_compiled_file_is_fresh(language: str, script: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / f"{language}.qm"
    script.compile_words(TRANSLATIONS / f"{language}.ts", fresh)
    stored = TRANSLATIONS / f"{language}.qm"
    assert fresh.read_bytes() == stored.read_bytes(), "run python packaging/translations.py"


# --- what lupdate does not see ---------------------------------------------------------------------------------------


def test_every_word_is_seen_by_lupdate() -> None:
    gathered = words(TRANSLATIONS / "ru.ts")
    found = list(calls())
    assert len(found) > 500
    lost = [word for word in found if (word.context, word.text, word.plural) not in gathered]
    assert not lost, "lupdate sees no words inside an f-string, and plurals in `self.tr` only"


def test_a_class_with_plurals_has_no_heirs() -> None:
    """Qt asks for a plural by the name of the object's own class: an heir would show the raw `%n contact(s)`."""
    counting = {word.context for word in calls() if word.plural}
    bases = {
        base.id
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }
    assert not counting & bases


def test_words_come_from_the_sources_as_they_are() -> None:
    """An f-string, a sum or a call inside `tr` is never found by lupdate."""
    strange = [
        f"{name}:{node.lineno}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr"
        if not (isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str))
    ]
    assert not strange


# --- how it is written ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", FORMS)
def test_the_number_stands_in_every_form(language: str) -> None:
    for source, text in translated(language):
        assert re.findall(r"%L?n", text) == re.findall(r"%L?n", source), text


@pytest.mark.parametrize("language", FORMS)
def test_ends_and_mnemonics_survive(language: str) -> None:
    for source, text in translated(language):
        assert text == text.strip(), text
        assert text.count("\n") == source.count("\n"), text
        assert len(re.findall("&[^&]", text)) == len(re.findall("&[^&]", source)), text
        assert (text[-1] in "…:?") == (source[-1] in "…:?"), text
        assert text[-1] not in "…:?" or text[-1] == source[-1], text
        assert (text[-1] == ".") == (source[-1] == "."), text


def test_russian_is_written_as_russian() -> None:
    for source, text in translated("ru"):
        # `ID`, `Del`, `Enter` are the same in both; a Latin letter within a Russian word is a slip.
        assert source == text == re.sub("[А-Яа-яЁё]", "", text) or re.search("[А-Яа-яЁё]", text), text
        assert not re.search("[a-zA-Z][а-яё]|[а-яё][a-zA-Z]", text, re.IGNORECASE), text
        assert not re.search('[“”„"]', text), f"Russian quotes are «»: {text}"
        assert "..." not in text, text
        assert all(letter in "абвгдежзийклмнопрстуфхцчшщэюя" for letter in re.findall("&(.)", text.lower())), text
        assert not re.search(r"\bбан(ы|ить|е)?\b|стоп-лист|\bЧС\b|\bтег", text, re.IGNORECASE), text


def test_english_quotes_are_curly() -> None:
    for word in calls():
        assert not re.search("[«»'\"]", word.text), word


def test_no_word_is_markup() -> None:
    for language in FORMS:
        for source, text in translated(language):
            for words_ in (source, text):
                assert not re.search(r"<[a-z/!]|&#?\w+;", words_, re.IGNORECASE), words_
