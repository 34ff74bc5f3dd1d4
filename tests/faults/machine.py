"""The user, the network and somebody else, played by Hypothesis; the invariant is the specification.

What fails is made as short as possible, and printed as the steps that lead there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

import hypothesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from smsc_desk.sandbox.options import Options
from smsc_desk.sync.status import Line
from tests.faults import checker
from tests.faults.history import alive, concluded, sign_in
from tests.faults.known import known
from tests.faults.network import FAULTS
from tests.faults.user import Stranger, User, fill
from tests.faults.world import World

STEPS = {"quick": 15, "ci": 50, "nightly": 50}

ACTS = (
    "add", "change", "readdress", "delete", "join", "leave", "move", "add_group", "rename_group", "delete_group",
    "block", "unblock", "retry", "discard", "refresh", "swap", "many",
    "undo", "redo", "take_mine", "restore",
)  # fmt: skip
chances = st.integers(0, 999)


class Histories(RuleBasedStateMachine):
    """Whatever happens, no edit is lost; when it is over, both sides are equal."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(1, Options(add_existing="error"))
        self.world.__enter__()
        fill(self.world)
        self.desk = self.world.desk()
        self.user, self.stranger = User(self.world, self.desk), Stranger(self.world)
        self.fault: str | None = None
        self.world.network.script = lambda _passage: self.fault
        self._do(self.desk.begin())
        self._do(asyncio.sleep(4.0))

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.world.loop.run_until_complete(work)

    @rule(act=st.sampled_from(ACTS), chance=chances)
    def user_does(self, act: str, chance: int) -> None:
        self.world.rng.seed(chance)
        self._do(alive(self.desk, getattr(self.user, act)()))

    @rule(fault=st.sampled_from((None, *FAULTS)))
    def network(self, fault: str | None) -> None:
        self.fault = fault

    @rule(seconds=st.sampled_from((0.05, 0.3, 1.0, 2.5, 10.0, 70.0)))
    def time_passes(self, seconds: float) -> None:
        self._do(asyncio.sleep(seconds))

    @rule(chance=chances)
    def somebody_else(self, chance: int) -> None:
        self.world.rng.seed(chance)
        self.stranger.act()

    @rule()
    def killed(self) -> None:
        self.desk.kill()
        self._do(self.desk.begin())

    @rule()
    def started_again(self) -> None:
        self._do(self.desk.end())
        self._do(self.desk.begin())

    @rule()
    def signs_in(self) -> None:
        if self.desk.line is Line.NEEDS_SIGN_IN:
            sign_in(self.desk)

    @invariant()
    def nothing_is_lost(self) -> None:
        _judge([*checker.audited(self.desk), *checker.polite(self.world, self.desk)])
        assert self.desk.crashed() is None

    def teardown(self) -> None:
        self.fault = None
        try:
            _judge(self._do(concluded(self.world, self.desk, meddled=self.stranger.meddled)))
        finally:
            self.world.__exit__()


def _judge(violations: list[str]) -> None:
    wrong = [violation for violation in violations if not known(violation)]
    assert not wrong, wrong


def play(size: str, seeds: Sequence[int]) -> list[str]:
    """Play as many histories as there are seeds, all decided by the first; return what is wrong."""
    machine = hypothesis.seed(seeds[0])(type("Played", (Histories,), {}))
    ways = settings(
        max_examples=len(seeds), stateful_step_count=STEPS[size], deadline=None, database=None,
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
    )  # fmt: skip
    try:
        run_state_machine_as_test(machine, settings=ways)
    except AssertionError as error:
        return [f"{error} | " + " ".join(getattr(error, "__notes__", ()))]
    return []
