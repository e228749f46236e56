"""What the documents say in words is what the code says."""

from __future__ import annotations

import re

import pytest

from tests.docs.generated import DOCS
from wfc import exits
from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.operations import OPERATIONS
from wfc.report.order import LIMIT
from wfc.submit.pace import CALLS_AT_ONCE, LONGEST_THRIFTY_PAUSE


def words(page: str) -> str:
    """Return the text of ``page`` without its line breaks."""
    return " ".join((DOCS / page).read_text("utf-8").split())


def test_the_exit_codes_are_those_of_wfc() -> None:
    rows = re.findall(r"^\| (\d+) \|", (DOCS / "exit-codes.md").read_text("utf-8"), re.MULTILINE)
    codes = sorted(value for name, value in vars(exits).items() if name.isupper())
    assert [int(row) for row in rows] == codes


def test_the_operations_of_the_emulator_are_named() -> None:
    found = re.search(r"It has these operations: ([\w, ]+)\.", words("emulator.md"))
    assert found is not None
    assert sorted(found[1].split(", ")) == sorted(each.action for each in OPERATIONS)


def test_the_key_of_the_emulator_is_told() -> None:
    page = words("emulator.md")
    assert f"access key id: `{LOCAL_CREDENTIALS.access_key_id}`" in page
    assert f"access key secret: `{LOCAL_CREDENTIALS.access_key_secret}`" in page


@pytest.mark.parametrize(
    ("page", "sentence", "number"),
    [
        ("formats.md", "show at most 100 problems of a file", LIMIT == 100),
        ("runs.md", "From 40 calls on the pauses grow", CALLS_AT_ONCE == 40),
        ("runs.md", "up to a minute", LONGEST_THRIFTY_PAUSE == 60.0),
    ],
)
def test_numbers_in_words_are_those_of_the_code(page: str, sentence: str, number: bool) -> None:
    assert sentence in words(page)
    assert number


def test_there_are_twelve_questions() -> None:
    found = re.findall(
        r"^## (\d+)\. ", (DOCS / "open-questions.md").read_text("utf-8"), re.MULTILINE
    )
    assert found == [str(number) for number in range(1, 13)]
