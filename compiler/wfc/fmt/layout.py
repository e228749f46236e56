"""Lines put in order: two blanks a level, keys where they belong, comments with what follows.

Works on whole lines: what stands between two keys goes with the second one, and a comment that is
deeper than that with what stands above it, so no comment and no blank line is lost. What it does
not understand it moves as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from wfc.fmt.flow import flow, is_flow, spread
from wfc.fmt.rows import indented, moved, under_dash
from wfc.source.emit import WIDTH
from wfc.source.marks import AliasMark, MappingMark, MergedMark, SequenceMark, key_span, value_span

if TYPE_CHECKING:
    from wfc.fmt.rows import Lines
    from wfc.source.marks import Mark
    from wfc_spec.order import Keys


class OpaqueError(Exception):
    """A mapping or list is written in a way that is left alone."""


class Layout:
    """One text on its way; lines count from 0, and are given back without their indentation.

    ``has_spread`` says whether anything that stood in brackets no longer does.
    """

    __slots__ = ("_breaks", "_lines", "_text", "has_spread")

    def __init__(self, text: str) -> None:
        """Lay out ``text`` (line breaks as LF)."""
        self._text: Final = text
        self._lines: Final = text.split("\n")
        self.has_spread = False
        self._breaks: Final = [0]
        for line in self._lines:
            self._breaks.append(self._breaks[-1] + len(line) + 1)

    def laid_out(self, marks: Mark, keys: Keys) -> str:
        """Return the text as it should be. Raises OpaqueError when it cannot be laid out."""
        if not isinstance(marks, MappingMark) or is_flow(self._text, marks):
            raise OpaqueError
        first, column = self._at(value_span(marks)[0])
        last = self._whole(marks, -1)[1]
        head = [line.rstrip() for line in self._lines[:first]]
        tail = [line.strip() for line in self._lines[last + 1 :]]
        lines = [*head, *self._mapping(marks, keys, first, column, last), *tail]
        return "\n".join(lines).rstrip("\n") + "\n"

    def _mapping(self, mark: MappingMark, keys: Keys, first: int, column: int, end: int) -> Lines:
        """Return the lines ``first`` to ``end`` of a block mapping at ``column``."""
        chunks: dict[str, tuple[Lines, Lines]] = {}
        at = first
        for key, each in _written(mark).items():
            span = key_span(each)
            line, where = self._at(span[0]) if span else (-1, -1)
            if not at <= line <= end or where != column:
                raise OpaqueError
            lead = self._between(at, line)
            last = self._whole(each, column)
            at = last[1] + 1
            chunks[key] = (lead, self._entry(each, keys.below(key), line, column, last))
        tail = self._between(at, end + 1)  # no merge key, and nothing else that is no entry
        found: Lines = []
        for key in keys.sorted(list(chunks)):
            lead, body = chunks[key]
            while lead and not found and not lead[0]:
                lead = lead[1:]
            found += lead + body
        return found + tail

    def _entry(
        self, mark: Mark, keys: Keys, line: int, column: int, ends: tuple[int, int]
    ) -> Lines:
        """Return a key with its value, and the comments that belong to it."""
        last, end = ends
        if isinstance(mark, MappingMark | SequenceMark) and not is_flow(self._text, mark):
            start, inner = self._at(value_span(mark)[0])
            if start > line:
                lead = self._between(line + 1, start)
                body = self._block(mark, keys, start, inner, end)
                head = self._lines[line][column:].rstrip()
                return [head, *indented(lead + body)]
        start = value_span(mark)[0]
        if last > line and self._text[start] in "|>" and self._at(start)[0] == line:
            body = self._literal(line, start, last, column)
        elif last == line:
            body = [self._row(mark, keys, line, column)]
        else:
            body = self._joined(mark, keys, line, last, column)
        return body + indented(self._between(last + 1, end + 1))

    def _row(self, mark: Mark, keys: Keys, line: int, column: int) -> str:
        """Return a line from ``column`` on: one blank in front of its value, that in order."""
        row = self._lines[line]
        start, end = (offset - self._breaks[line] for offset in value_span(mark))
        head = row[column:start].rstrip()
        shown = flow(self._text, mark, keys)
        if not 0 <= column < start <= end <= len(row) or shown is None or head[-1:] not in ":-":
            return row[column:].rstrip()
        return f"{head} {shown}{row[end:]}".rstrip()

    def _joined(self, mark: Mark, keys: Keys, first: int, last: int, column: int) -> Lines:
        """Return brackets over several lines on one, or as a block; what is none as it is."""
        start, end = value_span(mark)
        shown = flow(self._text, mark, keys) if is_flow(self._text, mark) else None
        head = self._lines[first][column : start - self._breaks[first]].rstrip()
        if shown is None or self._at(start)[0] > first or head[-1:] not in ":-":
            return self._raw(first, last, column)
        rest = self._lines[last][end - self._breaks[last] :].rstrip()
        if column + len(head) + len(shown) + len(rest) < WIDTH:
            return [f"{head} {shown}{rest}"]
        self.has_spread = True
        lines = spread(self._text, mark, keys, column + 2)
        if head != "-":
            return [head + rest, *indented(lines)]
        return under_dash(lines) if not rest else self._raw(first, last, column)

    def _literal(self, line: int, start: int, last: int, column: int) -> Lines:
        """Return a block scalar with its text two blanks in, unless its head says how far."""
        head = self._lines[line][start - self._breaks[line] :].partition("#")[0]
        rows = self._lines[line + 1 : last + 1]
        first = next((row for row in rows if row.strip()), "")
        if any(sign.isdigit() for sign in head) or not first:
            return self._raw(line, last, column)
        blanks = len(first) - len(first.lstrip(" "))
        body = [moved(row, blanks) for row in rows]
        return [self._lines[line][column:].rstrip(), *indented(body)]

    def _block(self, mark: Mark, keys: Keys, start: int, column: int, last: int) -> Lines:
        if isinstance(mark, MappingMark):
            return self._mapping(mark, keys, start, column, last)
        if isinstance(mark, SequenceMark):
            return self._sequence(mark, keys, start, column, last)
        raise OpaqueError

    def _sequence(self, mark: SequenceMark, keys: Keys, first: int, column: int, end: int) -> Lines:
        found: Lines = []
        at, inner = first, keys.below(0)
        for item in mark.items:
            start, where = self._at(value_span(item)[0])
            line = start
            while line >= at and self._lines[line][column : column + 1] != "-":
                line -= 1
            if line < at or self._lines[line][:column].strip():
                raise OpaqueError
            found += self._between(at, line)
            last, whole = self._whole(item, column)
            at = whole + 1
            brackets = is_flow(self._text, item)
            is_apart = self._is_apart(line, column, start, where)
            if isinstance(item, MappingMark) and not brackets and is_apart:
                lead = self._between(line + 1, start) if line < start else []
                found += under_dash([*lead, *self._mapping(item, inner, start, where, whole)])
                continue
            if line == start and (brackets or not isinstance(item, MappingMark | SequenceMark)):
                found += self._dashed(item, inner, line, last, column)
            else:
                found += self._raw(line, last, column)
            found += indented(self._between(last + 1, at))
        return found + self._between(at, end + 1)

    def _is_apart(self, line: int, column: int, start: int, where: int) -> bool:
        """Say whether only comments on lines of their own stand between a dash and its mapping."""
        if line == start:
            return not self._lines[line][column + 1 : where].strip()
        rows = (row.lstrip() for row in self._lines[line + 1 : start])
        return not self._lines[line][column + 1 :].strip() and all(row[:1] in "#" for row in rows)

    def _dashed(self, item: Mark, keys: Keys, line: int, last: int, column: int) -> Lines:
        if last == line:
            return [self._row(item, keys, line, column)]
        first, *rest = self._joined(item, keys, line, last, column)
        return [f"- {first[1:].lstrip()}", *rest]

    def _raw(self, first: int, last: int, column: int) -> Lines:
        """Return lines as they are, moved left by ``column``."""
        rows = [self._lines[first][column:], *self._lines[first + 1 : last + 1]]
        if first == last:
            return [rows[0].rstrip()]
        return [rows[0], *(moved(row, column) for row in rows[1:])]

    def _between(self, first: int, end: int) -> Lines:
        """Return the comments and blank lines in front of line ``end``; else OpaqueError."""
        rows = [line.strip() for line in self._lines[first:end]]
        if any(row and not row.startswith("#") for row in rows):
            raise OpaqueError
        return rows

    def _whole(self, mark: Mark, column: int) -> tuple[int, int]:
        """Return the last line of a value, and that of the comments below that belong to it."""
        last = end = self._last(mark, column)
        for number in range(last + 1, len(self._lines)):
            row = self._lines[number]
            text = row.lstrip(" ")
            if text and (text[0] != "#" or len(row) - len(text) <= column):
                break
            end = number if text else end
        return last, end

    def _last(self, mark: Mark, column: int) -> int:
        """Return the last line of a value whose key or dash stands at ``column``."""
        start, end = value_span(mark)
        if isinstance(mark, AliasMark) or is_flow(self._text, mark):
            return self._at(max(end - 1, start))[0]
        inner = self._at(start)[1]
        if isinstance(mark, MappingMark) and mark.entries:
            return max(self._last(each, inner) for each in _written(mark).values())
        if isinstance(mark, SequenceMark) and mark.items:
            return max(self._last(each, inner) for each in mark.items)
        if start == end:
            span = key_span(mark)
            return self._at(span[0] if span else start)[0]
        if self._text[start] in "|>":
            return self._end_of_block(start, column)
        return self._at(end - 1)[0]

    def _end_of_block(self, start: int, column: int) -> int:
        """Return the last line of a block scalar that begins at ``start``."""
        line = last = self._at(start)[0]
        keeps = "+" in self._lines[line][start - self._breaks[line] :].partition("#")[0]
        for number in range(line + 1, len(self._lines)):
            row = self._lines[number]
            if row.strip() and len(row) - len(row.lstrip(" ")) <= column:
                break
            if row.strip() or (keeps and number < len(self._lines) - 1):
                last = number
        return last

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._breaks, offset) - 1
        return line, offset - self._breaks[line]


def _written(mark: MappingMark) -> dict[str, Mark]:
    """Return what is written in a mapping, in that order: not what came by ``<<``, but that."""
    if not isinstance(mark, MergedMark):
        return mark.entries
    found = {key: each for key, each in mark.entries.items() if key not in mark.came}
    found["<<"] = next(iter(mark.came.values()), 0)
    if key_span(found["<<"]) is None:
        raise OpaqueError  # it stands for a list of mappings, or for nothing
    return dict(sorted(found.items(), key=lambda entry: key_span(entry[1]) or (0, 0)))
