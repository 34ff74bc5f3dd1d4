"""What every test may use: one seed that is printed on failure, and Qt without a screen."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """How much of tests/faults is run; here, since an option of a folder's own conftest comes too late."""
    parser.addoption("--faults", choices=("quick", "ci", "nightly"), default="quick", help="size of tests/faults")


@pytest.fixture
def faults_size(request: pytest.FixtureRequest) -> str:
    """The size that tests/faults is run in."""
    size: str = request.config.getoption("--faults")
    return size
