"""Problems of files, told on standard error by commands that want something else of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from wfc.cli.console import show, wants_color
from wfc.report.formats import renderer
from wfc.report.outcome import Outcome

if TYPE_CHECKING:
    from wfc.pipeline import Checked
    from wfc.problem import Problem


def tell(
    found: list[Checked],
    mendable: frozenset[object] | None = None,
    called: tuple[str, str] = ("", ""),
) -> None:
    """Print problems to standard error; ``mendable`` as in Outcome.

    ``called`` is how paths begin that nobody knows, and what is put instead.
    """
    problems: tuple[Problem, ...] = tuple(problem for each in found for problem in each.problems)
    if problems:
        documents = {file: each for one in found for file, each in one.documents().items()}
        outcome = Outcome(problems, documents, len(found), mendable=mendable)
        text = renderer("full")(outcome, color=wants_color("auto", sys.stderr))
        show(text.replace(*called))
