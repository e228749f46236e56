"""What a run found, ready to be reported."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from wfc.problem import Problem
    from wfc.source.document import Document


class Outcome:
    """The problems of a run, in any order, and the documents they point into.

    ``documents`` may lack a file that could not be read: its problems are reported
    without a line. Secrets are masked in their words, and fixes that cannot be written left out.
    ``files`` counts the files that were
    checked. ``root`` is the folder that formats for servers name files from: that of the
    repository, with all links resolved.
    """

    __slots__ = ("documents", "files", "problems", "root")

    def __init__(
        self,
        problems: tuple[Problem, ...],
        documents: Mapping[str, Document],
        files: int,
        root: str = "",
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
