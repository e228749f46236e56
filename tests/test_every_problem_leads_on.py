"""Every problem in the pairs shows its place, its cause and a next step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "lint"
OUTPUTS = sorted(FOLDER.glob("*.out"))

#: What a remark beside a caret says when it tells the next step itself.
TELLING = re.compile(
    r"did you mean|^expected|is missing|^delete|: (?:take|delete) |^belongs in |^write |^remove"
    r"|^recommended|^by habit|^such as|^at most|has at most|^known are|^the unit is|^take out"
    r"|^one blank is enough|is a label of|stand together|is already written here"
    r"|^(?:the )?[a-z]+ (?:are|is|has) `"
)
HEAD = re.compile(r"(?:error|warning|info)\[([a-z-]+)\]: (\S.*)")


def problems(path: Path) -> list[str]:
    """Return each problem of a golden text as its lines."""
    blocks = path.read_text("utf-8").split("\n", 1)[1].split("\n\n")
    return [block for block in blocks if HEAD.match(block)]


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.stem)
def test_every_problem_leads_on(path: Path) -> None:
    for block in problems(path):
        head, *rest = block.splitlines()
        assert len(head.split(": ", 1)[1]) <= 110, f"the headline is long: {head}"
        assert re.match(r" *--> \S.*:\d+:\d+$", rest[0]), f"no place: {head}"
        assert re.search(r"\| .*\^", block), f"nothing is underlined: {head}"
        remarks = re.findall(r"\^+ (\S.*)$", block, re.MULTILINE)
        advice = re.findall(r"^ *= (?:help|fix): (\S.*)$", block, re.MULTILINE)
        assert advice or any(map(TELLING.search, remarks)), f"no next step: {block}"


def test_there_is_something_to_look_at() -> None:
    assert sum(len(problems(path)) for path in OUTPUTS) > 300
