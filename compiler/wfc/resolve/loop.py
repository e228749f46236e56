"""The turns of a ForEach: every combination of its values, the last key fastest."""

from __future__ import annotations

from wfc.problem import Fault, Place
from wfc.resolve.budget import COMBINATIONS
from wfc.resolve.scope import Meaning
from wfc.resolve.trail import trail
from wfc_spec.interpolation import slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.resolve.layers import Layer
    from wfc.resolve.scope import Scope

    Turn = tuple[tuple[str, ...], Scope]


def turns(own: Layer, scope: Scope, faults: list[Fault], *, is_cut: bool) -> list[Turn]:
    """Return the values of each turn with the scope in it; one turn where nothing is looped.

    There is no turn where there are too many, or where a value is not known; nor of a loop that
    ``is_cut``: a key of it does not fit.
    """
    loop: dict[str, Any] | None = own.value.get("ForEach")
    if loop is None:
        return [((), scope)]
    if is_cut:
        return []
    place = Place(own.place.file, (*own.place.route, "ForEach"))
    count = 1
    for values in loop.values():
        count *= len(values)
    if count > COMBINATIONS or not loop:
        facts: dict[str, object] = {"count": count if loop else 0, "limit": COMBINATIONS}
        faults.append(Fault("for-each", trail(place, (), own.through).key(), facts))
        return []
    keys = [(key, _values(key, values, place, own, scope, faults)) for key, values in loop.items()]
    return [_turn(chosen, scope) for chosen in _combinations(keys)]


def names_each(name: str) -> bool:
    """Say whether a name tells the turns apart itself."""
    return any(slot.source == "each" for slot in slots(name))


def _values(
    key: str, values: list[str | None], place: Place, own: Layer, scope: Scope, faults: list[Fault]
) -> list[tuple[str, Meaning]]:
    found = []
    for index, value in enumerate(values):
        if value is None:
            continue
        here = trail(place, (key, index), own.through)
        text = scope.filled(value, lambda here=here: here, faults)  # type: ignore[misc]
        if text is not None:
            found.append((key, Meaning(text, here)))
    return found


def _combinations(
    keys: list[tuple[str, list[tuple[str, Meaning]]]],
) -> Iterator[tuple[tuple[str, Meaning], ...]]:
    from itertools import product

    return product(*(values for _, values in keys))


def _turn(chosen: tuple[tuple[str, Meaning], ...], scope: Scope) -> Turn:
    each = dict(chosen)
    texts = tuple(meaning.text or "" for meaning in each.values())
    return texts, scope.inside(each)
