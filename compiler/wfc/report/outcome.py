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
    without a line. ``files`` counts the files that were checked.
    """

    __slots__ = ("documents", "files", "problems")

    def __init__(
        self, problems: tuple[Problem, ...], documents: Mapping[str, Document], files: int
    ) -> None:
        """Hold what was found in ``files`` files."""
        self.problems: Final = problems
        self.documents: Final = documents
        self.files: Final = files
