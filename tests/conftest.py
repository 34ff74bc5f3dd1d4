"""What holds for every test: Qt without a screen, and a watch over the live databases."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
import pytestqt.plugin
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEventLoop

from tests import live_files

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

live_files.watch()

# How long an example takes is no question of a unit test, and a failure is to be replayed from what it printed.
settings.register_profile("any machine", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_configure() -> None:
    """Between a test and the end of its fixtures pytest-qt handles Qt's events, and no loop of ours runs.

    What was posted may be done there; timers must not fire, as what they start would have no loop.
    """
    pytestqt.plugin._process_events = _handle_events_but_timers


def _handle_events_but_timers() -> None:
    if (app := QCoreApplication.instance()) is not None:
        app.processEvents(QEventLoop.ProcessEventsFlag.X11ExcludeTimers)


@pytest.fixture(autouse=True)
def widgets_die_in_their_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no thread of a store look for garbage, in which there may be windows (see `ui.garbage`)."""
    if "qapp" not in request.fixturenames:
        yield
        return
    thresholds = gc.get_threshold()
    gc.set_threshold(0)
    yield
    gc.collect(1)  # what the test has made
    gc.set_threshold(*thresholds)


@pytest.fixture(autouse=True)
def nobody_touches_a_live_database() -> Iterator[None]:
    """What raised in the hook may have been swallowed: it fails the test all the same."""
    live_files.CAUGHT.clear()
    yield
    assert not live_files.CAUGHT


def pytest_addoption(parser: pytest.Parser) -> None:
    """How much of tests/faults is run; here, since an option of a folder's own conftest comes too late."""
    parser.addoption("--faults", choices=("quick", "ci", "nightly"), default="quick", help="size of tests/faults")


@pytest.fixture
def faults_size(request: pytest.FixtureRequest) -> str:
    """The size that tests/faults is run in."""
    size: str = request.config.getoption("--faults")
    return size
