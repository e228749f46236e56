"""The parameters of a request, read by name and type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.strict_json import read_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONG: Final = 2**63 - 1
ENVIRONMENTS: Final = ("Prod", "Dev")
_WHOLE: Final = re.compile(r"[0-9]{1,19}")
_Item = TypeVar("_Item", int, str)


class Parameters:
    """The fields of a query or form; an empty one counts as absent."""

    def __init__(self, fields: Iterable[tuple[str, str]], known: frozenset[str]) -> None:
        """Take ``fields``; raises ServiceError for one that is not ``known``, or comes twice."""
        self._values: dict[str, str] = {}
        for name, value in fields:
            if name not in known:
                message = f"{name} is not a parameter of this action; names are case-sensitive."
                raise ServiceError("parameter-unknown", message)
            if name in self._values:
                raise ServiceError("parameter-repeated", f"{name} is given more than once.")
            self._values[name] = value

    @property
    def values(self) -> Mapping[str, str]:
        """The fields as sent."""
        return self._values

    def find(self, name: str) -> str | None:
        """Return a text, or None."""
        return self._values.get(name) or None

    def text(self, name: str) -> str:
        """Return a text; raises ServiceError if it is missing."""
        value = self.find(name)
        if value is None:
            raise _missing(name)
        return value

    def find_choice(self, name: str, allowed: tuple[str, ...]) -> str | None:
        """Return one of ``allowed``, or None; raises ServiceError for another."""
        value = self.find(name)
        if value is not None and value not in allowed:
            why = f"it must be one of {', '.join(allowed)}"
            raise ServiceError("parameter-not-allowed", Spot(name).wrong(value, why))
        return value

    def find_integer(self, name: str, low: int = 0, high: int = LONG) -> int | None:
        """Return a whole number from ``low`` to ``high``, or None; raises ServiceError."""
        value = self.find(name)
        if value is None:
            return None
        if _WHOLE.fullmatch(value) is None or not low <= int(value) <= high:
            raise _malformed(name, value, f"it must be a whole number from {low} to {high}")
        return int(value)

    def integer(self, name: str, low: int = 0, high: int = LONG) -> int:
        """Return a whole number; raises ServiceError if it is missing or none."""
        value = self.find_integer(name, low, high)
        if value is None:
            raise _missing(name)
        return value

    def find_list(self, name: str, kind: type[_Item]) -> frozenset[_Item] | None:
        """Return the items of a JSON array of ``kind``, or None; raises ServiceError."""
        value = self.find(name)
        if value is None:
            return None
        words = "whole numbers" if kind is int else "texts"
        try:
            items = read_json(value)
        except ValueError:
            items = None
        # ``type``, not ``isinstance``: true is an int for Python, and none for JSON.
        if not isinstance(items, list) or not all(type(item) is kind for item in items):
            raise _malformed(name, value, f"it must be a JSON array of {words}")
        return frozenset(items)

    def ids(self, name: str) -> list[int]:
        """Return a JSON array of ids, each once, sorted; raises ServiceError if there is none."""
        found = self.find_list(name, int)
        if not found:
            raise _missing(name)
        return sorted(found)

    def find_filter(self, name: str, known: frozenset[str]) -> dict[str, str]:
        """Return the conditions of a JSON filter; raises ServiceError."""
        value = self.find(name)
        if value is None:
            return {}
        why = f"it must be a JSON object of texts, with keys out of {', '.join(sorted(known))}"
        try:
            conditions = read_json(value)
        except ValueError:
            conditions = None
        if not isinstance(conditions, dict) or not known.issuperset(conditions):
            raise ServiceError("filter-malformed", Spot(name).wrong(value, why))
        if not all(isinstance(condition, str) for condition in conditions.values()):
            raise ServiceError("filter-malformed", Spot(name).wrong(value, why))
        return conditions


def _missing(name: str) -> ServiceError:
    return ServiceError("parameter-missing", Spot(name).mandatory(), parameter=name)


def _malformed(name: str, value: str, why: str) -> ServiceError:
    return ServiceError("parameter-malformed", Spot(name).wrong(value, why))
