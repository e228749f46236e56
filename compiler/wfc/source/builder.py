"""From events to values and marks, without recursion, counting on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wfc.source import libyaml, limits
from wfc.source.anchors import Anchors, merge
from wfc.source.frames import CUT, MERGE, MappingFrame, SequenceFrame
from wfc.source.marks import SPAN_BITS, AliasMark, inner, key_span, pack, unpack, value_span
from wfc.source.properties import properties
from wfc.source.scalars import STARTERS, resolve
from wfc.source.spans import span_of_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.source.anchors import Anchor
    from wfc.source.faults import Faults
    from wfc.source.frames import Frame
    from wfc.source.marks import Mark, Span
    from wfc.source.standins import StandIns

_WIDE: Final = limits.SCALAR_BYTES // 4  # no shorter scalar can be too large


class Builder:
    """Takes the events of one document.

    ``frame`` is the collection being read, ``end`` where the document ended: None until then.
    """

    def __init__(self, faults: Faults, standins: StandIns) -> None:
        """Build what a page says; ``standins`` gave the text the events are of."""
        self.frame: Frame = SequenceFrame(None, 0, 0, None)
        self.end: int | None = None
        self._faults: Final = faults
        self._page: Final = faults.page
        self._text: Final = faults.page.plain
        self._standins: Final = standins if standins.needed else None
        self._anchors: Final = Anchors(faults)
        self._keys: Final[dict[str, str]] = {}
        self._count = 0
        self._steps: Final[dict[type, Callable[[Any, Frame], Frame]]] = {
            libyaml.ScalarEvent: self._scalar,
            libyaml.MappingStartEvent: self._open,
            libyaml.SequenceStartEvent: self._open,
            libyaml.MappingEndEvent: self._close,
            libyaml.SequenceEndEvent: self._close,
            libyaml.AliasEvent: self._alias,
            libyaml.StreamStart: self._pass,
            libyaml.DocumentStart: self._pass,
            libyaml.DocumentEnd: self._finish,
            libyaml.StreamEnd: self._finish,
        }

    def take(self, event: Callable[[], Any]) -> None:
        """Take events to the end of the document. Raises Halt, and ``libyaml.Error``."""
        steps = self._steps
        while self.end is None:
            happened = event()
            self.frame = steps[happened.__class__](happened, self.frame)

    def result(self) -> tuple[Any, Mark] | None:
        """Return value and mark of the document; None when there is nothing in it."""
        if not self.frame.values:
            return None
        value, mark = self.frame.values[0], self.frame.marks[0]
        start, end = value_span(mark)
        return None if value is None and start == end else (value, mark)

    def _scalar(self, event: libyaml.ScalarEvent, frame: Frame) -> Frame:
        """Take a key, or a value that holds no others."""
        text, start, end = event.value, event.start_mark.index, event.end_mark.index
        anchor, plain = None, not event.style
        if event.anchor or event.ctag or end - start > _WIDE or self._standins:
            text, start, anchor = self._unusual(event, frame)
        span = pack(start, end)
        if frame.key is None:
            if anchor:
                anchor.close(text, span)
            return self._key(frame, text, span, plain=plain)
        value = resolve(text) if plain and text[:1] in STARTERS else text
        self._count += 1
        if self._count > limits.VALUES:
            self._faults.halt((start, end), what="values", limit=limits.VALUES)
        if anchor:
            anchor.close(value, span)
        frame.put(value, frame.at << SPAN_BITS | span)
        return frame

    def _unusual(self, event: libyaml.ScalarEvent, frame: Frame) -> tuple[str, int, Anchor | None]:
        """Return text, start and anchor of a scalar that has more to it."""
        text, end = event.value, event.end_mark.index
        start, anchor = self._properties(event, frame)
        if self._standins:
            text, unpaired = self._standins.restore(text, (start, end), event.style)
            for span in unpaired:
                written = self._text[slice(*span)]
                self._faults.add("yaml-syntax", span, frame, what="surrogate", escape=written)
        if end - start > _WIDE and len(text.encode()) > limits.SCALAR_BYTES:
            shown = self._first_line((start, end))
            self._faults.halt(shown, what="scalar", limit=limits.SCALAR_BYTES)
        return text, start, anchor

    def _properties(self, event: Any, frame: Frame) -> tuple[int, Anchor | None]:
        """Return where the value itself starts, and its anchor; a tag is a fault."""
        start = event.start_mark.index
        if not (event.anchor or event.ctag):
            return start, None
        found = properties(self._text, start, event.end_mark.index)
        if event.ctag:
            tag = self._text[slice(*found.tag)]
            gone = self._page.place((found.tag[0], max(found.tag[1], found.start)))
            self._faults.add("yaml-tag", found.tag, frame, tag=tag, gone=gone)
        return found.start, self._anchors.name(event.anchor, found.anchor) if event.anchor else None

    def _key(self, frame: Frame, text: str, span: int, *, plain: bool) -> Frame:
        """Remember a key until its value comes."""
        frame.at = span
        name = MERGE if plain and text == "<<" else self._keys.setdefault(text, text)
        if text and name not in frame.values:
            frame.key = name
            frame.odd = frame.odd or name is MERGE
            return frame
        start, end = unpack(span)
        if not text:
            return self._cut("yaml-key", (start, max(end, start + 1)), frame, what="empty")
        first = self._page.place(key_span(frame.marks[name]) or (0, 0))
        if name is MERGE:
            return self._cut("yaml-merge", (start, end), frame, what="twice", first=first)
        return self._cut("duplicate-key", (start, end), frame, key=text, first=first)

    def _alias(self, event: libyaml.AliasEvent, frame: Frame) -> Frame:
        """Take ``*name``."""
        span = event.start_mark.index, event.end_mark.index
        if frame.key is None:
            return self._cut("yaml-key", span, frame, what="alias", name=event.anchor)
        anchor = self._anchors.find(event.anchor, span, frame)
        if anchor is None or anchor.mark is None:
            if isinstance(frame, MappingFrame):
                frame.key, frame.odd = CUT, True
                frame.put(None, 0)
            return frame
        self._count += anchor.size
        frame.height = max(frame.height, anchor.height)
        place = frame.at << SPAN_BITS | pack(*span)
        frame.put(anchor.value, AliasMark(place, inner(anchor.mark)))
        return frame

    def _open(self, event: Any, frame: Frame) -> Frame:
        """Begin a collection."""
        start, anchor = self._properties(event, frame)
        if frame.depth >= limits.DEPTH:
            self._faults.halt((start, start + 1), what="depth", limit=limits.DEPTH)
        self._count += 1
        kind = MappingFrame if event.__class__ is libyaml.MappingStartEvent else SequenceFrame
        return kind(frame, start, self._count, anchor)

    def _close(self, event: Any, frame: Frame) -> Frame:
        """End a collection, and give it to the one around it."""
        parent = frame.parent or frame
        if frame.odd:
            self._tidy(frame)
        span = pack(frame.start, event.end_mark.index)
        mark = frame.close(parent.at << SPAN_BITS | span)
        height = frame.height + 1
        parent.height = max(parent.height, height)
        if frame.anchor:
            size = self._count - frame.before + 1
            frame.anchor.close(frame.values, mark, size, height)
        if parent.key is None:
            parent.at = span
            shown = span_of_value(self._text, frame.close(span))
            return self._cut("yaml-key", shown, parent, what="collection")
        parent.put(frame.values, mark)
        return parent

    def _tidy(self, frame: Frame) -> None:
        """Throw away what was cut, and carry out ``<<``."""
        frame.values.pop(CUT, None)
        frame.marks.pop(CUT, None)
        if MERGE in frame.values:
            key = key_span(frame.marks[MERGE]) or (0, 0)
            wrong = merge(frame)
            if wrong is not None:
                span = span_of_value(self._text, wrong)
                key_place = self._page.place(key)
                self._faults.add("yaml-merge", span, frame, what="value", key=key_place)

    def _cut(self, rule: str, span: Span, frame: Frame, **facts: object) -> Frame:
        """Refuse a key, and with it what belongs to it."""
        self._faults.add(rule, span, frame, **facts)
        frame.key, frame.odd = CUT, True
        return frame

    def _first_line(self, span: Span) -> Span:
        """Return ``span`` up to the end of its first line."""
        return span[0], min(span[1], self._page.line_end(span[0]))

    def _pass(self, _: Any, frame: Frame) -> Frame:
        """Go on."""
        return frame

    def _finish(self, event: Any, frame: Frame) -> Frame:
        """Remember where the document ends."""
        self.end = event.end_mark.index
        return frame
