"""Names that are missing only because what holds them was cut, or could not be read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from wfc.shape.spec import Spec


class Everything(frozenset[str]):
    """Every name there is: what could not be read may hold any."""

    __slots__ = ()

    def __contains__(self, name: object) -> bool:
        """Say yes."""
        return True


def unseen(specs: Iterable[Spec], key: str) -> frozenset[str]:
    """Return the entries of ``key``, a map by name, that were cut out of ``specs``."""
    found = set()
    for spec in specs:
        for route, value in spec.cuts:
            below = route[2:] if route[0] == "Environments" else route
            if not below and _holds(value, key):
                return Everything()
            if below[:1] == (key,):
                if len(below) == 1:
                    return Everything()
                found.add(str(below[1]))
    return frozenset(found)


def _holds(value: object, key: str) -> bool:
    """Say whether ``value``, which is no environment or no map of them, may hold ``key``."""
    return isinstance(value, list) or (isinstance(value, dict) and key in value)
