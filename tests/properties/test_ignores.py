"""Comments for wfc are found where comments are, and nowhere else; what they cover is exact."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfc.source.exact import read

from .texts import SMALLEST, SPELLINGS, Body, block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.source.ignores import Ignore

SIGN = "# wfc: ignore[duplicate-edge]"
#: Texts that hold a comment for wfc, or something that looks like one.
WORDS = st.sampled_from([SIGN, f"\n{SIGN}", "# wfc:", "x ", "'", '"', "\n", "\n  ", ": ", "#", "|"])
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map("".join)


def found(text: str) -> tuple[Ignore, ...]:
    return read("a.yaml", text.encode()).ignores


def spec(text: str) -> Body:
    return SMALLEST | {"Tasks": [SMALLEST["Tasks"][0] | {"Script": {"Content": text}}]}


@given(TEXTS, st.sampled_from(SPELLINGS))
def test_what_stands_in_a_value_is_no_comment(text: str, spelt: object) -> None:
    assert callable(spelt)
    assert found(spelt(spec(text))) == ()


@given(TEXTS, st.integers(1, 4))
def test_nor_is_a_line_of_a_block_scalar(text: str, indent: int) -> None:
    lines = "".join(f"{' ' * indent}{line}\n" for line in ("first", *text.split("\n")))
    document = read("a.yaml", f"Name: |\n{lines}".encode())
    assert document.ignores == ()
    assert document.value == {"Name": f"first\n{text}\n".rstrip("\n") + "\n"}


@given(st.lists(st.integers(0, 11), max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_comments_between_lines_are_found_and_change_no_value(at: list[int], end: str) -> None:
    lines = block(spec("one")).strip("\n").split("\n")
    marked = list(lines)
    for number in sorted({i % (len(lines) + 1) for i in at}, reverse=True):
        marked.insert(number, f"   {SIGN} why")
    document = read("a.yaml", end.join(marked).encode())
    assert len(document.ignores) == len({i % (len(lines) + 1) for i in at})
    assert document.value == read("a.yaml", "\n".join(lines).encode()).value
    for ignore in document.ignores:
        (named,) = ignore.rules
        assert document.text[slice(*(named.place.within or ()))] == "duplicate-edge"


COVERED = """\
{0}
Name: w
Tasks:
{1}
- Name: a
  {2}
  Script:
    {3}
    Content: |
      {4}
  {5}
  DependsOn:
  {6}
  - x
  - y
{7}
- {{Name: b,
   {8}
   Type: t}}
{9}
"""
#: What each of the places above covers: from where to before what.
BLOCKS = {
    0: ("Name: w", "Tasks:"),
    1: ("- Name: a", "- {Name: b"),
    2: ("Script:", "DependsOn:"),
    3: ("Content:", "DependsOn:"),
    5: ("DependsOn:", "- {Name: b"),
    6: ("- x", "- y"),
    7: ("- {Name: b", ""),
    8: ("Type: t", "}"),
    9: ("", ""),
}


@pytest.mark.parametrize("number", range(10))
def test_a_comment_of_its_own_covers_the_block_below(number: int) -> None:
    text = COVERED.format(*(SIGN if i == number else "# another" for i in range(10)))
    ignores = found(text)
    if number not in BLOCKS:
        assert ignores == ()
        return
    (ignore,) = ignores
    start, end = ignore.covers
    first, behind = BLOCKS[number]
    below = text.index(SIGN) + len(SIGN)
    if not first:
        assert start == end == len(text)
        return
    assert start == text.index(first, below)
    limit = text.index(behind, start) if behind else len(text)
    assert text.index(first, below) < end <= limit
    assert not text[end:limit].replace("# another", "").strip(" \n,}")


@pytest.mark.parametrize(
    ("comment", "wrong"),
    [
        ("# wfc: ignore[a]", ""),
        ("# wfc:ignore[a,b]", ""),
        ("# wfc:   ignore [ a ]  why", ""),
        ("# wfc: ignore[a] why until=2026-02-28 and how", ""),
        ("# wfc: ignore", "form"),
        ("# wfc: ignore[a", "form"),
        ("# wfc: ignore[a]b", "form"),
        ("# wfc: Ignore[a]", "form"),
        ("# wfc:", "form"),
        ("# wfc: ignore[]", "rules"),
        ("# wfc: ignore[ , ]", "rules"),
        ("# wfc: ignore[a] until=", "until"),
        ("# wfc: ignore[a] until=2026-02-29", "until"),
        ("# wfc: ignore[a] until=20260228", "until"),
        ("# wfc: ignore[a] until=2026-W08-6", "until"),
    ],
)
def test_a_comment_is_of_this_form(comment: str, wrong: str) -> None:
    (ignore,) = found(f"Name: x  {comment}\n")
    assert ignore.wrong == wrong
    assert bool(ignore.rules) == (wrong in ("", "until"))


def test_no_other_characters_make_a_comment() -> None:
    assert found(json.dumps({"Name": SIGN})) == ()
    assert found(f"Name: a{SIGN}\n#wfc: ignore[a]\n# wfc ignore[a]\n#  wfc: ignore[a]\n") == ()
