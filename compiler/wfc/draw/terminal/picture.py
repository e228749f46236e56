"""One island of a graph, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.draw.terminal.canvas import Canvas
from wfc.draw.terminal.place import Places
from wfc.draw.terminal.tracks import Run, tracks

if TYPE_CHECKING:
    from wfc.draw.terminal.direction import Direction
    from wfc.draw.terminal.layers import Item, Layers, Net


def picture(layers: Layers, direction: Direction) -> Canvas:
    """Return the drawing of ``layers``."""
    return _Pen(layers, direction).drawn()


class _Pen:
    """Draws level after level and gap after gap, ``along`` being where it stands."""

    def __init__(self, layers: Layers, direction: Direction) -> None:
        self._layers = layers
        self._direction = direction
        self._places = Places(layers, direction)
        self._canvas = Canvas()
        self._along = 0

    def drawn(self) -> Canvas:
        for level, gap in zip(self._layers.levels, (*self._layers.gaps, ()), strict=True):
            self._level(level)
            length = max(self._length(item) for item in level)
            self._gap(gap, self._along + length + self._direction.pad)
        return self._canvas

    def _length(self, item: Item) -> int:
        return self._direction.length(item.label, len(self._places.entries[item]))

    def _level(self, level: tuple[Item, ...]) -> None:
        for item in level:
            entries = len(self._places.entries[item])
            for number, text in enumerate(self._direction.shown(item.label, entries)):
                column, line = self._direction.cell(self._along, self._places.at[item])
                if item.label:
                    self._canvas.write(column, line + number, text)

    def _gap(self, gap: tuple[Net, ...], base: int) -> None:
        """Draw the nets of ``gap``, which begins at ``base``, and go to the next level."""
        runs = self._places.runs(gap)
        found = tracks(list(runs.values())) or {}
        head = base + self._direction.gap(max(found.values(), default=-1) + 1)
        for net, run in runs.items():
            turn = base + self._direction.track(found[run]) if run in found else head
            self._net(net, run, turn, head)
        self._along = head + 1 + self._direction.pad

    def _net(self, net: Net, run: Run, turn: int, head: int) -> None:
        """Draw ``net``: to the track at ``turn``, along it, and on to the heads."""
        cell, canvas = self._direction.cell, self._canvas
        for item, across in zip(net.sources, run.starts, strict=True):
            start = self._start(item)
            canvas.lead(cell(start, across), cell(turn, across), net)
            canvas.touch(cell(start, across), self._direction.back, net)
        canvas.lead(cell(turn, run.span[0]), cell(turn, run.span[1]), net)
        for item, across in zip(net.targets, run.ends, strict=True):
            canvas.lead(cell(turn, across), cell(head, across), net)
            if item.label:
                canvas.head(cell(head, across), self._direction.head)
            else:
                canvas.touch(cell(head, across), self._direction.forth, net)

    def _start(self, item: Item) -> int:
        """Return where the line of ``item`` begins: a line that passes through goes on."""
        if item.label:
            return self._along + self._length(item) + self._direction.pad
        return self._along - self._direction.pad
