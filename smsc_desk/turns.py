"""How the threads of the program take turns."""

import sys

TURN_S = 0.0005
"""The interpreter's own 5 ms are a third of a frame: a result of the store would wait so long for each of its steps
while the window draws."""


def short_turns() -> None:
    """Let threads hand over after half a millisecond; for the whole process, once at its start."""
    sys.setswitchinterval(TURN_S)
