"""The merged value held against the language once more: references may have brought anything."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.shape.kind import SCHEMAS
from wfc.shape.shape import InexactError, fits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

    from wfc.problem import Place, Route
    from wfc.source.document import Document


class Refitted:
    """A merged ``value`` as the language has it; what did not fit is ``lost`` and told."""

    __slots__ = ("faults", "lost", "value")

    def __init__(
        self,
        value: dict[str, Any],
        faults: tuple[Fault, ...] = (),
        lost: tuple[tuple[Place, Any], ...] = (),
    ) -> None:
        """Hold the sound part."""
        self.value: Final = value
        self.faults: Final = faults
        self.lost: Final = lost


def refitted(
    kind: str, value: dict[str, Any], document: Document, place_of: Callable[[Route], Place]
) -> Refitted:
    """Return ``value``, a file of this ``kind``, with digits as numbers and what is wrong cut.

    ``place_of`` tells where a route was written. Raises InexactError where ``document`` is of the
    quick reader and anything does not fit.
    """
    if document.is_quick:
        if not fits(kind, value, loose=True):
            raise InexactError
        return Refitted(value)
    import wfc_schemas
    from wfc.shape.settle import settled

    schema = wfc_schemas.load(SCHEMAS[kind])
    whole = settled(schema, value, set(), document, ())
    if fits(kind, whole, loose=False):
        return Refitted(whole)
    from wfc.shape.faults import faults_of

    found, cuts = faults_of(schema, value, document, ())
    found = tuple(each for each in found if not _is_cut(each))
    faults = (
        Fault(each.rule, _part(place_of(each.place.route), each), each.facts) for each in found
    )
    lost = tuple((place_of(route), raw) for route, raw in cuts.items())
    return Refitted(settled(schema, value, set(cuts), document, ()), tuple(faults), lost)


def _is_cut(fault: Fault) -> bool:
    """Say whether what is wrong is an entry that was cut out before."""
    return fault.facts.get("value", 0) is None and isinstance(fault.place.route[-1], int)


def _part(place: Place, fault: Fault) -> Place:
    return place.key() if fault.place.part == "key" else place
