"""The order in which problems are told, and how many of them."""

from __future__ import annotations

from wfc.problem import SEVERITIES
from wfc.report.spot import Spot, locate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, TypeAlias

    from wfc.problem import Problem
    from wfc.report.outcome import Outcome

    Located: TypeAlias = tuple[Problem, Spot | None]

LIMIT: Final = 100
"""How many problems of one file are shown to people; formats for machines have all."""


def in_order(outcome: Outcome) -> list[Located]:
    """Return the problems with where they are: by file, then offset, then rule."""
    located = [(each, locate(outcome.documents, each.finding.place)) for each in outcome.problems]
    return sorted(located, key=_position)


def by_file(outcome: Outcome) -> list[tuple[str, list[Located], int]]:
    """Return for each file its name, the problems to show, and how many are left out."""
    files: dict[str, list[Located]] = {}
    for problem, spot in in_order(outcome):
        files.setdefault(problem.finding.place.file, []).append((problem, spot))
    return [(file, _gravest(found), max(len(found) - LIMIT, 0)) for file, found in files.items()]


def _position(located: Located) -> tuple[str, int, str]:
    """Return what problems are sorted by; one without a line comes before all others."""
    problem, spot = located
    return problem.finding.place.file, spot.start if spot else -1, problem.rule


def _gravest(found: list[Located]) -> list[Located]:
    """Return at most LIMIT problems: a warning gives way to an error further down."""
    ranks = sorted(range(len(found)), key=lambda i: SEVERITIES.index(found[i][0].severity))
    return [found[i] for i in sorted(ranks[:LIMIT])]
