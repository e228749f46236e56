"""Which files the quick reader leaves to the exact one, and which it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.readers.both import other_values
from wfc.settings import Choice
from wfc.source import exact, limits
from wfc.source.document import Document
from wfc.source.project import Folder
from wfc.source.quick import DoubtError, parsed
from wfc.verdict import verdict

PLAIN = """\
Name: w
ProjectId: 1
Owner: 1000
Tasks:
  - Name: a
    Type: DIDE_SHELL
    RuntimeResource: {ResourceGroupId: r}
    Script:
      Content: |
        echo 1
  - Name: b
    Type: VIRTUAL
    RuntimeResource: {ResourceGroupId: r}
    DependsOn: [a]
"""


@pytest.fixture
def exact_runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets an entry for each file the exact reader reads."""
    runs: list[str] = []
    read = exact.read

    def counted(file: str, data: bytes) -> Document:
        runs.append(file)
        return read(file, data)

    monkeypatch.setattr(exact, "read", counted)
    return runs


def rules(text: str | bytes) -> set[str]:
    data = text if isinstance(text, bytes) else text.encode()
    checked = verdict("w.wfc.yaml", data, Folder(str(Path(__file__).parent)), Choice())
    return {problem.rule for problem in checked.problems}


def changed(old: str, new: str) -> str:
    assert old in PLAIN
    return PLAIN.replace(old, new)


def with_script(*lines: str) -> str:
    return changed("echo 1", "\n        ".join(lines))


#: Sound files that are read exactly, each with the reason.
EXACT: dict[str, str | bytes] = {
    "the workflow's name as a number": changed("Name: w", "Name: 20261119"),
    "a task's name as a number": changed("Name: b", "Name: 010"),
    "a task's name as a boolean": changed("Name: b", "Name: true"),
    "a dependency on a number": PLAIN.replace(": a\n", ": '1'\n").replace("[a]", "['1', 2]")
    + "  - {Name: '2', Type: VIRTUAL, RuntimeResource: {ResourceGroupId: r}}\n",
    "an output that is a number": changed("[a]", "[a]\n    Outputs: {TaskOutputs: [{Output: 1}]}"),
    "an output elsewhere that is a number": "Externals: [1.10]\n" + PLAIN,
    "a code that is a number": changed("[a]", "[a]\n    ClientUniqueCode: 0x1F"),
    "a comment for wfc": changed("[a]", "[a, a]  # wfc: ignore[duplicate-edge]"),
    "an anchor": changed("{ResourceGroupId: r}\n    Script", "&r {ResourceGroupId: r}\n    Script"),
    "an anchor on a line of its own": changed("Script:\n", "Script:\n      &s\n"),
    "an alias": changed("[a]", "&d [a]\n    x-d: *d"),
    "a merge": changed("Type: VIRTUAL", "<<: {Type: VIRTUAL}"),
    "a quoted merge": changed("    DependsOn", "    x-a: {'<<': 1}\n    DependsOn"),
    "a directive": "%YAML 1.2\n---\n" + PLAIN,
    "an end of the document": PLAIN + "...\n",
    "a byte order mark": "\ufeff" + PLAIN,
    "a next line (U+0085)": changed("[a]", "[a]\n    Description: a\x85b"),
    "a line separator (U+2028)": changed("[a]", "[a]\n    Description: a\u2028b"),
    "a paragraph separator (U+2029)": changed("[a]", "[a]\n    Description: a\u2029b"),
    "lines that end in CR": PLAIN.replace("\n", "\r"),
    "one line that ends in CR": changed("echo 1\n", "echo 1\r"),
    "deep indentation": changed("echo 1", "echo 1\n" + " " * 250 + "from a"),
    "a row of dashes": changed("echo 1", "- " * 40),
    "a key that is a number, of ours": "x-a: {1: a}\n" + PLAIN,
    "nothing, of ours": "x-a:\n" + PLAIN,
    "brackets in the column of their key": changed("[a]", "[\n    a\n    ]"),
    "a text that ends the file in its first line": PLAIN + "Description: |\n",
    "a long duration": changed("[a]", "[a]\n    Timeout: 1h30m15s"),
    "an envelope with tasks as text": (
        '{"Action": "ExecuteAdhocWorkflowInstance", "Version": "2024-05-18", "Parameters": {'
        '"Name": "w", "ProjectId": "1", "Owner": "o", "Tasks": "[{\\"Name\\": 1, \\"Type\\": '
        '\\"VIRTUAL\\", \\"RuntimeResource\\": {\\"ResourceGroupId\\": \\"r\\"}}]"}}'
    ),
    "an envelope": 'Action: ExecuteAdhocWorkflowInstance\nVersion: "2024-05-18"\nParameters:\n'
    + "".join(f"  {line}\n" for line in PLAIN.splitlines()),
}
#: Lines of scripts for which a file is read exactly, because the bytes do not tell the two apart.
DOUBTFUL = {
    "a line that begins with &&: an anchor?": ("true \\", "  && false"),
    "a line that begins with !: a tag?": ("! true",),
    "[ !: a tag in brackets?": ("[ ! -f x ]",),
    "a tab that indents: as in YAML it may not": ("cat <<-EOF", "\tx", "EOF"),
    "<<: in a script: a merge?": ("cat <<", "x"),
    "a lone question mark: a key?": ("a ? b : c",),
    "a colon that begins a line": (": nothing",),
    "a bar behind a comma: text in brackets?": ("a, | b",),
    "# wfc: as text": ("echo '# wfc: x'",),
}
#: Lines of scripts that are read quickly.
HARMLESS = (
    ("run * from a", "where b != 'c' and d <> e && f || g and h < i"),
    ("*", "a*b", "count(*), *", "  * x"),
    ("cat <<EOF", "x: *y", "EOF", "cat <<'END' | sed s/a/b/ > /tmp/c 2>&1 &", "END"),
    ("if a; then b; fi && c || d", "x=$((1 & 2))", "! [[ a != b ]]"[2:], "test ! -f x"),
    ("- item", "Tasks:", "Name: x", "key: [a, b", "{", "}", "'", '"', "a: b: c"),
    (
        "# a comment",
        "#!/bin/bash",
        "--- ",
        "...",
        "%s%%",
        "100%",
        "%x",
        "@x",
        "`date`",
        "a -> b => c",
    ),
    ("a \\", "  | grep x", "  > y", "|| c", "case x in a|b) ;; esac", "echo a |", "b"),
    ("print(x[1:], y[:2], {1: a}, [b for b in c])", "d = a if b else c", "lambda x: x"),
    ("a?b:c", "really?", "x = y ?? z"),
    ("tab\tinside", "数据 é 😀", "\\ud800 \\x41", "${dt} $[yyyymmdd-1] $bizdate"),
)
#: Other sound files that are read quickly.
QUICK = {
    "no change": PLAIN,
    "numbers in text fields": changed("1000", "1_000").replace(
        ": r}", ": r7, Cu: 0.50, Image: no}"
    ),
    "digits in quotes": changed("ProjectId: 1", 'ProjectId: "1"'),
    "windows lines": PLAIN.replace("\n", "\r\n"),
    "a start of a document": "---\n" + PLAIN,
    "brackets over lines": changed("[a]", "[\n      a,\n    ]"),
    "quotes over lines": changed("DIDE_SHELL", "DIDE_SHELL\n    Description: 'a\n      b'"),
    "comments": "# a\n" + changed("Type: VIRTUAL", "Type: VIRTUAL  # wfc is fine") + "# b\n",
    "a day": "BizDate: 2026-11-19\n" + PLAIN,
    "quotes inside brackets": changed(
        "Type: VIRTUAL", 'Tags: ["a: b", \'|\', ">"]\n    Type: VIRTUAL'
    ),
    "keys of ours": "x-a: [1, {b: c}]\n" + PLAIN,
}


@pytest.mark.parametrize("case", EXACT)
def test_these_are_read_exactly(case: str, exact_runs: list[str]) -> None:
    assert rules(EXACT[case]) == set()
    assert exact_runs


@pytest.mark.parametrize("case", DOUBTFUL)
def test_these_scripts_are_read_exactly(case: str, exact_runs: list[str]) -> None:
    assert rules(with_script(*DOUBTFUL[case])) == set()
    assert len(exact_runs) == 1


@pytest.mark.parametrize("lines", HARMLESS)
def test_these_scripts_are_read_quickly(lines: tuple[str, ...], exact_runs: list[str]) -> None:
    assert rules(with_script(*lines)) == set()
    assert exact_runs == []


@pytest.mark.parametrize("case", QUICK)
def test_these_are_read_quickly(case: str, exact_runs: list[str]) -> None:
    assert rules(QUICK[case]) == set()
    assert exact_runs == []


#: Mistakes that the quick parser takes for something else, or for nothing.
UNSEEN: dict[str, tuple[str | bytes, str]] = {
    "a tag": (changed("Type: VIRTUAL", "Type: !t VIRTUAL"), "yaml-tag"),
    "a tag behind a tab": (changed("Type: VIRTUAL", "Type:\t!t VIRTUAL"), "yaml-tag"),
    "an empty tag": (changed("Type: VIRTUAL", "Type: ! VIRTUAL"), "yaml-tag"),
    "a tag in brackets": (changed("[a]", "[!t a]"), "yaml-tag"),
    "an anchor of odd signs": (changed("Type: VIRTUAL", "Type: && VIRTUAL"), "yaml-syntax"),
    "a control character": (changed("echo 1", "select\x01 1"), "control-character"),
    "NUL": (changed("echo 1", "select\0 1"), "control-character"),
    "not UTF-8": (PLAIN.encode().replace(b"echo", b"ec\xffho"), "file-encoding"),
    "a tab behind a dash": (changed("- Name: b", "-\tName: b"), "yaml-syntax"),
    "a second document": (PLAIN + "---\n" + PLAIN, "several-documents"),
    "a key as number and as text": (
        changed("echo 1", "echo 1\n      Parameters: {1: a, '1': b}"),
        "duplicate-key",
    ),
    "the same of ours": ("x-a: {1: a, '1': b}\n" + PLAIN, "duplicate-key"),
    "a key that is nothing": ("x-a: {~: a, : b}\n" + PLAIN, "yaml-syntax"),
    "a key that is a list": ("x-a: {[a]: b}\n" + PLAIN, "yaml-key"),
    "a colon without a blank": ("x-a: {a:}\n" + PLAIN, "yaml-syntax"),
    "the same in a list": ("x-a: [a:, b]\n" + PLAIN, "yaml-syntax"),
    "a bar in brackets": (
        changed("{ResourceGroupId: r}\n    D", "{ResourceGroupId: |}\n    D"),
        "yaml-syntax",
    ),
    "a bar at the end of brackets": (
        changed("{ResourceGroupId: r}\n    D", "{ResourceGroupId: |\n      }\n    D"),
        "yaml-syntax",
    ),
    "a bar on a line of its own, in brackets": (
        changed("{ResourceGroupId: r}\n    D", "{ResourceGroupId: r,\n      Cu: |\n      }\n    D"),
        "yaml-syntax",
    ),
    "an arrow in brackets": (changed("[a]", "[a]\n    Tags: [>x]"), "yaml-syntax"),
    "a question mark in brackets": (changed("[a]", "[a]\n    Tags: [?]"), "yaml-key"),
    "another one": (changed("[a]", "[a]\n    Tags: [a ? b]"), "yaml-syntax"),
    "a colon on the next line": (
        changed("{ResourceGroupId: r}\n    D", "{ResourceGroupId\n      : r}\n    D"),
        "yaml-syntax",
    ),
    "a colon at the start of it": (
        "Defaults: {Type\n: VIRTUAL}\n" + PLAIN,
        "yaml-syntax",
    ),
    "a key on two lines": (
        changed("echo 1", "echo 1\n      Parameters: {a\n        b: c}"),
        "yaml-syntax",
    ),
    "another, with an empty line between": ("x-a: {a\n\n  b: c}\n" + PLAIN, "yaml-syntax"),
    "an end before the start": ("...\n" + PLAIN, "yaml-syntax"),
    "a scalar of 3 MB": (changed("echo 1", "echo 1 " * 350_000), "yaml-limit"),
    "deep brackets of ours": ("x-a: " + "[ " * 70 + "] " * 70 + "\n" + PLAIN, "yaml-limit"),
}


@pytest.mark.parametrize("case", UNSEEN)
def test_what_only_the_exact_reader_sees_is_told(case: str) -> None:
    text, rule = UNSEEN[case]
    assert rule in rules(text)


def test_a_file_of_too_many_values_is_read_exactly(
    exact_runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "VALUES", 10)
    assert rules(PLAIN) == {"yaml-limit"}
    assert len(exact_runs) == 1


def test_numbers_of_which_only_the_spelling_is_lost_are_the_same_values() -> None:
    """What ``other_values`` lets pass, and what not."""
    spellings: list[tuple[Any, Any]] = [("1000", "1_000"), ("0.5", "0.50"), ("true", "True")]
    assert [other_values(*pair) for pair in spellings] == ["", "", ""]
    others: list[tuple[Any, Any]] = [
        ("1000", "1001"),
        ("a", "b"),
        ("", "~"),
        (1, "1"),
        ([1], [1, 1]),
    ]
    assert all(other_values(*pair) for pair in others)
    assert other_values({"x-a": 1, "b": {"c": ["1"]}}, {"b": {"c": ["0x1"]}}) == ""


def test_the_quick_parser_is_not_asked_about_an_open_end() -> None:
    for end in ("a: |", "a: >-\n\n", "a: |2 # b\n", "a:\n - |+\n", "a: |\n  b\n  "):
        with pytest.raises(DoubtError):
            parsed(end.encode())
    for end in ("a: 'b: |'\n", "a: b # |\n", "a: |\n  b\n", "# -\na: 1\n"):
        assert parsed(end.encode())
