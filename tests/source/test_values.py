"""What a text means: an input beside its value, where there is a choice to be made."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.source.reading import document, value

VALUES: dict[str, tuple[str, Any]] = {
    "plain scalars are resolved by the core schema": (
        "[1, 1.5, true, null, ~, yes, 2026-11-19, 12:30:45, 010, 0x1F, '1']",
        [1, 1.5, True, None, None, "yes", "2026-11-19", "12:30:45", 10, 31, "1"],
    ),
    "keys are text as written": (
        "{010: a, 1.10: b, yes: c, ~: d, true: e, 'q': f}",
        {"010": "a", "1.10": "b", "yes": "c", "~": "d", "true": "e", "q": "f"},
    ),
    "an explicit key": ("? a\n: b\n", {"a": "b"}),
    "a key without a value": ("a:\nb: {c, d: }\n", {"a": None, "b": {"c": None, "d": None}}),
    "a list at the column of its key": (
        "a:\n- 1\n- \n- b: 2\n  c: 3\n",
        {"a": [1, None, {"b": 2, "c": 3}]},
    ),
    "an anchor used later": ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
    "an anchor named again names the later thing": ("[&x 1, *x, &x 2, *x]", [1, 1, 2, 2]),
    "an inner anchor of the same name stays": ("[&x [&x 1], *x]", [[1], 1]),
    "an anchored key": ("&k key: 1\nb: *k\n", {"key": 1, "b": "key"}),
    "an alias as the whole of a list item": ("- &a {b: 1}\n- *a\n", [{"b": 1}, {"b": 1}]),
    "a merged mapping comes under the keys beside it": (
        "- &a {x: 1, y: 2}\n- {<<: *a, y: 3}\n- {y: 3, <<: *a}\n",
        [{"x": 1, "y": 2}, {"x": 1, "y": 3}, {"x": 1, "y": 3}],
    ),
    "of several merged mappings the first wins": (
        "- &a {x: 1}\n- &b {x: 2, y: 2}\n- <<: [*a, *b, {z: 3}]\n",
        [{"x": 1}, {"x": 2, "y": 2}, {"x": 1, "y": 2, "z": 3}],
    ),
    "merging what was merged": (
        "- &a {x: 1}\n- &b {<<: *a, y: 2}\n- {<<: *b}\n",
        [{"x": 1}, {"x": 1, "y": 2}, {"x": 1, "y": 2}],
    ),
    "a quoted << is a key": ('{"<<": 1}', {"<<": 1}),
    "<< as a value is text": ("a: <<", {"a": "<<"}),
    "the directive of YAML 1.2": ("%YAML 1.2 # yes\n---\na: 1\n", {"a": 1}),
    "a byte order mark": ("\ufeffa: 1\n", {"a": 1}),
    "CRLF": ("a: |\r\n  x\r\n  y\r\nb: 'c\r\n  d'\r\n", {"a": "x\ny\n", "b": "c d"}),
    "CR alone": ("a: |\r  x\r  y\rb: 1\r", {"a": "x\ny\n", "b": 1}),
    "NEL, LS and PS are no line breaks": (
        "a: x\x85y\nb: 'x\u2028y'\nc: |\n  x\u2029 y\n",
        {"a": "x\x85y", "b": "x\u2028y", "c": "x\u2029 y\n"},
    ),
    "NEL at the end of a line": ("a: b\x85\nc: d\n", {"a": "b\x85", "c": "d"}),
    "NEL as an escape beside a real one": ('a: "\\N\x85"', {"a": "\x85\x85"}),
    "private-use characters stay": ("a: \ue000\ue001\x85\n", {"a": "\ue000\ue001\x85"}),
    "an emoji as a pair of escapes": ('a: "\\ud83d\\uDE00!"', {"a": "😀!"}),
    "pairs of escapes elsewhere are text": (
        "a: \\ud83d\nb: '\\uD83D\\ude00'\nc: |\n  \\ud83d\nd: \"\\\\ud83d \\ud83d\\ude00\"\n",
        {"a": "\\ud83d", "b": "\\uD83D\\ude00", "c": "\\ud83d\n", "d": "\\ud83d 😀"},
    ),
    "a pair of escapes in a key": ('{"\\ud83d\\ude00": 1}', {"😀": 1}),
    "folding and escapes beside a pair": (
        'a: "\\ud83d\\ude00\n  x\\\n  y  \\t\n\n  z\\x41\\L"',
        {"a": "😀 xy  \t\nzA\u2028"},
    ),
    "every escape, read by our own walk": (
        'a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P'
        '\\x41\\u0042\\U00000043\\ud83d\\ude00"',
        {"a": '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029ABC😀'},
    ),
    "colons inside plain scalars in brackets": (
        "{From: load:rows, u: http://x:80/y?z=1, v: [a:b, ?x, :y]}",
        {"From": "load:rows", "u": "http://x:80/y?z=1", "v": ["a:b", "?x", ":y"]},
    ),
    "colons in brackets leave others alone": (
        '{a: b:c, "d":1, e: "f:g", h: \'?i:j\'} # k:l',
        {"a": "b:c", "d": 1, "e": "f:g", "h": "?i:j"},
    ),
    "question marks inside plain scalars in brackets": ("[a?b, what?]", ["a?b", "what?"]),
    "tabs where YAML allows them": ("a:\tb\t# c\nd: [\n\t1,\n\t2\n]\n", {"a": "b", "d": [1, 2]}),
    "a block scalar at the end of a file without a line break": ("a: |\n  x", {"a": "x\n"}),
    "the same without a last line break": ("a: |-\n  x\n   ", {"a": "x\n "}),
    "documents may begin and end with markers": ("---\na: 1\n...\n# b\n...\n", {"a": 1}),
    "a scalar alone": ("--- x", "x"),
    "null alone is a value": ("~", None),
}


@pytest.mark.parametrize(("text", "wanted"), VALUES.values(), ids=VALUES)
def test_this_text_means(text: str, wanted: Any) -> None:
    got = value(text)
    assert json.dumps(got) == json.dumps(wanted) or got == wanted


def test_merged_keys_come_after_those_written() -> None:
    assert list(value("- &a {x: 1}\n- {<<: *a, y: 2}\n")[1]) == ["y", "x"]


def test_what_stands_for_one_alias_is_one_object() -> None:
    read = value("- &a [x]\n- *a\n")
    assert read[0] is read[1]


def test_json_as_the_standard_library_writes_it() -> None:
    body = {"Name": "订单 😀", "Tasks": [{"a/b": "\x7f\u2028\n"}, 1.5e300, -1, True, None, {}]}
    for text in (
        json.dumps(body),
        json.dumps(body, ensure_ascii=False, indent="\t").replace("\x7f", "\\u007f"),
    ):
        assert value(text) == body


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    import gc

    assert gc.isenabled()
    document("a: [")
    assert gc.isenabled()
    gc.disable()
    try:
        document("a: 1")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_other_users_of_the_parser_do_not_notice() -> None:
    from ruamel.yaml import YAML

    document("a: &b [1, *b]")
    assert [type(event).__name__ for event in YAML(typ="safe", pure=False).parse("[1]")][2:5] == [
        "SequenceStartEvent",
        "ScalarEvent",
        "SequenceEndEvent",
    ]
