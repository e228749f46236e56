"""Params: what each stands for in an environment, and whether it may."""

from __future__ import annotations

from wfc.exits import UsageError
from wfc.problem import Fault
from wfc.resolve.layers import over, winner
from wfc.resolve.scope import Meaning, Scope
from wfc.resolve.trail import trail
from wfc.shape.shape import InexactError
from wfc_spec.bizdate import is_day
from wfc_spec.interpolation import OPENING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from wfc.problem import Place, Route
    from wfc.resolve.include import Sources
    from wfc.resolve.layers import Layer
    from wfc.resolve.overlays import Overlays
    from wfc.resolve.resolve import Given
    from wfc.source.document import Document

    Documents = Mapping[str, Document]

#: Which keys limit a param of which type.
LIMITS = {
    "Minimum": ("integer", "number", "date"),
    "Maximum": ("integer", "number", "date"),
    "MaxLength": ("string", "enum"),
    "Values": ("enum",),
}

#: How many characters a number may have.
DIGITS = 100


def meaning_of(
    name: str, layers: tuple[Layer, ...], given: str | None, documents: Documents
) -> tuple[Meaning, list[Fault]]:
    """Return what the param ``name``, declared in ``layers``, stands for, and what is wrong.

    ``given`` is what the command line says. Raises UsageError when that is no value for it, and
    InexactError where the spelling of a number matters and the quick reader has lost it.
    """
    declared: dict[str, Any] = {}
    for layer in reversed(layers):
        declared = over(layer.value, declared)
    declared = {key: value for key, value in declared.items() if value is not None}

    def place(*route: str | int) -> Place:
        layer = winner(layers, route)
        return trail(layer.place, route, layer.through)

    faults = _misfits(name, declared, place)
    if given is not None:
        expected = refused(declared, given)
        if expected:
            raise UsageError(f"`--param {name}={given}`: expected {expected}")
        return Meaning(given, None), faults
    if "Default" not in declared:
        return Meaning(None, None), faults
    where = place("Default")
    text = _text(declared, where, documents)
    if OPENING in text:
        return Meaning(None, where), faults  # told above
    reason = refused(declared, text)
    if reason:
        known = declared.get("Values", ()) if type_of(declared) == "enum" else ()
        facts = {"name": name, "value": text, "reason": reason, "known": known}
        faults.append(Fault("param-value", where, facts))
    return Meaning(None if reason else text, where), faults


def scope_of(
    sources: Sources, overlays: Overlays, given: Given, environment: str | None
) -> tuple[Scope, list[Fault]]:
    """Return what may be referred to in ``environment``, and what is wrong with its params."""
    documents = {spec.document.file: spec.document for spec in sources.specs()}
    meanings: dict[str, Meaning] = {}
    unseen = sources.unseen("Params")
    faults: list[Fault] = []
    for name in overlays.names("Params"):
        layers = overlays.section("Params", name)
        meanings[name], wrong = meaning_of(name, layers, given.params.get(name), documents)
        if name not in unseen:  # else a part of its declaration was cut, and this follows
            faults += wrong
    return Scope(meanings, unseen, environment), faults


def type_of(declared: dict[str, Any]) -> str:
    """Return the type of a param; one that says none is text."""
    return str(declared.get("Type", "string"))


def refused(declared: dict[str, Any], text: str) -> str:
    """Return what a value would have to be where ``text`` is none for a param, else ""."""
    kind = type_of(declared)
    expected = _expected(kind, text, declared)
    if expected:
        return expected
    size = declared.get("MaxLength")
    if isinstance(size, int) and kind in LIMITS["MaxLength"] and len(text) > size:
        return f"at most {size} characters"
    low, high = declared.get("Minimum"), declared.get("Maximum")
    if low is not None and _is_less(kind, text, str(low)):
        return f"{low} or more"
    if high is not None and _is_less(kind, str(high), text):
        return f"{high} or less"
    return ""


def _expected(kind: str, text: str, declared: dict[str, Any]) -> str:
    if kind == "integer" and not _is_whole(text):
        return "a whole number"
    if kind == "number" and _number(text) is None:
        return "a number"
    if kind == "boolean" and text not in ("true", "false"):
        return "`true` or `false`"
    if kind == "date" and not is_day(text):
        return "a day such as `2026-11-19`"
    values = declared.get("Values") or ()
    # None stands where a value was a mistake: nobody knows what else was meant to be one.
    if kind == "enum" and values and None not in values and text not in values:
        from wfc.wording import listed

        return listed(values, "or")
    return ""


def _misfits(name: str, declared: dict[str, Any], place: Any) -> list[Fault]:
    """Return what does not go together in the declaration of a param."""
    kind = type_of(declared)
    found: list[tuple[Route, str, str]] = []
    for key, kinds in LIMITS.items():
        if key in declared and kind not in kinds:
            found.append(((key,), "against", f"`{key}` is for params of type {' or '.join(kinds)}"))
    if kind == "enum" and not declared.get("Values"):
        found.append((("Type",), "lacks", "a param of type enum needs `Values`"))
    for key in ("Minimum", "Maximum"):
        bound = declared.get(key)
        if bound is not None and kind in LIMITS[key] and _expected(kind, str(bound), {}):
            found.append(((key,), "against", f"`{key}` is no {kind}"))
            del declared[key]
    found += [
        (route, "refers", f"`{route[0]}` of a param takes no references")
        for route in _refers(declared)
    ]
    return [
        Fault("param-value", place(*route), {"name": name, "misfit": misfit, "words": words})
        for route, misfit, words in found
    ]


def _refers(declared: dict[str, Any]) -> list[Route]:
    """Return where in the declaration of a param a reference stands: it would mean itself."""
    values = enumerate(declared.get("Values") or ())
    found: list[Route] = [("Values", at) for at, value in values if OPENING in (value or "")]
    if OPENING in str(declared.get("Default")):
        found.append(("Default",))
    return found if isinstance(declared.get("MaxLength", 0), int) else [*found, ("MaxLength",)]


def _text(declared: dict[str, Any], place: Place, documents: Documents) -> str:
    """Return the Default as text: in the file's own spelling where the param is no number."""
    value, kind = declared["Default"], type_of(declared)
    if isinstance(value, str):
        return value
    if isinstance(value, bool) and kind == "boolean":
        return "true" if value else "false"
    if type(value) is int and kind in ("integer", "number"):
        return str(value)
    document = documents[place.file]
    if document.is_quick:
        raise InexactError
    return document.spelling(place.route)


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    if len(digits) > DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    return digits[0] != "0" or digits == text == "0"


def _number(text: str) -> float | None:
    """Return ``text`` as a number, as JSON writes one."""
    if not text or len(text) > DIGITS or set(text) - set("0123456789+-.eE") or text[0] in "+.":
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number - number == 0 else None  # 1e999 is no number


def _is_less(kind: str, one: str, other: str) -> bool:
    """Say whether ``one`` is less than ``other``; no where they cannot be compared."""
    if kind == "date":
        return one < other
    if _is_whole(one) and _is_whole(other):
        return int(one) < int(other)
    first, second = _number(one), _number(other)
    return first is not None and second is not None and first < second
