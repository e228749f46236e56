"""The tests that the documents name as holding a promise are there."""

from __future__ import annotations

import re

from tests.docs.generated import DOCS
from tests.generated import ROOT

NAMED = re.compile(r"`(tests/[^`:]+\.py)?::(test_\w+)`")


def test_every_test_that_holds_a_promise_exists() -> None:
    file, found = "", 0
    for path, name in NAMED.findall((DOCS / "reliability.md").read_text("utf-8")):
        file = path or file
        assert f"def {name}(" in (ROOT / file).read_text("utf-8"), f"{file}::{name}"
        found += 1
    assert found >= 6
