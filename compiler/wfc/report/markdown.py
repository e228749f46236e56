"""The format ``markdown``: a comment for a pull or merge request, or the summary of a job.

Words of a spec stand in code spans or are escaped: nothing in them becomes a link, an image, HTML
or the mention of a person.
"""

from __future__ import annotations

import re

from wfc.report.order import by_file
from wfc.report.style import Style
from wfc.report.summary import more, summary
from wfc.report.text import plain
from wfc.report.words import advice, headline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.problem import Problem
    from wfc.report.outcome import Outcome
    from wfc.report.spot import Spot

# What may mean something within a line, and what may at its start (CommonMark 2.4, 4 and 5).
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&~|!$]")
_START: Final = re.compile(r"^(\s*\d*)([-+=:.)])")
# What a server makes a link or a mention of in text that is otherwise plain.
_ACTIVE: Final = re.compile(r"@|#|://|www\.|:\w+:", re.IGNORECASE)


def render(outcome: Outcome, *, color: bool) -> str:
    """Return a heading, and a list for each file; ``color`` changes nothing."""
    blocks = ["## wfc lint", summary(outcome, Style(color=False))]
    for file, located, left_out in by_file(outcome):
        rows = [row for problem, spot in located for row in _rows(problem, spot)]
        blocks += [f"### {_code(file)}", "\n".join(rows)]
        if left_out:
            blocks.append(_text(more(file, left_out)))
    return "\n\n".join(blocks) + "\n"


def _rows(problem: Problem, spot: Spot | None) -> list[str]:
    """Return the item of one problem, with advice below it."""
    where = f"{spot.line}:{spot.column}: " if spot else ""
    words = f"{_text(headline(problem.finding))} ({_code(problem.rule)})"
    row = f"- **{problem.severity}** {where}{words}"
    return [row, *(f"  - {_text(line)}" for line in advice(problem.finding))]


def _text(text: str) -> str:
    """Return ``text``: what stands in backquotes as code, the rest escaped."""
    parts = plain(text).split("`")
    if len(parts) % 2 == 0:  # not a pair: all of it is text
        parts = ["`".join(parts)]
    return "".join(_code(part) if i % 2 else _escaped(part) for i, part in enumerate(parts))


def _code(text: str) -> str:
    """Return ``text`` as a code span, whatever is in it."""
    shown = plain(text)
    if not shown.strip():
        return "` `"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _escaped(text: str) -> str:
    """Return ``text`` with nothing in it that means anything; active words become code."""
    words = re.split(r"(\s+)", _START.sub(r"\1\\\2", text))
    return "".join(
        _code(word) if _ACTIVE.search(word) else _SIGNS.sub(r"\\\g<0>", word) for word in words
    )
