"""Lines as an editor counts them."""

from __future__ import annotations

from wfc.source.document import Document
from wfc.source.lines import Lines, plain

MIXED = "a\nb\r\nc\rd\x85\u2028\u2029\v\fe\n"


def test_only_lf_crlf_and_cr_end_a_line() -> None:
    read = Document("f", MIXED)
    assert [read.line_text(line) for line in range(1, 7)] == [
        "a",
        "b",
        "c",
        "d\x85\u2028\u2029\v\fe",
        "",
        "",
    ]
    assert len(read.lines) == 5


def test_columns_count_code_points_from_one() -> None:
    read = Document("f", "é😀x\r\ny")
    places = [read.line_column(offset) for offset in range(len(read.text) + 1)]
    assert places == [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (2, 1), (2, 2)]


def test_the_span_of_a_line_leaves_its_break_out() -> None:
    read = Document("f", MIXED)
    assert [read.line_span(line) for line in (1, 2, 3, 5, 9)] == [
        (0, 1),
        (2, 3),
        (5, 6),
        (15, 15),
        (15, 15),
    ]


def test_an_empty_text_has_one_line() -> None:
    assert Document("f", "").line_column(0) == (1, 1)
    assert Document("f", "").line_text(1) == ""


def test_offsets_of_the_plain_text_are_widened_by_the_crlfs_before_them() -> None:
    text, lines = plain(MIXED), Lines(MIXED)
    for offset, char in enumerate(text):
        written = MIXED[lines.widen(offset)]
        assert written == char or (char, written) in {("\n", "\r")}
