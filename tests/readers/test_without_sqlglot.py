"""Without the extra ``sql`` less is said of SQL, and nothing that is wrong."""

from __future__ import annotations

import sys

import pytest

from wfc.graph import sql

SCRIPT = """\
SELECT '${dt}' -- not ${one}
/* not ${two}
   nor ${three} */ , ${four} FROM '--' /* */ WHERE ${five}
"""


def names() -> list[str]:
    return [name for name, _, _ in sql.references(SCRIPT)]


def test_comments_read_nothing() -> None:
    assert names() == ["dt", "four", "five"]


def test_without_a_tokenizer_what_may_be_a_comment_is_taken_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sqlglot.dialects", None)
    assert sql.tokens("SELECT 1") is None
    assert names() == ["dt", "four"]
