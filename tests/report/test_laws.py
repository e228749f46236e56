"""What holds of every report, whatever is in the files."""

from __future__ import annotations

import json
import re
import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from wfc.problem import Edit, Finding, Fix, Label, Place, Problem
from wfc.report.formats import FORMATS, renderer
from wfc.report.order import in_order
from wfc.report.text import plain
from wfc.report.width import columns
from wfc.source.document import Document

from .sheet import between, drawn, outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.report.outcome import Outcome

PAINT = re.compile(r"\x1b\[1(;3\d)?m|\x1b\[0m")
ACTING = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}

hostile = st.sampled_from(
    [
        *"\x00\x07\x08\x1b\t\r\n\x7f\x85\x9b\u200b\u202e\u2066\u2028\ufeff\ufe0f\ud800\U000e0041",
        *("\r\n", "\x1b[31m", "报", "e\u0301", "\U0001f680", "##[error]", "::error::", "a", " "),
    ]
)
texts = st.lists(hostile | st.characters(categories=("L", "M", "N", "P", "S", "Z", "C"))).map(
    "".join
)
offsets = st.integers(0, 60)


@st.composite
def places(draw: st.DrawFn, sheets: list[Document]) -> Place:
    sheet = draw(st.sampled_from(sheets))
    start, size = draw(offsets), draw(offsets)
    return draw(
        st.sampled_from([between(sheet, start, start + size), Place("unread" + sheet.file)])
    )


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    sheets = [Document(draw(texts), draw(texts)) for _ in range(2)]
    place = places(sheets)
    labels = st.builds(Label, place, texts)
    fixes = st.builds(Fix, texts, st.tuples(st.builds(Edit, place, texts)), safe=st.booleans())
    findings = st.builds(
        Finding,
        texts,
        place,
        label=texts,
        related=st.lists(labels, max_size=4).map(tuple),
        help=st.lists(texts, max_size=2).map(tuple),
        drawing=st.lists(texts, max_size=2).map(tuple),
        fix=st.none() | fixes,
    )
    severities = st.sampled_from(["error", "warning", "info"])
    problems = st.lists(st.builds(Problem, texts, severities, findings), max_size=3)
    return outcome(*draw(problems), sheets=tuple(sheets))


@given(outcomes())
def test_nothing_of_the_input_acts_on_the_terminal(found: Outcome) -> None:
    for name in FORMATS:
        text = renderer(name)(found, color=False)
        assert {char for char in text if unicodedata.category(char) in ACTING} <= {"\n"}


@given(outcomes())
def test_nothing_of_the_input_commands_a_build_server(found: Outcome) -> None:
    """In ``github`` what commands is ours, as ``test_judged`` shows."""
    for name in sorted({*FORMATS} - {"github"}):
        for row in renderer(name)(found, color=False).splitlines():
            assert not re.search(r"##(vso|teamcity)?\[\w|^\s*::\w", row)


@given(outcomes())
def test_colour_adds_nothing_but_paint(found: Outcome) -> None:
    for name in FORMATS:
        render = renderer(name)
        assert PAINT.sub("", render(found, color=True)) == render(found, color=False)


@given(outcomes())
def test_the_number_of_lines_is_ours_alone(found: Outcome) -> None:
    rows = renderer("concise")(found, color=False).splitlines()
    assert len(rows) == len(found.problems) + 1


lines = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n") | st.just("\t"), max_size=30
)


@given(before=lines, words=lines, after=lines)
def test_the_caret_stands_below_what_it_is_about(before: str, words: str, after: str) -> None:
    sheet = Document("a.yaml", before + words + after)
    assume(columns(shown(sheet.text)) <= 138)
    place = between(sheet, len(before), len(before + words))
    *_, line, carets = drawn(Problem("no", "error", Finding("no", place)), sheet).split("\n")
    assert line == f"1 | {shown(sheet.text)}".rstrip(" ")
    width = max(columns(shown(words)), 1)
    assert carets == "  | " + " " * columns(shown(before)) + "^" * width


def shown(text: str) -> str:
    return "    ".join(plain(part) for part in text.split("\t"))


@given(start=st.integers(0, 3000), size=st.integers(0, 3000), unit=st.sampled_from("a报\t\u0301"))
def test_a_long_line_takes_at_most_140_columns_and_keeps_its_mark(
    start: int, size: int, unit: str
) -> None:
    sheet = Document("a.yaml", unit * 3000)
    place = between(sheet, start, start + size)
    *_, line, carets = drawn(Problem("no", "error", Finding("no", place)), sheet).split("\n")
    assert columns(line) <= len("1 | ") + 140
    assert columns(carets) <= len("1 | ") + 140
    assert "^" in carets


@given(outcomes())
def test_json_reads_back_and_points_into_the_files(found: Outcome) -> None:
    report = json.loads(renderer("json")(found, color=False))
    for told, (problem, _) in zip(report["problems"], in_order(found), strict=True):
        assert told["message"] == json.loads(json.dumps(problem.finding.message))
        if told["line"] is None:
            continue
        text = found.documents[problem.finding.place.file].text
        lines = re.split(r"\r\n|\r|\n", text)
        for line, column in (
            (told["line"], told["column"]),
            (told["end_line"], told["end_column"]),
        ):
            assert 1 <= line <= len(lines)
            # One column more for the end, and one for a place inside CRLF.
            assert 1 <= column <= len(lines[line - 1]) + 2
