"""Both languages are whole: nothing unfinished, nothing forgotten, plurals in all their forms, compiled files fresh."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET  # noqa: S405 - our own files
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
FORMS = {"en": 2, "ru": 3}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(path: Path) -> set[tuple[str, str]]:
    root = ET.parse(path).getroot()  # noqa: S314 - our own files
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
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
