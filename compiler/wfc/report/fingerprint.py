"""What a problem is known by from one run to the next, though lines move in between."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from wfc.source.structure import structure, unmoved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from wfc.problem import Problem
    from wfc.report.outcome import Outcome


def fingerprints(problems: Iterable[Problem], outcome: Outcome) -> list[str]:
    """Return 32 hex digits for each of ``problems``, which are of ``outcome``, in order.

    They are made of the rule, the file and the names on the way to the place. Problems that have
    all this in common are counted.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        place = problem.finding.place
        document = outcome.documents.get(place.file)
        key = problem.rule, unmoved(place.file, outcome.root), *structure(document, place)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        found.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return found
