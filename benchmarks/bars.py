"""The bars: ratios that must hold within one run, whatever the machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.clock import Sample
from benchmarks.contests import BROKEN, FLOOR, MANY, WFC

SOURCEMETA = "sourcemeta, native, --fast"
OURS = tuple(WFC.values())
Measured = Mapping[str, Mapping[str, Sample]]


@dataclass(frozen=True, slots=True)
class Bar:
    """What wfc takes for ``task`` is at most ``limit`` times what ``other`` takes.

    ``pairs`` name the commands to divide in ``contest``; the minima of ``metric`` (``wall`` or
    ``cpu``) are divided, and the worst ratio counts.
    """

    letter: str
    task: str
    other: str
    contest: str
    metric: str
    pairs: tuple[tuple[str, str], ...]
    limit: float

    def ratio(self, measured: Measured) -> float | None:
        """Return the worst ratio of the minima, or None where one was not measured."""
        samples = measured.get(self.contest, {})
        if any(name not in samples for pair in self.pairs for name in pair):
            return None
        return max(
            samples[over].best(self.metric) / samples[under].best(self.metric)
            for over, under in self.pairs
        )

    def verdict(self, measured: Measured) -> str:
        """Return ``PASS``, ``FAIL`` or ``not measured``."""
        ratio = self.ratio(measured)
        if ratio is None:
            return "not measured"
        return "PASS" if ratio <= self.limit else "FAIL"


def _against(names: tuple[str, ...], other: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, other) for name in names)


BARS = (
    Bar("a", "one file, cold", "`python -c pass`", "one", "wall", _against(OURS, FLOOR), 2.5),
    Bar("a", "one file, cold", "zizmor", "one", "wall", _against(OURS, "zizmor"), 1.0),
    Bar("a", "one file, cold", "yamllint", "one", "wall", _against(OURS, "yamllint"), 1.0),
    Bar(
        "a",
        "one file, cold",
        "check-jsonschema",
        "one",
        "wall",
        _against(OURS, "check-jsonschema"),
        1,
    ),
    Bar("b", "many files", "ryl", "many", "wall", ((MANY, "ryl"),), 1.2),
    Bar("c", "one large file", "sourcemeta, native", "big", "cpu", _against(OURS, SOURCEMETA), 2.5),
    Bar(
        "d",
        "it with one problem in its last task",
        "it clean",
        "big",
        "cpu",
        tuple((BROKEN[style], WFC[style]) for style in WFC),
        1.5,
    ),
)
