"""What ``&name``, ``*name`` and ``<<`` mean."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from wfc.source import limits
from wfc.source.frames import MERGE
from wfc.source.marks import MappingMark, SequenceMark, inner

if TYPE_CHECKING:
    from wfc.source.faults import Faults
    from wfc.source.frames import Frame
    from wfc.source.marks import Mark, Span

_LOOKS: Final = 10
"""How often a file is searched for a similar name: it takes long."""


class Anchor:
    """What ``&name`` names; ``mark`` is None until it has been read to the end.

    ``size`` is how many values it stands for with all aliases written out, ``height`` how
    many levels of collections.
    """

    __slots__ = ("height", "mark", "size", "span", "value")

    def __init__(self, span: Span) -> None:
        """Remember an anchor written at ``span``."""
        self.span: Final = span
        self.value: Any = None
        self.mark: Mark | None = None
        self.size = 1
        self.height = 0

    def close(self, value: Any, mark: Mark, size: int = 1, height: int = 0) -> None:
        """Say what it names."""
        self.value, self.mark, self.size, self.height = value, mark, size, height


class Anchors:
    """The anchors of a file by name; a name used again names the later thing (YAML 1.2)."""

    def __init__(self, faults: Faults) -> None:
        """Start with none; what is wrong goes to ``faults``."""
        self._faults: Final = faults
        self._named: Final[dict[str, Anchor]] = {}
        self._expanded = 0
        self._looks = _LOOKS

    def name(self, name: str, span: Span) -> Anchor:
        """Return the anchor of what is about to be read."""
        anchor = self._named[name] = Anchor(span)
        return anchor

    def find(self, name: str, span: Span, frame: Frame) -> Anchor | None:
        """Return what ``*name`` at ``span`` stands for; None, and a fault, where it cannot.

        Raises Halt where the aliases of the file stand for too much.
        """
        anchor = self._named.get(name)
        if anchor is None:
            self._undefined(name, span, frame)
            return None
        if anchor.mark is None:
            opened = self._faults.page.place(anchor.span)
            self._faults.add("yaml-alias", span, frame, what="cyclic", name=name, opened=opened)
            return None
        self._expanded += anchor.size
        if self._expanded > limits.ALIAS_VALUES:
            facts = {"name": name, "size": anchor.size, "limit": limits.ALIAS_VALUES}
            self._faults.halt(span, what="aliases", **facts)
        if frame.depth + anchor.height > limits.DEPTH:
            self._faults.halt(span, what="alias-depth", name=name, limit=limits.DEPTH)
        return anchor

    def _undefined(self, name: str, span: Span, frame: Frame) -> None:
        """Say that nothing has this name, and what has a similar one."""
        names = list(self._named)[-1000:] if self._looks else []
        self._looks -= bool(names)
        near = get_close_matches(name[:100], names, 1)
        place = self._faults.page.place(self._named[near[0]].span) if near else None
        facts = {"name": name, "near": near[0] if near else "", "defined": place}
        self._faults.add("yaml-alias", span, frame, what="undefined", **facts)


def merge(frame: Frame) -> Mark | None:
    """Carry out the ``<<`` of a finished mapping; return the mark of what cannot be merged.

    Keys written in the mapping win over merged ones, and of several mappings the first.
    Merged keys come after the others.
    """
    value = frame.values.pop(MERGE)
    mark: Mark = frame.marks.pop(MERGE)
    listed = inner(mark)
    sources: list[tuple[Any, Mark]] = [(value, mark)]
    if isinstance(listed, SequenceMark):
        sources = list(zip(value, listed.items, strict=True))
    came = frame.came = {}
    for source, place in sources:
        target = inner(place)
        if not isinstance(target, MappingMark):
            return place
        for key, entry in target.entries.items():
            if key not in frame.values:
                frame.values[key], frame.marks[key] = source[key], entry
                came[key] = place
    return None
