"""Document → Spec: what fits the language is kept, what does not is cut out and told."""

from __future__ import annotations

from wfc.problem import Fault, Place
from wfc.shape.kind import ACTIONS, SCHEMAS, is_envelope, kind_of, shown_kind
from wfc.shape.spec import Spec, shifted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Route
    from wfc.source.document import Document


class InexactError(Exception):
    """What the quick reader gave is not enough to go on: the exact reader has to look."""


def shape(document: Document) -> Spec:
    """Check ``document`` against the schema of its kind.

    The value of the result is empty when the file is of no known kind. Raises InexactError for a
    document of the quick reader that does not fit at once.
    """
    kind = kind_of(document)
    if kind not in SCHEMAS:
        return _misnamed(document, kind)
    if is_envelope(document.value):
        return _opened(document, kind)
    return _checked(document, kind, (), document.value)


def _opened(document: Document, kind: str) -> Spec:
    """Check the body in the envelope, whatever is wrong with the envelope itself."""
    from wfc.shape.envelope import opened

    inside, body, faults = opened(document)
    spec = _checked(inside, kind, ("Parameters",), body)
    unread = document.value["Parameters"].keys() - body.keys()
    cuts = tuple((("Parameters", name), None) for name in sorted(unread))
    return Spec(
        inside,
        kind,
        spec.value,
        base=spec.base,
        cuts=spec.cuts + cuts,
        faults=faults + spec.faults,
    )


def _misnamed(document: Document, kind: str | None) -> Spec:
    """Return the fault of the kind, and all else that can be said from what the keys show."""
    if document.is_quick:
        raise InexactError
    fault = _no_kind(document, kind)
    shown = shown_kind(document) if isinstance(document.value, dict) else None
    if shown not in SCHEMAS or "Kind" not in document.value:
        return Spec(document, kind or "", {}, faults=(fault,))
    body = {key: value for key, value in document.value.items() if key != "Kind"}
    spec = _checked(document, shown, (), body)
    return Spec(document, shown, spec.value, cuts=spec.cuts, faults=(fault, *spec.faults))


def _checked(document: Document, kind: str, base: Route, body: dict[str, Any]) -> Spec:
    if document.is_quick:
        if not fits(kind, body, loose=True):
            raise InexactError
        return Spec(document, kind, body, base=base)
    import wfc_schemas
    from wfc.shape.settle import settled

    schema = wfc_schemas.load(SCHEMAS[kind])
    whole = settled(schema, body, set(), document, base)
    if fits(kind, whole, loose=False):
        return Spec(document, kind, whole, base=base, cuts=_unread(document))
    from wfc.shape.faults import faults_of

    faults, cuts = faults_of(schema, body, document, base)
    value = settled(schema, body, set(cuts), document, base)
    lost = tuple((base + shifted(route, document), raw) for route, raw in cuts.items())
    return Spec(document, kind, value, base=base, cuts=lost + _unread(document), faults=faults)


def _unread(document: Document) -> tuple[tuple[Route, Any], ...]:
    """Return the routes of what the reader left out: what is missing there is no second mistake."""
    routes: list[Any] = [fault.facts.get("route") for fault in document.faults]
    return tuple((tuple(route), None) for route in routes if route)


def fits(kind: str, body: Any, *, loose: bool) -> bool:
    """Say whether ``body`` fits the schema of ``kind`` as it stands (a generated check)."""
    if kind == "Project":
        from wfc.shape.fits.project import fits
    elif kind == "ManualRun":
        from wfc.shape.fits.manual_run import fits
    elif kind == "Fragment":
        from wfc.shape.fits.fragment import fits
    else:
        from wfc.shape.fits.adhoc_workflow import fits
    return fits(body, loose)


def _no_kind(document: Document, kind: str | None) -> Fault:
    value = document.value
    if not isinstance(value, dict):
        return Fault("unknown-kind", Place(document.file), {"found": _noun(value)})
    if is_envelope(value):
        told = {"action": str(value["Action"]), "known": tuple(ACTIONS)}
        return Fault("unknown-kind", Place(document.file, ("Action",)), told)
    facts: dict[str, object] = {"keys": tuple(value), "known": tuple(SCHEMAS)}
    route: Route = ("Kind",) if "Kind" in value else ()
    if route:
        facts["said"] = kind if kind is not None else value["Kind"]
    return Fault("unknown-kind", Place(document.file, route), facts)


def _noun(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else "a single value"
