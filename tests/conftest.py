"""What holds for every test: Qt without a screen, and a watch over the live databases."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests import live_files

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

live_files.watch()


@pytest.fixture(autouse=True)
def nobody_touches_a_live_database() -> Iterator[None]:
    """What raised in the hook may have been swallowed: it fails the test all the same."""
    live_files.CAUGHT.clear()
    yield
    assert not live_files.CAUGHT
