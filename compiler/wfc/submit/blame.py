"""The service's refusal, at the line of the spec that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wfc.problem import Finding, Label, Place, Problem
from wfc.report.block import block
from wfc.report.spot import locate
from wfc.report.style import Style
from wfc.submit.named import Named, named
from wfc.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wfc.problem import Route
    from wfc.report.spot import Spot
    from wfc.source.document import Document
    from wfc.submit.refusal import Refusal

# The service's own words, a paragraph at most.
_LONGEST = 300

# What names something does so early: an answer of megabytes is not read for it.
_READ = 2000


@dataclass(frozen=True, slots=True)
class Blame:
    """A refusal as a problem; ``spot`` is what it names (None: nothing of the spec)."""

    problem: Problem
    spot: Spot | None
    documents: Mapping[str, Document]

    def text(self, *, color: bool) -> str:
        """Return it as problems are shown."""
        known = self.documents if self.spot else {}
        return "\n".join(block(self.problem, self.spot, known, Style(color=color))) + "\n"


def blame(
    refusal: Refusal,
    body: Mapping[str, Any],
    place: Callable[[Route], Place],
    documents: Mapping[str, Document],
    file: str,
) -> Blame:
    """Find what ``refusal`` of the request ``body``, made of ``file``, speaks of.

    ``place`` says where each part of the request was written. Who may not call at all has
    nothing wrong in the spec.
    """
    text = f"{refusal.message[:_READ]} {refusal.code[:_READ]}"
    found = None if refusal.concerns_credentials else named(text, body)
    finding = _unplaced(refusal, file) if found is None else _placed(refusal, found, place)
    spot = None if found is None else locate(documents, finding.place)
    return Blame(Problem(refusal.code, "error", finding), spot, documents)


def _unplaced(refusal: Refusal, file: str) -> Finding:
    """Say it of the file as a whole, and that there is no more to say."""
    plainly = (
        ()
        if refusal.concerns_credentials
        else ("the service names no field, task or value of the request",)
    )
    return Finding(_message(refusal), Place(file), help=(*plainly, *_request(refusal)))


def _placed(refusal: Refusal, found: Named, place: Callable[[Route], Place]) -> Finding:
    """Put it at the first of the places that are named, and mark the others."""
    places: dict[tuple[str, Route], Place] = {}
    for route in found.routes:
        where = place(route)
        places.setdefault((where.file, where.route), where)
    first, *others = places.values()
    return Finding(
        _message(refusal),
        first,
        label=f"the service names `{found.word}`",
        related=tuple(Label(other, f"`{found.word}` is meant here too") for other in others),
        help=(*found.assumed, *_request(refusal)),
    )


def _message(refusal: Refusal) -> str:
    return shortened(refusal.message, _LONGEST) or "refused without a reason"


def _request(refusal: Refusal) -> tuple[str, ...]:
    """Return what the service's support would ask for."""
    return (f"the service's id of the call is {refusal.request_id}",) if refusal.request_id else ()
