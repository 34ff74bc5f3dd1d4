"""The cases of this folder under pytest, in the size of `--faults`; `python -m tests.faults` runs them in parallel."""

from __future__ import annotations

import pytest

from tests.faults import crashes, history, limits, listings, toxics
from tests.faults.bugs import BUGS
from tests.faults.cases import CASES
from tests.faults.known import known
from tests.faults.shim import Stream

SLOWEST_S = 3600  # of one case in the largest size

_FINDERS = {"histories": history.run, "crashes": crashes.run, "listings": listings.run} | {
    case.__name__: (lambda seed, case=case: limits.of(case, seed)) for case in limits.CASES
}


@pytest.mark.timeout(SLOWEST_S)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_lost(name, faults_size):
    case = CASES[name]
    if not case.runs[faults_size]:
        pytest.skip("not in this size")
    tally = case.run(faults_size, range(case.runs[faults_size]))
    assert not tally.violations, "\n".join(tally.violations[:20])
    assert tally.runs >= case.runs[faults_size]
    if faults_size != "quick":
        assert not case.must_fire - tally.fired.keys(), "these faults never fired"


@pytest.mark.parametrize("seed", [150, 1267, 1430, 1739, 5314, 9811, 10401, 10782, 29013, 33555, 39770, 51669])
def test_what_once_went_wrong_goes_well(seed):
    """Contacts that changed places, with numbers and without; refreshes that went on with an interrupted listing."""
    assert not history.run(seed).violations


@pytest.mark.parametrize("number", [number for number, bug in BUGS.items() if bug.found_by])
def test_a_bug_on_purpose_is_found(number):
    bug = BUGS[number]
    assert bug.switch is not None
    found = []
    for name, seeds in bug.found_by:
        for seed in seeds:
            with bug.switch():
                found += [text for text in _FINDERS[name](seed).violations if not known(text)]
            if found:
                assert not any("TypeError" in text for text in found), found  # the switch itself is out of date
                return
    pytest.fail(f"nothing fails with “{bug.name}”")


def test_a_write_that_is_sent_again_by_itself_is_found_over_sockets():
    """The answer is lost with the connection (reset down): a library that repeats does it twice."""
    seed = toxics.seed_of("reset", Stream.DOWN, "join")
    with BUGS[11].switch():
        [outcome] = toxics.run([seed])
    assert any("was executed" in text for text in outcome.violations), outcome.violations


def test_every_bug_has_its_place():
    """The fifteen of the reliability design; those without a finder here name the test that has it."""
    assert list(BUGS) == list(range(1, 16))
    assert {number for number, bug in BUGS.items() if not bug.found_by} <= {1, 12, 13, 15}
