"""What references stand for in one environment: params, the environment, values of a loop."""

from __future__ import annotations

from wfc.problem import Fault, Label
from wfc_spec.interpolation import OPENING, slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Final

    from wfc.problem import Place
    from wfc.resolve.trail import Trail
    from wfc_spec.interpolation import Slot

#: Text of a task that is taken as it is.
SCRIPT = ("Script", "Content")


class Meaning:
    """What a name stands for: its ``text``, and where that was written (None: nowhere in a file).

    Without text nobody has given a value yet: what depends on it cannot be checked.
    """

    __slots__ = ("place", "text")

    def __init__(self, text: str | None, place: Place | None) -> None:
        """Let a name stand for ``text``."""
        self.text: Final = text
        self.place: Final = place


class Scope:
    """The names that may be referred to in one place."""

    __slots__ = ("each", "environment", "lost", "params")

    def __init__(
        self,
        params: Mapping[str, Meaning],
        lost: frozenset[str],
        environment: str | None,
        each: Mapping[str, Meaning] | None = None,
    ) -> None:
        """Hold ``params``, the name of the environment, and the values of ``each``.

        ``each`` is None outside a loop; ``lost`` are params that are declared, and wrongly.
        """
        self.params: Final = params
        self.lost: Final = lost
        self.environment: Final = environment
        self.each: Final = each

    def inside(self, each: Mapping[str, Meaning]) -> Scope:
        """Return this scope inside a loop."""
        return Scope(self.params, self.lost, self.environment, each)

    def meaning(self, slot: Slot) -> Meaning | None:
        """Return what ``slot`` stands for, or None where there is no such thing."""
        if slot.source == "env":
            return Meaning(self.environment, None) if self.environment is not None else None
        if slot.source == "params":
            found = self.params.get(slot.name)
            return Meaning(None, None) if found is None and slot.name in self.lost else found
        return (self.each or {}).get(slot.name) if slot.source else None

    def turn(self) -> tuple[Label, ...]:
        """Return where the values of this turn of a loop were written."""
        return self.labels(" ".join(f"{OPENING} each.{name} }}}}" for name in self.each or ()))

    def labels(self, text: str) -> tuple[Label, ...]:
        """Return where the values that ``text`` refers to were written."""
        found = []
        for slot in slots(text):
            meaning = self.meaning(slot)
            if meaning is not None and meaning.place is not None and meaning.text is not None:
                remark = f"`{slot.inner}` is `{meaning.text}` here"
                found.append(Label(meaning.place, remark))
        return tuple(found)

    def filled(self, text: str, place_of: Callable[[], Trail], faults: list[Fault]) -> str | None:
        """Return ``text`` with every reference replaced; None where one has no value.

        A reference to nothing is added to ``faults``, at ``place_of()``, where ``text`` stands.
        """
        if OPENING not in text:
            return text
        parts, at, is_whole = [], 0, True
        for slot in slots(text):
            meaning = self.meaning(slot)
            if meaning is None:
                place = place_of().written(slot.start, slot.end)
                faults.append(Fault("unknown-reference", place, self._facts(slot)))
            if meaning is None or meaning.text is None:
                is_whole = False
                continue
            parts += [text[at : slot.start], meaning.text]
            at = slot.end
        return "".join((*parts, text[at:])) if is_whole else None

    def _facts(self, slot: Slot) -> dict[str, object]:
        known = self.params if slot.source == "params" else self.each or {}
        return {
            "source": slot.source,
            "name": slot.name,
            "inner": slot.inner,
            "is_closed": slot.is_closed,
            "known": tuple(known),
            "in_loop": self.each is not None,
        }
