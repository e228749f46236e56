"""Laws of the exact reader, on generated values in generated spellings and on damaged files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml_rs
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.laws import examples
from tests.source.reading import document
from tests.source.test_scalars import same
from wfc.problem import Place
from wfc.source.document import Document
from wfc.source.flow import unquote
from wfc.source.marks import inner, value_span
from wfc.source.scalars import resolve

# No control characters, no surrogates, no byte order mark: those are faults, not text.
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs", "Cn"],
    include_characters="\t\n\x85",
    exclude_characters="\ufeff",
)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.text("ab :#-'\"\\{}[],?\n\t&*!|>%@`é😀\u2028_10.", max_size=10),
    st.sampled_from(["yes", "010", "1.10", "~", "null", "<<", "${x}", "a: b", " a", "a\n\nb\n"]),
)
NUMBERS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
)
KEYS = st.text("abc :#'\"é😀\u2028-1", min_size=1, max_size=6)
VALUES = st.recursive(
    st.one_of(TEXTS, NUMBERS),
    lambda inside: st.one_of(
        st.lists(inside, max_size=4), st.dictionaries(KEYS, inside, max_size=4)
    ),
    max_leaves=12,
)
PLAIN = set("abcdefghijklmnopqrstuvwxyz0123456789_.é😀\u2028\x85$")


class Dumper:
    """Writes a value as YAML, each part in one of the ways that mean it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def node(self, value: Any, indent: int) -> str:
        """Write what stands behind a colon, with the blank or line break in front of it."""
        if isinstance(value, dict | list) and value and self.draw(st.booleans()):
            return "\n" + self.block(value, indent)
        if isinstance(value, str) and self.is_literal(value) and self.draw(st.booleans()):
            return " " + self.literal(value, indent)
        return " " + self.flow(value)

    def block(self, value: Any, indent: int) -> str:
        """Write a collection that is not empty, an entry a line."""
        blanks, deeper = " " * indent, indent + self.draw(st.integers(1, 3))
        if isinstance(value, list):
            return "\n".join(f"{blanks}-{self.node(item, deeper)}" for item in value)
        entries = ((self.quoted(key), self.node(item, deeper)) for key, item in value.items())
        return "\n".join(f"{blanks}{key}:{item}" for key, item in entries)

    def flow(self, value: Any) -> str:
        """Write a value in brackets or on one line."""
        if isinstance(value, str):
            return self.quoted(value)
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        if isinstance(value, dict):
            pairs = (f"{self.quoted(key)}: {self.flow(item)}" for key, item in value.items())
            return "{" + ", ".join(pairs) + "}"
        return json.dumps(value)

    def quoted(self, text: str) -> str:
        """Write text on one line."""
        ways = [json.dumps(text), json.dumps(text, ensure_ascii=False).replace("\x85", "\\N")]
        if "\n" not in text:
            ways.append("'" + text.replace("'", "''") + "'")
        if set(text) <= PLAIN and isinstance(resolve(text), str) and text[0] != ".":
            ways.append(text)
        return self.draw(st.sampled_from(ways))

    @staticmethod
    def is_literal(text: str) -> bool:
        """Tell whether text can be a ``|`` scalar without an indication of its indentation."""
        return bool(text.strip(" \n\t")) and text[0] not in " \n\t" and " \n" not in text

    @staticmethod
    def literal(text: str, indent: int) -> str:
        """Write text as a ``|`` scalar."""
        body = text.rstrip("\n")
        sign = {0: "-", 1: ""}.get(len(text) - len(body), "+")
        lines = [" " * (indent + 1) + line if line else "" for line in body.split("\n")]
        return "\n".join([f"|{sign}", *lines, *[""] * (len(text) - len(body) - 1)])


@st.composite
def spelt(draw: st.DrawFn) -> tuple[Any, str]:
    """Draw a value that is a collection, and a text that means it."""
    value = draw(VALUES.filter(lambda drawn: isinstance(drawn, dict | list) and drawn))
    text = Dumper(draw).block(value, 0) + "\n"
    return value, text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


def leaves(value: Any, route: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Give the route and value of each scalar."""
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, item in steps:
            yield from leaves(item, (*route, step))
    else:
        yield route, value


def equal(one: Any, other: Any) -> bool:
    """Tell whether two trees are the same, in kind and order too."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and equal(list(one.values()), list(other.values()))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    return same(one, other)


@given(spelt())
def test_what_was_written_is_read(case: tuple[Any, str]) -> None:
    value, text = case
    read = document(text)
    assert read.faults == ()
    assert equal(read.value, value)


@given(spelt())
def test_the_span_of_a_scalar_or_key_reads_back_to_it(case: tuple[Any, str]) -> None:
    value, text = case
    read = document(text)
    for route, leaf in leaves(value):
        start, end = read.span(Place("f", route))
        if read.text[start] != "|":
            assert same(document(f"[{read.text[start:end]}]").value[0], leaf)
        if isinstance(route[-1], str):
            start, end = read.span(Place("f", route, "key"))
            assert document(f"{read.text[start:end]}: 1").value == {route[-1]: 1}
        spelling = read.spelling(route)
        assert same(leaf if isinstance(leaf, str) else resolve(spelling), leaf)


@given(spelt(), st.data())
def test_the_span_of_a_part_of_a_text_is_where_it_is_written(
    case: tuple[Any, str], data: st.DataObject
) -> None:
    value, text = case
    read = document(text)
    for route, leaf in leaves(value):
        if not isinstance(leaf, str) or not leaf:
            continue
        first = data.draw(st.integers(0, len(leaf) - 1))
        last = data.draw(st.integers(first, len(leaf)))
        start, end = read.span(Place("f", route).slice(first, last))
        whole = slice(*whole_span(read, route))
        assert whole.start <= start <= end <= whole.stop
        start, end = read.span(Place("f", route).slice(first, first + 1))
        written = read.text[start:end]
        assert written[:1] in {leaf[first], "\\", "\r"}
        assert len(written) == 1 or written[0] in "\\'\r"


def whole_span(read: Document, route: tuple[str | int, ...]) -> tuple[int, int]:
    """Return all of a scalar, a block scalar with its lines."""
    mark: Any = read.marks
    for step in route:
        mark = mark.items[step] if isinstance(step, int) else mark.entries[step]
    start, end = value_span(inner(mark))
    return read.lines.widen(start), read.lines.widen(end)


@given(st.text("ab \n\\\"'é\t\u2028", max_size=12), st.booleans())
def test_our_walk_reads_quotes_as_the_parser_does(inside: str, double: bool) -> None:
    quote = '"' if double else "'"
    text = f"{quote}{inside}{quote}"
    read = document(f"- {text}")
    assume(read.faults == () and read.value is not None)
    assume(value_span(read.marks.items[0]) == (2, 2 + len(text)))  # type: ignore[union-attr] # a list
    assert unquote(f"- {text}", 2, 2 + len(text)) == (read.value[0], [])


@given(st.binary(max_size=40))
def test_any_bytes_end_in_a_document_whose_faults_have_places(data: bytes) -> None:
    read = document(data)
    for fault in read.faults:
        start, end = read.span(fault.place)
        assert 0 <= start <= end <= len(read.text)
    assert (read.marks is None) <= bool(read.faults)


SEED = """\
Name: "q\\t\\u00e9 \\ud83d\\ude00"   # c
Defaults: &d {Type: VIRTUAL, From: load:rows, l: [a, 'b''c', {x: 1}]}
Tasks:
- Name: 'x'
  Timeout: 1_000
  Copy: *d
  Content: |-
    a: b
      c

    d # no
  Other: >+
    folded
    text

      more

  Plain: one two
    three
"""
PIECES = ["'", '"', ":", ": ", "- ", "#", " #", "|", ">", "&a ", "*a", "!t ", "{", "}", "[", "]"]
PIECES += [",", "\t", "%", "@", "\\", "---\n", "...\n", "? ", "~", "<<: ", "\r", "\x85", "é", "  "]
PIECES += ["\n", "\n\n", "yes", "0o7", "1_0", "null"]
EDITS = st.tuples(st.integers(0, len(SEED)), st.integers(0, 4), st.sampled_from(["", *PIECES]))

#: What yaml-rs 0.1.6 takes and the exact reader does not, with an example of each: what is not
#: allowed here, and what its parser, which knows YAML 1.1 only, cannot read.
STRICTER: dict[tuple[str, object], str] = {
    ("duplicate-key", None): "{1: a, '1': b}",
    ("empty-file", None): "# nothing",
    ("several-documents", None): "--- a\n--- b\n",
    ("yaml-alias", "cyclic"): "&x [*x]",
    ("yaml-directive", None): "%YAML 1.1\n--- a\n",
    ("yaml-key", "alias"): "[&x a, {*x : b}]",
    ("yaml-key", "collection"): "? [a]\n: b\n",
    ("yaml-key", "empty"): "{'': a}",
    ("yaml-merge", "value"): "<<: a",
    ("yaml-syntax", "after-value"): "- : a",
    ("yaml-syntax", "bracket-goes-on"): "{a\n: b}",
    ("yaml-syntax", "colon-blank"): "{a:}",
    ("yaml-syntax", "colon-in-value"): "{a: &x :b}",
    ("yaml-syntax", "comma-missing"): "[a ? b]",
    ("yaml-syntax", "no-key"): ": a",
    ("yaml-syntax", "no-name"): "[&:x a]",
    ("yaml-syntax", "no-value"): "...\na: b\n",
    ("yaml-syntax", "reserved"): "[a, > 'b']",
    ("yaml-syntax", "tab"): "-\ta",
    ("yaml-tag", None): "!x a",
}
#: What yaml-rs refuses and the exact reader takes, by its words; the second and the last wrongly.
LAXER = {
    "comments must be separated from other tokens by whitespace": "a: |#\n  b\n",
    "invalid indentation in multiline quoted scalar": "a: 'b\n\n c'\n",
    "invalid indentation in flow construct": "a: [b,\nc]\n",
    "invalid indentation": "a: [\nb]\n",
    "plain scalar cannot start with '-' followed by ,[]{}": "[-]",
    "':' must be followed by a valid YAML whitespace": "[a:\tb]",
}


@pytest.mark.parametrize(("mistake", "text"), STRICTER.items())
def test_only_the_quick_parser_takes_this(mistake: tuple[str, object], text: str) -> None:
    _, refusal, read = verdicts(text)
    assert refusal == ""
    assert mistake in mistakes(read)


@pytest.mark.parametrize(("words", "text"), LAXER.items())
def test_only_the_exact_reader_takes_this(words: str, text: str) -> None:
    _, refusal, read = verdicts(text)
    assert refusal == words
    assert read.faults == ()


def mistakes(read: Document) -> set[tuple[str, object]]:
    """Return rule and kind of each fault."""
    return {(fault.rule, fault.facts.get("what")) for fault in read.faults}


def verdicts(text: str) -> tuple[Any, str, Document]:
    """Return what yaml-rs makes of a text, the words of its refusal, and what we make of it."""
    try:
        return yaml_rs.loads(text, parse_datetime=False), "", document(text)
    except (yaml_rs.YAMLDecodeError, TypeError) as error:  # TypeError: a mapping as a key
        return None, str(error).splitlines()[-1], document(text)


@given(spelt())
def test_both_readers_read_the_same(case: tuple[Any, str]) -> None:
    value, text = case
    assume("\r" not in text.replace("\r\n", ""))  # a guard sends those to the exact reader
    quick, refusal, _ = verdicts(text)
    assert refusal == ""
    assert equal(json.loads(json.dumps(quick)), value)


@examples(1000)  # the lists above are long, not complete
@given(st.lists(EDITS, min_size=1, max_size=3))
def test_both_readers_judge_a_damaged_file_alike(edits: list[tuple[int, int, str]]) -> None:
    text = SEED
    for at, cut, put in edits:
        text = text[:at] + put + text[at + cut :]
    assume("<<" not in text)  # merged by us, a key like any other for yaml-rs
    quick, refusal, read = verdicts(text)
    found = mistakes(read)
    if not refusal and not found:
        assert equal(with_text_keys(quick), read.value)
    elif not refusal:
        assert found & set(STRICTER)
    elif not found:
        assert refusal in LAXER


def with_text_keys(value: Any) -> Any:
    """Return a value of yaml-rs with the keys that are no text left out of the comparison."""
    if isinstance(value, dict):
        assume(all(isinstance(key, str) for key in value))
        return {key: with_text_keys(item) for key, item in value.items()}
    return [with_text_keys(item) for item in value] if isinstance(value, list) else value
