"""From what the parser finds to values and marks: without recursion, counting on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wfc.source import limits
from wfc.source.anchors import Anchors, merge
from wfc.source.frames import CUT, MERGE, Frame
from wfc.source.marks import BITS, SPAN_BITS, AliasMark, inner, key_span, pack, unpack, value_span
from wfc.source.properties import properties
from wfc.source.scalars import STARTERS, resolve
from wfc.source.spans import span_of_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.source.anchors import Anchor
    from wfc.source.faults import Faults
    from wfc.source.marks import Mark, Span
    from wfc.source.standins import StandIns

_WIDE: Final = limits.SCALAR_BYTES // 4  # no shorter scalar can be too large


class Builder:
    """Listens to the parser for one document.

    ``frame`` is the collection being read, ``end`` where the document ended: None until then.
    Any of its methods may raise Halt.
    """

    __slots__ = (
        "_anchors",
        "_careful",
        "_count",
        "_faults",
        "_keys",
        "_standins",
        "_text",
        "end",
        "frame",
    )

    def __init__(self, faults: Faults, standins: StandIns) -> None:
        """Build what a page says; ``standins`` gave the text that is parsed."""
        self.frame = Frame(None, 0, 0, None, keyed=False)
        self.end: int | None = None
        self._faults: Final = faults
        self._text: Final = faults.page.plain
        self._standins: Final = standins if standins.needed else None
        tight = any(end + "#" in self._text for end in "'\"]}")
        self._careful: Final = standins.needed or tight
        self._anchors: Final = Anchors(faults)
        self._keys: Final[dict[str, str]] = {}
        self._count = 0

    def take(self, following: Callable[[], Any]) -> None:
        """Go on to the end of the document. Raises ``libyaml.Error``."""
        while self.end is None:
            following()

    def result(self) -> tuple[Any, Mark] | None:
        """Return value and mark of the document; None when there is nothing in it."""
        if not self.frame.values:
            return None
        value, mark = self.frame.values[0], self.frame.marks[0]
        start, end = value_span(mark)
        return None if value is None and start == end else (value, mark)

    def scalar(
        self, name: str | None, tag: Any, _: Any, text: str, start: Any, end: Any, style: str
    ) -> None:
        """Take a key, or a value that holds no others."""
        first, last = start.index, end.index
        frame, anchor = self.frame, None
        if name or tag or self._careful or last - first > _WIDE:
            first, anchor = self._properties(name, tag, first, last)
            text = self._checked(text, (first, last), style)
        span = first << BITS | last
        if frame.key is None:
            if anchor:
                anchor.close(text, span)
            return self._key(text, span, plain=not style)
        self._count += 1
        if self._count > limits.VALUES:
            self._faults.halt((first, last), what="values", limit=limits.VALUES)
        value = text if style or text[:1] not in STARTERS else resolve(text)
        if anchor:
            anchor.close(value, span)
        frame.put(value, frame.at << SPAN_BITS | span)
        return None

    def alias(self, name: str, start: Any, end: Any) -> None:
        """Take ``*name``."""
        frame, span = self.frame, (start.index, end.index)
        if frame.key is None:
            return self._cut("yaml-key", span, what="alias", name=name)
        anchor = self._anchors.find(name, span, frame)
        if anchor is None or anchor.mark is None:
            return frame.drop()
        self._count += anchor.size
        frame.height = max(frame.height, anchor.height)
        place = frame.at << SPAN_BITS | pack(*span)
        return frame.put(anchor.value, AliasMark(place, inner(anchor.mark)))

    def mapping(self, name: str | None, tag: Any, _: Any, start: Any, end: Any, flow: bool) -> None:
        """Begin a mapping."""
        self._open(name, tag, start.index, end.index, keyed=True)

    def sequence(
        self, name: str | None, tag: Any, _: Any, start: Any, end: Any, flow: bool
    ) -> None:
        """Begin a list."""
        self._open(name, tag, start.index, end.index, keyed=False)

    def close(self, start: Any, end: Any) -> None:
        """End a collection, and give it to the one around it."""
        frame = self.frame
        self.frame = parent = frame.parent or frame
        if frame.odd:
            self._tidy(frame)
        if self._careful:
            self._comment(end.index)
        span = frame.start << BITS | end.index
        mark = frame.mark(parent.at << SPAN_BITS | span)
        height = frame.height + 1
        parent.height = max(parent.height, height)
        if frame.anchor:
            frame.anchor.close(frame.values, mark, self._count - frame.before, height)
        if parent.key is None:
            parent.at = span
            self._cut("yaml-key", span_of_value(self._text, frame.mark(span)), what="collection")
        else:
            parent.put(frame.values, mark)

    def finish(self, start: Any, end: Any, explicit: bool = False) -> None:
        """Remember where the document ends."""
        self.end = end.index

    def _open(self, name: str | None, tag: Any, start: int, end: int, *, keyed: bool) -> None:
        """Begin a collection."""
        frame, anchor = self.frame, None
        if name or tag:
            start, anchor = self._properties(name, tag, start, end)
        if frame.depth >= limits.DEPTH:
            self._faults.halt((start, start + 1), what="depth", limit=limits.DEPTH)
        self.frame = Frame(frame, start, self._count, anchor, keyed=keyed)
        self._count += 1

    def _key(self, text: str, span: int, *, plain: bool) -> None:
        """Remember a key until its value comes."""
        frame = self.frame
        frame.at = span
        name = MERGE if plain and text == "<<" else self._keys.setdefault(text, text)
        if text and name not in frame.values:
            frame.key = name
            frame.odd = frame.odd or name is MERGE
            return
        start, end = unpack(span)
        if not text:
            self._cut("yaml-key", (start, max(end, start + 1)), what="empty")
            return
        first = self._faults.page.place(key_span(frame.marks[name]) or (0, 0))
        if name is MERGE:
            self._cut("yaml-merge", (start, end), what="twice", first=first)
        else:
            self._cut("duplicate-key", (start, end), key=text, first=first)

    def _cut(self, rule: str, span: Span, **facts: object) -> None:
        """Refuse a key, and with it what belongs to it."""
        self._faults.add(rule, span, self.frame, **facts)
        self.frame.key, self.frame.odd = CUT, True

    def _tidy(self, frame: Frame) -> None:
        """Throw away what was cut, and carry out ``<<``."""
        frame.values.pop(CUT, None)
        frame.marks.pop(CUT, None)
        if MERGE in frame.values:
            key = self._faults.page.place(key_span(frame.marks[MERGE]) or (0, 0))
            wrong = merge(frame)
            if wrong is not None:
                span = span_of_value(self._text, wrong)
                self._faults.add("yaml-merge", span, frame, what="value", key=key)

    def _properties(
        self, name: str | None, tag: Any, start: int, end: int
    ) -> tuple[int, Anchor | None]:
        """Return where a value itself starts, and its anchor; a tag is a fault."""
        if not (name or tag):
            return start, None
        found = properties(self._text, start, end)
        if tag:
            written = self._text[slice(*found.tag)]
            gone = self._faults.page.place((found.tag[0], found.tag_end))
            self._faults.add("yaml-tag", found.tag, self.frame, tag=written, gone=gone)
        return found.start, self._anchors.name(name, found.anchor) if name else None

    def _comment(self, end: int) -> None:
        """See that no comment starts right behind a closing quote or bracket."""
        if self._text.startswith("#", end) and self._text[end - 1] in "'\"]}":
            gap = self._faults.page.place((end, end))
            facts = {"what": "comment-blank", "swap": gap, "by": " "}
            self._faults.add("yaml-syntax", (end, end + 1), self.frame, **facts)

    def _checked(self, text: str, span: Span, style: str) -> str:
        """Return what a scalar really says; too much is a fault."""
        if self._standins:
            text, unpaired = self._standins.restore(text, span, style)
            for half in unpaired:
                facts = {"what": "surrogate", "escape": self._text[slice(*half)]}
                self._faults.add("yaml-syntax", half, self.frame, **facts)
        if style in {"'", '"'}:
            self._comment(span[1])
        if span[1] - span[0] > _WIDE and len(text.encode()) > limits.SCALAR_BYTES:
            shown = span[0], min(span[1], self._faults.page.line_end(span[0]))
            self._faults.halt(shown, what="scalar", limit=limits.SCALAR_BYTES)
        return text


class Watchful(Builder):
    """A builder that remembers where each scalar stands, and how it is written.

    Comments are what lies between: only a file that has some for wfc needs to know.
    """

    __slots__ = ("scalars",)

    def __init__(self, faults: Faults, standins: StandIns) -> None:
        """Build what a page says."""
        super().__init__(faults, standins)
        self.scalars: Final[list[tuple[int, int, str]]] = []

    def scalar(
        self, name: str | None, tag: Any, _: Any, text: str, start: Any, end: Any, style: str
    ) -> None:
        """Take a key, or a value that holds no others."""
        self.scalars.append((start.index, end.index, style))
        super().scalar(name, tag, _, text, start, end, style)
