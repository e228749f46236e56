"""Inputs made to do harm end with one fault, soon; nothing here is timed, all of it would hang."""

from __future__ import annotations

import pytest

from tests.source.reading import document, faults
from wfc.source import limits

MANY = 100_000
LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)
)
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, MANY))
MERGES = "a: &a {" + ", ".join(f"k{i}: 1" for i in range(1000)) + "}\n"
MERGES += "".join(f"b{i}:\n  <<: [{', '.join(['*a'] * 100)}]\n" for i in range(11))

LIMITS: dict[str, tuple[str, str]] = {
    "brackets": ("[" * MANY, "yaml-limit depth 1:65 ["),
    "braces": ("{a: " * MANY, "yaml-limit depth 1:257 {"),
    "dashes": ("- " * MANY, "yaml-limit depth 1:129 -"),
    "question marks": ("? " * MANY, "yaml-limit depth 1:129 ?"),
    "levels of a block": (
        "".join(f"{' ' * i}a:\n" for i in range(2000)),
        "yaml-limit depth 65:65 a",
    ),
    "a billion laughs": (LAUGHS, "yaml-limit aliases 7:10 *a5"),
    "a deep chain of aliases": (CHAIN, "yaml-limit alias-depth 64:12 *a62"),
    "merging again and again": (MERGES, "yaml-limit aliases 21:404 *a"),
    "a large scalar": ("a: " + "x" * (limits.SCALAR_BYTES + 1), "yaml-limit scalar 1:4 xx"),
    "a large script": ("a: |\n" + "  订单\n" * 300_000, "yaml-limit scalar 1:4 |"),
    "all private-use characters": (
        "a: \x85" + "".join(map(chr, range(0xE000, 0xF900))),
        "yaml-limit private 1:1",
    ),
}


@pytest.mark.parametrize(("text", "wanted"), LIMITS.values(), ids=LIMITS)
def test_a_limit_ends_the_file(text: str, wanted: str) -> None:
    (got,) = faults(text)
    assert got.startswith(wanted)
    assert document(text).marks is None


def test_the_number_of_faults_is_limited() -> None:
    read = document("a: 1\n" * MANY)
    assert len(read.faults) == limits.FAULTS + 1
    assert read.faults[-1].facts["what"] == "faults"


def test_the_number_of_values_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VALUES", 5)
    assert faults("[1, 2, 3, 4]") == []
    assert faults("[1, 2, 3, 4, 5]") == ["yaml-limit values 1:14 5"]


def test_the_size_of_a_file_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wfc.source.decode.FILE_BYTES", 5)
    assert faults("a: 12") == []
    assert faults("a: 123") == ["yaml-limit file 1:1"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "x" * 2_000_000,
        "a: " + "1" * 2_000_000,
        "a: 1." + "1" * 1_900_000 + "e5",
        "a: " + "1_" * 900_000 + "x",
        'a: "' + "\\ud83d\\ude00" * MANY + '"',
        '- "\\ud83d\\ude00"\n' * 10_000,
        "a: \x85" + "\x85" * MANY,
        "- &" + "a" * 1_000_000 + " x\n- *" + "a" * 1_000_000,
        "a: x" + " #" * 1_000_000,
        "?" * 1_000_000,
        "a: >\n" + " x\n\n" * MANY,
        "[" + "a: b, " * MANY + "]",
        "\n".join(f"k{i}: {i}" for i in range(MANY)),
        "\n".join(f"- &a{i} x\n- *a{i}" for i in range(MANY // 10)),
        "{" + ", ".join(f"a: b:{i}" if i == 0 else f"k{i}: b:c" for i in range(10_000)) + "}",
    ],
)
def test_large_but_harmless(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a: '" + "x\n" * MANY,
        "a: [" + "x,\n" * MANY,
        "#\n" * MANY,
        "\r" * MANY,
        "\t" * MANY,
        ":" * MANY,
        "*" * MANY,
        "&a " * MANY,
        "!" * MANY,
        "%" * MANY,
        "%TAG ! x\n" * MANY + "---\na: 1",
        "a: 1\n" + "%x\n" * MANY,
        "---\na: 1\n" * MANY,
        "a\n" + "...\n" * MANY + "b",
        "\0" * MANY,
        "\ufeff" * MANY,
        "{a: " + "b:" * MANY,
        "- *x\n" * (limits.FAULTS - 1),
        "".join(f"- &anchor{i} x\n" for i in range(10_000)) + "- *anchr\n" * 5_000,
        "&a {<<: *a}",
        "&a [{<<: [*a]}]",
        "x: &a [*a, *a]\ny: *a",
    ],
)
def test_broken_and_hostile(text: str) -> None:
    read = document(text)
    assert read.faults
    for fault in (*read.faults[:3], read.faults[-1]):
        start, end = read.span(fault.place)
        assert 0 <= start <= end <= len(text)
