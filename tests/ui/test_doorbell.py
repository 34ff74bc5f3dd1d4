"""A second start finds the first window (F48); two processes do so in tests/e2e."""

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from smsc_desk.loop import Loop
from smsc_desk.ui.doorbell import Doorbell, ring


def pytest_asyncio_loop_factories(config, item):
    return {"program": lambda: Loop(QApplication.instance() or QApplication([]))}


@pytest.fixture
def name(tmp_path):
    return str(tmp_path / "a.socket")


def is_ours_alone(name):
    return os.name != "posix" or not stat.S_IMODE(Path(name).stat().st_mode) & 0o077


async def test_whoever_rings_is_heard(name, qapp):
    bell, heard = Doorbell(name), []
    bell.rung.connect(lambda: heard.append(1))
    assert await ring(name)
    assert await ring(name)
    assert heard == [1, 1]
    assert is_ours_alone(name)
    bell.close()
    assert not await ring(name)


async def test_nobody_is_there(name, qapp):
    assert not await ring(name)


async def test_somebody_who_does_not_answer_is_not_waited_for(name, qapp):
    silent = QLocalServer()
    silent.listen(name)
    assert not await ring(name, patience_s=0.05)
    silent.close()


@pytest.mark.skipif(os.name != "posix", reason="a pipe goes with its process")
async def test_what_a_killed_process_has_left_is_taken_over(name, qapp):
    import socket

    left = socket.socket(socket.AF_UNIX)
    left.bind(name)
    left.close()
    assert not await ring(name)
    bell = Doorbell(name)
    assert await ring(name)
    bell.close()


async def test_a_visitor_who_says_nothing_or_leaves_at_once_does_no_harm(name, qapp):
    bell = Doorbell(name)
    for _ in range(20):
        visitor = QLocalSocket()
        visitor.connectToServer(name)
        visitor.abort()
    assert await ring(name)
    bell.close()


async def test_a_name_that_cannot_be_is_no_doorbell_and_no_failure(qapp, tmp_path):
    name = str(tmp_path / ("x" * 200))
    bell = Doorbell(name)
    assert not await ring(name)
    bell.close()
