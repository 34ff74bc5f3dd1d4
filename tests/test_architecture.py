"""The house's rules as tests: who may know whom, what is banned, and that every field stands everywhere it must."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smsc_desk.book.fields import FIELDS
from smsc_desk.ui.contacts.contact_columns import COLUMNS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "smsc_desk"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ENGINE = [
    "book.edits", "book.phone", "provider.client", "store.store", "sync.worker", "sandbox.server", "sandbox.command",
    "accounts", "secrets_store", "settings", "arguments", "session", "files.readers", "files.checking", "files.writers",
    "importing.spool", "importing.room", "importing.exporting", "importing.samples",
]  # fmt: skip


@pytest.mark.parametrize("module", ENGINE)
def test_the_engine_never_imports_qt(module: str) -> None:
    script = (
        f"import sys, smsc_desk.{module}; sys.exit(any(name.startswith(('PySide6', 'qasync')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_the_command_line_answers_without_qt_and_without_the_network_libraries() -> None:
    script = (
        "import sys, smsc_desk.app; "
        "slow = {'PySide6', 'httpx', 'httpcore', 'keyring', 'starlette', 'phonenumbers'}; "
        "print([n for n in sys.modules if n in slow])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_first_rows_need_nothing_that_is_slow_to_import() -> None:
    script = (
        "import sys, smsc_desk.program; "
        "slow = {'httpx', 'httpcore', 'keyring', 'starlette', 'phonenumbers', 'multiprocessing', 'PySide6.QtNetwork', "
        "'smsc_desk.files', 'smsc_desk.importing', 'smsc_desk.ui.contacts.contact_editor', "
        "'smsc_desk.ui.blacklist.block_view', 'smsc_desk.ui.activity.activity_view'}; "
        "print([n for n in sys.modules if n in slow])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_contracts_on_imports_are_kept() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_module_imports_itself_in_a_circle() -> None:
    imports = {_module(path): set(_imports(path)) for path in SOURCES}
    circles = [name for name in imports if name in _reachable(name, imports)]
    assert not circles


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[str]:
    """Yield what a module imports of ours when it is loaded; imports for types alone make no circle."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("smsc_desk"):
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if (ROOT / whole.replace(".", "/")).with_suffix(".py").exists() else str(node.module)


def _reachable(start: str, imports: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    left = list(imports[start])
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += imports.get(name, ())
    return found


BANNED = {
    r"\.processEvents\(": "loops are never nested",
    r"(?<!drag)\.exec\(": "dialogs are awaited: loops are never nested",
    r"\bimport sqlite3\b|QtSql": "one SQLite library in the process",
    r"QtAsyncio|asyncClose": "the loop is qasync's, stopping is an AsyncExitStack",
    r"selectedRows\(\)|table\S*\.selectedIndexes\(\)": "15 s and more on a million rows; trees are small",
    r"verify\s*=\s*False": "there is no switch to ignore certificates",
    r"\bQLabel\(": "only widgets.label() makes one, as plain text",
    r"QMessageBox|QErrorMessage|\bQTextEdit[()]|QTextBrowser|setHtml\(|setTextFormat\((?!Qt\.TextFormat\.PlainText)": (
        "they guess at markup: notices, Question and QPlainTextEdit show plain text"
    ),
    r"(?<!action)\.setToolTip\((?!tooltip\()|setWhatsThis|setStatusTip|QToolTip\.showText\((?!.*tooltip\()": (
        "tooltips guess at markup: widgets.tooltip() escapes"
    ),
}


@pytest.mark.parametrize("pattern", BANNED)
def test_what_is_banned_does_not_occur(pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, text in enumerate(path.read_text().splitlines(), start=1)
        if re.search(pattern, text) and not (pattern == r"\bQLabel\(" and path.name == "widgets.py")
    ]
    assert not found, BANNED[pattern]


@pytest.fixture(scope="module")
def form_keys() -> set[str]:
    """The keys of the form's lines, as its sources name them."""
    texts = [
        path.read_text() for path in (PACKAGE / "ui" / "contacts").glob("*.py") if path.name != "contact_columns.py"
    ]
    return set(re.findall(r'"(\w+)"', "".join(texts)))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_field_of_a_contact_stands_everywhere(field, form_keys) -> None:
    assert field.request
    assert field.answer
    assert field.aliases
    assert any(column.field == field.key for column in COLUMNS), "a column"
    assert field.key in form_keys, "a line of the form"


def test_half_of_the_functions_are_short_and_nine_in_ten_fit_a_screen() -> None:
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    assert statistics.median(lengths) < 10
    assert statistics.quantiles(lengths, n=10)[8] < 35


def test_every_module_says_what_it_is() -> None:
    silent = [str(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text()))]
    assert not silent


SHARED_ROOTS = ("README.md", "pyproject.toml", "smsc_desk", "tests", "packaging", "resources", ".ci")


def test_nothing_names_a_place_of_one_computer() -> None:
    """A commit carries no path of the machine it was made on."""
    own = str(ROOT) + "/"
    texts = {".py", ".md", ".toml", ".ts", ".svg", ".txt"}
    roots = [ROOT / name for name in SHARED_ROOTS]
    paths = [path for root in roots for path in ([root] if root.is_file() else root.rglob("*")) if path.suffix in texts]
    assert not [str(path) for path in paths if own in path.read_text(errors="replace")]
