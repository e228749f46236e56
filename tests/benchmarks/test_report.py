"""The page of results, and the verdicts on it, of readings that never change."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.bars import BARS, Measured
from benchmarks.clock import Command, Reading, Sample
from benchmarks.contests import FLOOR, MANY, WFC, Contest
from benchmarks.corpus import Written
from benchmarks.report import Results, duration, render
from benchmarks.tools import Peer, Tool, peers

from tests.conftest import Golden

QUOTED, PLAIN = WFC["quoted"], WFC["plain"]


def sample(*walls: float) -> Sample:
    """Return runs of these seconds, half as much CPU, and 30 MB."""
    return Sample(tuple(Reading(wall, wall / 2, 30_000_000, 0) for wall in walls))


def results() -> Results:
    ryl = Peer("ryl", "PyPI", "ryl==1.0", "YAML style", ())
    gone = Peer("gone", "npm", "gone@2.0", "JSON Schema", ())
    commands = (
        Command(FLOOR, ("tools/wfc/bin/python", "-c", "pass")),
        Command(PLAIN, ("tools/wfc/bin/wfc", "lint", "corpus/one-plain.wfc.yaml")),
        Command(QUOTED, ("tools/wfc/bin/wfc", "lint", "corpus/one-quoted.wfc.yaml")),
        Command("ryl", ("tools/ryl/bin/ryl", "check", "a file")),
    )
    measured = {
        "one": {FLOOR: sample(0.011, 0.010), PLAIN: sample(0.020, 0.022), QUOTED: sample(0.026)}
    }
    return Results(
        facts=[("date", "2026-11-22"), ("command", "`python -m benchmarks --only one`")],
        contests=[Contest("one", "One file", commands)],
        measured=measured,
        faults={"one": {"ryl": "exit code 2 where 0 was expected"}},
        peers=[(ryl, Tool(Path("tools/ryl"))), (gone, Tool(Path("x"), "npm is not here"))],
        corpus=[Written("one-plain.wfc.yaml", "10 tasks", 9500, 340, "0123456789abcdef" * 4)],
        unseen=30_000_000,
        reduced="without `many`",
    )


def test_the_page_is_exactly_this(golden: Golden) -> None:
    golden(Path(__file__).with_name("RESULTS.md"), render(results()))


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [(1.2, 1.0, "PASS"), (1.21, 1.0, "FAIL"), (0.3, 1.0, "PASS")],
)
def test_a_bar_is_passed_up_to_its_limit(ours: float, theirs: float, verdict: str) -> None:
    (bar,) = (each for each in BARS if each.letter == "b")
    measured = {"many": {MANY: sample(9.9, ours), "ryl": sample(theirs, 5.0)}}
    assert bar.verdict(measured) == verdict


def test_the_worse_of_both_ways_to_write_numbers_counts() -> None:
    bar = BARS[0]
    measured: Measured = results().measured
    assert bar.ratio(measured) == pytest.approx(2.6)
    assert bar.verdict(measured) == "FAIL"


def test_a_bar_without_its_peer_is_not_measured() -> None:
    (bar,) = (each for each in BARS if each.letter == "b")
    assert bar.ratio({"many": {MANY: sample(1.0)}}) is None
    assert bar.verdict({}) == "not measured"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.0123, "12.3 ms"), (0.9999, "999.9 ms"), (1.0, "1.00 s"), (61.5, "61.50 s")],
)
def test_durations_are_milliseconds_below_a_second(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_every_peer_is_pinned_and_every_bar_knows_its_peer() -> None:
    known = {run.name for peer in peers() for run in peer.runs}
    ours = {FLOOR, MANY, *WFC.values()}
    assert all(("==" in peer.package) != ("@" in peer.package[1:]) for peer in peers())
    assert {under for bar in BARS for _, under in bar.pairs} - ours <= known
