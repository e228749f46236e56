"""Which knobs are turned for a request: by its operation, its number, and the seed."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any, Final

from wfc_spec.faults import FaultScript, Knobs

if TYPE_CHECKING:
    from wfc_spec.faults import FaultRule

NONE: Final = FaultScript()
"""A script in which nothing goes wrong."""


class Faults:
    """A fault script, and how many requests of each operation it has met."""

    def __init__(self, script: FaultScript) -> None:
        """Start before the first request."""
        self._script = script
        self._met: Counter[str] = Counter()

    def meet(self, operation: str) -> Knobs:
        """Count a request and return what goes wrong with it.

        The same script and request make the same choice, whatever came in between.
        """
        self._met[operation] += 1
        return knobs_of(self._script, operation, self._met[operation])


def knobs_of(script: FaultScript, operation: str, number: int) -> Knobs:
    """Return the knobs that ``script`` turns for request ``number`` of ``operation``."""
    turned: dict[str, Any] = {}
    for position, rule in enumerate(script.faults or ()):
        draw = Random(f"{script.seed or 0}:{position}:{operation}:{number}")  # noqa: S311 - no secret
        if _means(rule, operation, number) and _met(rule, draw):
            choice = _turned(draw.choice(rule.one_of)) if rule.one_of else {}
            turned = _turned(rule) | choice | turned
    return Knobs.model_construct(**turned)


def turned_names(knobs: Knobs) -> tuple[str, ...]:
    """Return the keys of the script that are turned in ``knobs``, in the order of the language."""
    fields = Knobs.model_fields
    return tuple(
        str(field.alias) for name, field in fields.items() if getattr(knobs, name) is not None
    )


def _turned(knobs: Knobs) -> dict[str, Any]:
    """Return the knobs that are turned, by name."""
    values = {name: getattr(knobs, name) for name in Knobs.model_fields}
    return {name: value for name, value in values.items() if value is not None}


def _means(rule: FaultRule, operation: str, number: int) -> bool:
    if rule.operations is not None and operation not in rule.operations:
        return False
    return rule.requests is None or any(_holds(part, number) for part in rule.requests.split(","))


def _holds(part: str, number: int) -> bool:
    """Tell whether ``part`` (``3``, ``2-5`` or ``3-``) holds ``number``."""
    first, dash, last = part.partition("-")
    high = int(last) if last else number if dash else int(first)
    return int(first) <= number <= high


def _met(rule: FaultRule, draw: Random) -> bool:
    return rule.chance is None or draw.random() < rule.chance
