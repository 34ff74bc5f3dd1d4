"""A client that others wrote works against the sandbox unchanged: the npm package node-smsc 0.2.3.

It runs where node is and NODE_SMSC names a folder in which `npm install node-smsc@0.2.3` was done; .ci/run does that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = os.environ.get("NODE_SMSC", "")
SCRIPT = Path(__file__).with_name("node_smsc.js")

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not (FOLDER and shutil.which("node")), reason="NODE_SMSC names no folder with node-smsc"),
]


@pytest.fixture
def port() -> Iterator[str]:
    command = [sys.executable, "-m", "smsc_desk", "serve", "--memory", "--contacts", "0", "--login", "alex"]
    with subprocess.Popen([*command, "--password", "123"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().strip().rpartition(":")[2]
        finally:
            server.terminate()


def test_node_smsc_works_unchanged(port: str) -> None:
    done = subprocess.run(
        ["node", "--no-deprecation", str(SCRIPT), port, "alex", "123"],
        env=os.environ | {"NODE_PATH": str(Path(FOLDER) / "node_modules")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "all fine\n"), done.stderr
