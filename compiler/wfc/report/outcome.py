"""What a run found, ready to be reported."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from wfc.problem import Problem
    from wfc.source.document import Document


def spot(problem: Problem) -> tuple[object, ...]:
    """Return what tells ``problem`` from others, whoever found it and however its file is named."""
    place = problem.finding.place
    return problem.rule, os.path.realpath(place.file), place.route, place.part, place.within


class Outcome:
    """The problems of a run, in any order, and the documents they point into.

    ``documents`` may lack a file that could not be read: its problems are reported
    without a line. Secrets are masked in their words, and fixes that cannot be written left out.
    ``files`` counts the files that were
    checked. ``root`` is the folder that formats for servers name files from: that of the
    repository, with all links resolved. ``mendable`` are the spots of what ``--fix`` would write,
    None where that is every fix: it writes no file but those that were named.
    """

    __slots__ = ("documents", "files", "mendable", "problems", "root")

    def __init__(
        self,
        problems: tuple[Problem, ...],
        documents: Mapping[str, Document],
        files: int,
        root: str = "",
        mendable: frozenset[object] | None = None,
    ) -> None:
        """Hold what was found in ``files`` files."""
        if problems:  # nothing more is imported on the way of a clean lint
            from wfc.report.mend import writable
            from wfc.report.secrets import discreet

            problems = tuple(writable(discreet(each), documents) for each in problems)
        self.problems: Final = problems
        self.documents: Final = documents
        self.files: Final = files
        self.root: Final = root
        self.mendable: Final = mendable
