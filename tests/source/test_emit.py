"""What is written as YAML is read as what it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wfc.source.emit import emitted
from wfc.source.exact import read

ODD = (
    *("a\nb", "a\n", "a\n\n", "a\n\nb\n\n\n", " a\nb", "\ta", "no", "1", "0x1", "~", "null"),
    *("a: b", "a #b", "- a", "---", "...", "${{ x }}", "[a", "a:", "'", '"', "a\n \nb", "#"),
    *("a\r\nb", "\u00e9\u2028", "<<"),
)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(ODD)
KEY = TEXT.filter(bool)
VALUE: st.SearchStrategy[Any] = st.recursive(
    TEXT | st.integers(-(10**20), 10**20) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=4))
def test_values_come_back(value: dict[str, Any]) -> None:
    found = read("a.yaml", emitted(value).encode())
    assert found.faults == ()
    assert found.value == value
