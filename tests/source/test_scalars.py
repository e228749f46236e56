"""The table of plain scalars, beside the quick parser's."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest
import yaml_rs

from wfc.source.scalars import LONGEST_NUMBER, STARTERS, resolve

# A table of words is easier to read than a list of quoted ones, and the wide digits are meant.
CORE = """
~ null Null NULL nULL true True TRUE tRUE false False FALSE yes no on off y n 0 -0 +0 00 010
-010 +5 0o17 0O17 -0o17 +0o7 0o8 0o 0x1F 0X1F -0x1F 0xG 0x 0b101 0b2 1.5 1. .5 -.5 +.5 . .. -.
+. 1e3 1E3 1e+3 1e-3 1.e3 .5e3 e3 1e 1e+ 1.5.5 1e3.5 .inf .Inf .INF .iNf -.inf +.inf inf -inf
Infinity .nan .NaN .NAN .nAn nan NaN -.nan +.nan 2026-11-19 12:30:45 190:20:30 1:30
2026-11-19T10:00:00Z -- + ++1 +-1 1,000 1e400 -1e400 1e-400 9223372036854775807
9223372036854775808 -9223372036854775809 18446744073709551616 123456789012345678901
340282366920938463463374607431768211456 0xFFFFFFFFFFFFFFFFFF 1_000 1__000 _1 1_ 0x1_F 0x_1 0o1_7
+1_0 _+1 0_x1 1_000.5 1_e3 1e1_0 ._5 _._ __ _ 1-1 1.2.3.4 0d12 1j 1L = << ٣ １２ 1² 1.10 0.25 00.5
0e0 -0.0 4.9e-324 1.7976931348623157e308 123456789.123456789
""".split()  # noqa: SIM905, RUF001


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same, in kind and sign too."""
    if isinstance(one, float) and isinstance(other, float):
        return (math.isnan(one) and math.isnan(other)) or str(one) == str(other)
    return type(one) is type(other) and bool(one == other)


def quick(text: str) -> Any:
    """Return what the quick parser makes of a plain scalar."""
    return yaml_rs.loads(f"- {text}", parse_datetime=False)[0]  # type: ignore[index] # a list of one


@pytest.mark.parametrize("text", CORE)
def test_both_readers_read_a_plain_scalar_alike(text: str) -> None:
    assert same(resolve(text), quick(text))


def test_both_readers_read_anything_like_a_number_alike() -> None:
    pick = random.Random(2024)
    for _ in range(20_000):
        text = "".join(pick.choices("0123_+-.xXobBeEinfaNI7", k=pick.randint(1, 7)))
        if text not in {"-", "---", "..."} and not text.startswith("---"):
            assert same(resolve(text), quick(text)), text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", None),
        ("~", None),
        ("010", 10),
        ("0o10", 8),
        ("0x10", 16),
        ("0b10", 2),
        ("1_000", 1000),
        ("-1.5e3", -1500.0),
        ("yes", "yes"),
        ("2026-11-19", "2026-11-19"),
        ("12:30:45", "12:30:45"),
        ("1e400", math.inf),
    ],
)
def test_a_plain_scalar_means(text: str, wanted: object) -> None:
    assert same(resolve(text), wanted)


#: The one remaining difference to the quick parser: it makes a number of any length.
@pytest.mark.parametrize(
    "text", ["1" * 101, "0" * 100 + "1", "0x" + "f" * 99, "-" + "9" * 5000, "1_" * 51 + "1"]
)
def test_a_whole_number_longer_than_any_field_takes_stays_text(text: str) -> None:
    assert len(text) > LONGEST_NUMBER
    assert resolve(text) == text
    assert isinstance(quick(text), int)


def test_the_longest_whole_number() -> None:
    assert resolve("9" * LONGEST_NUMBER) == int("9" * LONGEST_NUMBER)


def test_what_is_no_text_starts_with_one_of_these() -> None:
    assert all(text[:1] in STARTERS for text in CORE if not isinstance(resolve(text), str))
