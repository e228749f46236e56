"""What the pairs show as a fix is one: it mends, adds no error, and is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from wfc.mend import mended
from wfc.pipeline import Checked, check
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

FOLDER = Path(__file__).parent / "lint"
INPUTS = sorted((*FOLDER.glob("*.yaml"), *FOLDER.glob("*.json")))


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_fixes_mend_and_add_no_error_and_then_there_are_none(path: Path, unsafe: bool) -> None:
    def checked(text: str) -> Checked:
        return check(read(path.name, text.encode()), Folder(str(FOLDER)), Choice(("all",)))

    before = check(read(path.name, path.read_bytes()), Folder(str(FOLDER)), Choice(("all",)))
    after, text, made = mended(before, checked, unsafe=unsafe)
    assert (made > 0) == (text != before.document.text)
    assert mended(after, checked, unsafe=unsafe) == (after, text, 0)
    errors = [sum(each.severity == "error" for each in one.problems) for one in (before, after)]
    assert errors[1] <= errors[0]  # what was cut is seen now, and may be wrong as well
    assert not made or _told(after) != _told(before)


def _told(checked: Checked) -> list[str]:
    return sorted(problem.finding.message for problem in checked.problems)


def test_many_of_them_have_one() -> None:
    fixed = [path for path in INPUTS if "fix: " in path.with_suffix(".out").read_text("utf-8")]
    assert len(fixed) > 30
