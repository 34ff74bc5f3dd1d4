"""Brings the translations up to date: `python packaging/translations.py` after words were changed.

Gathers the words of the program into `resources/translations/*.ts` (what is new there is "unfinished" until somebody
translates it) and compiles them to the `.qm` files beside them, which the program loads.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCES = (ROOT / "smsc_desk" / "ui", ROOT / "smsc_desk" / "program.py")
LANGUAGES = ("en", "ru")


def _tool(name: str) -> str:
    """Return Qt's own program that the wheel brings: beside the libraries, or in their folder for programs."""
    folder = Path(PySide6.__file__).parent
    places = (folder / name, folder / "Qt" / "libexec" / name, folder / f"{name}.exe")
    return str(next(place for place in places if place.exists()))


def files() -> list[str]:
    """Return the sources with words in them, in a fixed order."""
    found = [path for source in SOURCES for path in ([source] if source.is_file() else sorted(source.rglob("*.py")))]
    return [str(path.relative_to(ROOT)) for path in found]


def gather(target: Path, language: str) -> None:
    """Bring one .ts file up to date; words that are gone leave it."""
    subprocess.run(  # noqa: S603 - our own arguments
        [_tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none", "-source-language", "en",
         "-target-language", language, "-extensions", "py", *files(), "-ts", str(target)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip


def compile_words(source: Path, target: Path) -> None:
    """Compile one .ts file."""
    command = [_tool("lrelease"), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own arguments


def main() -> int:
    """Gather and compile all languages."""
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        source = TRANSLATIONS / f"{language}.ts"
        gather(source, language)
        compile_words(source, source.with_suffix(".qm"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
