"""What the rules of the reader say: one sentence for each mistake, and examples that are true."""

from __future__ import annotations

import re
from importlib import import_module
from types import ModuleType

import pytest

from tests.source import test_faults, test_hostile
from tests.source.reading import at, document, faults, finding
from wfc.rules import yaml_limit, yaml_syntax

RULES = [
    "control-character",
    "duplicate-key",
    "empty-file",
    "file-encoding",
    "several-documents",
    "yaml-alias",
    "yaml-directive",
    "yaml-key",
    "yaml-limit",
    "yaml-merge",
    "yaml-syntax",
    "yaml-tag",
]
INPUTS: list[str | bytes] = [case[0] for case in test_faults.COLLECTED.values()]
INPUTS += [case[0] for case in test_faults.ENDING.values()]
INPUTS += [case[0] for case in test_hostile.LIMITS.values()]
JARGON = re.compile(r"token|scan|pars|\bflow\b|scalar|None|expected <|libyaml|ruamel|simple key")


def rule(name: str) -> ModuleType:
    """Return the module of a rule."""
    return import_module("wfc.rules." + name.replace("-", "_"))


@pytest.mark.parametrize("text", INPUTS)
def test_every_fault_has_a_sentence_in_plain_words(text: str | bytes) -> None:
    read = document(text)
    for fault in read.faults:
        said = finding(fault)
        assert 0 < len(said.message) <= 100
        assert not said.message.endswith(".")
        words = [said.message, said.label, *said.help, *(label.message for label in said.related)]
        assert not [line for line in words if JARGON.search(line) or "{closer}" in line]


def test_every_sentence_is_about_a_mistake_that_is_tested() -> None:
    made = {str(fault.facts.get("what")) for text in INPUTS for fault in document(text).faults}
    assert set(yaml_syntax._MISTAKES) <= made
    assert set(yaml_limit._LIMITS) <= made | {"file", "values", "faults"}


@pytest.mark.parametrize("name", RULES)
def test_the_manual_of_a_rule_shows_what_fails_and_what_works(name: str) -> None:
    manual = rule(name).__doc__ or ""
    examples = re.findall(r"```yaml (\w+)\n(.*?)```", manual, re.DOTALL)
    assert [kind for kind, _ in examples] in (["fails", "works"], ["none", "works"])
    for kind, text in examples:
        named = [fault.split()[0] for fault in faults(text)]
        assert kind == "none" or named == ([name] if kind == "fails" else [])
    assert "What it does:" in manual
    assert "Why is this bad:" in manual
    assert rule(name).SEVERITY == "error"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Name: a\n'Name': b\n",
            [
                "`Name` is written twice",
                "2:1 'Name' written again here",
                "1:1 Name `Name` is first written here",
                "remove one of the two",
            ],
        ),
        (
            "a: [x, {y: 1\n",
            [
                "`{` is never closed",
                "1:8 { `}` is missing for this",
                "1:13 the file ends here without it",
            ],
        ),
        (
            "Tasks:\n    - Name: a\n   - Name: b\n",
            [
                "this line is indented by 3, unlike anything it could belong to",
                "3:4 - indented by 3",
                "1:1 T indented by 0",
                "indent it by 4 to go on with what is above, or by 0",
            ],
        ),
        (
            "Description: it: works\n",
            [
                "`: ` within a value that is not quoted",
                "1:16 : makes a key of what is in front",
                "quote the value, or write the inner key on a line of its own, indented",
                'fix quote it: 1:14 it: works -> "it: works"',
            ],
        ),
        (
            "a: &small {b: 1}\nc: *smal\n",
            [
                "`*smal` refers to an anchor that is not defined above it",
                "2:4 *smal did you mean `*small`?",
                "1:4 &small an anchor with a similar name is defined here",
                "fix use `*small`: 2:4 *smal -> *small",
            ],
        ),
        (
            "a: {b: ${{ params.x }}}\n",
            [
                "`${` within `[ ]` or `{ }` has to be quoted",
                "1:8 ${{ params.x }} its brackets are taken for a mapping",
                'safe fix quote it: 1:8 ${{ params.x }} -> "${{ params.x }}"',
            ],
        ),
    ],
)
def test_a_rule_says(text: str, wanted: list[str]) -> None:
    read = document(text)
    said = finding(read.faults[0])
    lines = [said.message, f"{at(read, said.place)} {said.label}"]
    lines += [f"{at(read, label.place)} {label.message}" for label in said.related]
    lines += said.help
    if said.fix:
        (edit,) = said.fix.edits
        safe = "safe " if said.fix.safe else ""
        lines.append(f"{safe}fix {said.fix.message}: {at(read, edit.place)} -> {edit.text}")
    assert lines == wanted


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a: b: c # d\n", 'a: "b: c" # d\n'),
        ("a: 1\n  b: 2\n", "a: 1\nb: 2\n"),
        ("a:\n\tb: 1\n", "a:\n  b: 1\n"),
        ("a: @x\n", 'a: "@x"\n'),
        ('a: @"x"\n', "a: '@\"x\"'\n"),
        ('a: "\\d"\n', 'a: "\\\\d"\n'),
        ("a:1\nb: 2\n", "a: 1\nb: 2\n"),
        ("- a\n-b\n- c\n", "- a\n- b\n- c\n"),
        ("a: 'x'# y\n", "a: 'x' # y\n"),
        ("a: !!str 1\n", "a: 1\n"),
        ("a: !t\n  - 1\n", "a: \n  - 1\n"),
        ("a: x\ufeff\n", "a: x\n"),
        ("a: *.sql\n", 'a: "*.sql"\n'),
        ("a: {b: @x, c: 1}\n", 'a: {b: "@x", c: 1}\n'),
        ("a: [*, 1]\n", 'a: ["*", 1]\n'),
        ("a: {b: $[hh24-1/24], c: 1}\n", 'a: {b: "$[hh24-1/24]", c: 1}\n'),
        ("a: [ select ${x} from t, 2]\n", 'a: [ "select ${x} from t", 2]\n'),
        ("a: 1\nb\uff1a2\n", "a: 1\nb: 2\n"),
    ],
)
def test_a_fix_mends(text: str, mended: str) -> None:
    read = document(text)
    fix = finding(read.faults[0]).fix
    assert fix is not None
    (edit,) = fix.edits
    start, end = read.span(edit.place)
    assert text[:start] + edit.text + text[end:] == mended
    assert faults(mended) == []
