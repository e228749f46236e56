"""Selectors against brute force: what they choose on any graph, said again in the slowest way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import examples
from wfc_spec.selection import Chart, chosen
from wfc_spec.selector import SelectorError, parsed, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    "a",
    "ab",
    "abc",
    "b",
    "load_1",
    "load_2",
    "a+b",
    "tag:x",
    "2",
    "x y",
    'q"',
    "back\\",
    "*",
    "@",
)
TAGS = ("ods", "dwd", "slow lane")
TYPES = ("ODPS_SQL", "VIRTUAL")


class World:
    """Nodes by name, and who waits for whom: every question is answered by looking at all."""

    def __init__(self, nodes: list[tuple[str, str, str]], waits: set[tuple[int, int]]) -> None:
        self.nodes = nodes
        self.waits = waits

    @property
    def chart(self) -> Chart:
        traits: dict[str, list[list[str]]] = {
            "": [[name] for name, _, _ in self.nodes],
            "tag": [[tag] for _, tag, _ in self.nodes],
            "type": [[kind] for _, _, kind in self.nodes],
            "owner": [[] for _ in self.nodes],
        }
        upstream = [
            [upper for upper in range(len(self.nodes)) if (node, upper) in self.waits]
            for node in range(len(self.nodes))
        ]
        return Chart(traits, upstream)

    def distance(self, node: int, upper: int) -> int | None:
        """Return the fewest steps up from ``node`` to ``upper``, by trying longer and longer."""
        here = {node}
        for steps in range(len(self.nodes) + 1):
            if upper in here:
                return steps
            here = {other for each in here for one, other in self.waits if one == each}
        return None

    def above(self, start: set[int], most: int) -> set[int]:
        """Return what ``start`` waits for, over at most ``most`` steps."""
        return self._within(start, most, self.distance)

    def below(self, start: set[int], most: int) -> set[int]:
        """Return what waits for ``start``, over at most ``most`` steps."""
        return self._within(start, most, lambda node, other: self.distance(other, node))

    def _within(
        self, start: set[int], most: int, far: Callable[[int, int], int | None]
    ) -> set[int]:
        found = set()
        for node in start:
            for other in range(len(self.nodes)):
                steps = far(node, other)
                if steps is not None and steps <= most:
                    found.add(other)
        return found


@st.composite
def worlds(draw: st.DrawFn) -> World:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True))
    nodes = [(each, draw(st.sampled_from(TAGS)), draw(st.sampled_from(TYPES))) for each in names]
    numbers = st.integers(0, len(names) - 1)
    # Any edges at all, circles included: the rule about circles speaks, and selectors still end.
    return World(nodes, draw(st.sets(st.tuples(numbers, numbers), max_size=12)))


@st.composite
def terms(draw: st.DrawFn, world: World) -> tuple[str, set[int]]:
    """Return one term as it is written, and what it means by brute force."""
    method = draw(st.sampled_from(("", "tag", "type", "owner")))
    column = {"": 0, "tag": 1, "type": 2}.get(method)
    value = draw(st.sampled_from({"": NAMES, "tag": TAGS, "type": TYPES}.get(method, ("1000",))))
    is_whole = draw(st.booleans())
    start = value if is_whole else value[: draw(st.integers(0, len(value)))]
    written = (quoted(start) if start else "") + ("" if is_whole else "*")
    texts = [] if column is None else [node[column] for node in world.nodes]
    found = {
        at
        for at, text in enumerate(texts)
        if (text == start if is_whole else text.startswith(start))
    }
    return _reached(draw, world, f"{method}:{written}" if method else written, found)


def _reached(draw: st.DrawFn, world: World, what: str, found: set[int]) -> tuple[str, set[int]]:
    everything = len(world.nodes)
    way = draw(st.sampled_from(("none", "whole", "up", "down", "both")))
    if way == "whole":
        return f"@{what}", world.above(world.below(found, everything), everything)
    up = draw(st.none() | st.integers(0, 3)) if way in ("up", "both") else 0
    down = draw(st.none() | st.integers(0, 3)) if way in ("down", "both") else 0
    before = "" if way not in ("up", "both") else "+" if up is None else f"{up}+"
    after = "" if way not in ("down", "both") else "+" if down is None else f"+{down}"
    reached = world.above(found, everything if up is None else up)
    reached |= world.below(found, everything if down is None else down)
    return f"{before}{what}{after}", found | reached


@examples(300)
@given(data=st.data())
def test_selectors_choose_what_brute_force_finds(data: st.DataObject) -> None:
    world = data.draw(worlds())
    selectors, wanted = [], set[int]()
    for _ in range(data.draw(st.integers(1, 3))):
        several = [data.draw(terms(world)) for _ in range(data.draw(st.integers(1, 3)))]
        selectors.append(",".join(written for written, _ in several))
        wanted |= set.intersection(*(found for _, found in several))
    assert chosen(map(parsed, selectors), world.chart) == wanted, selectors


@examples(300)
@given(name=st.text(min_size=1, max_size=8))
def test_a_quoted_name_means_that_name_and_no_other(name: str) -> None:
    (term,) = parsed(quoted(name))
    assert (term.method, term.pieces, term.up, term.down, term.whole) == ("", (name,), 0, 0, False)


@examples(500)
@given(text=st.text(alphabet='ab2+@,:*" \\', max_size=10))
def test_any_text_is_a_selector_or_told_where_it_is_none(text: str) -> None:
    error = _error(text)
    if error is not None:
        assert 0 <= error.start < error.end <= len(text) + 1


def _error(text: str) -> SelectorError | None:
    try:
        return None if parsed(text) else SelectorError("no terms", -1, -1)
    except SelectorError as error:
        return error


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a b", "a blank can stand inside a name in quotes only"),
        ("a+b+", "`+` can stand inside a name in quotes only"),
        ("@a+", "`@` takes in all that depends on it already"),
        ('"ab', 'a `"` that is not closed'),
        ("tags:x", "nothing is selected by `tags:`"),
        ("tag:", "nothing stands after `tag:`"),
        ("a,,b", "nothing is named"),
        ("+", "nothing is named"),
    ],
)
def test_what_is_no_selector_is_told(text: str, message: str) -> None:
    with pytest.raises(
        SelectorError,
        match="^" + "".join(f"[{each}]" if each in "+@" else each for each in message),
    ):
        parsed(text)
