"""What a fix would write where, for those formats that hand it on."""

from __future__ import annotations

from wfc.report.spot import locate
from wfc.source.rewrite import rewritten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from wfc.problem import Fix, Problem
    from wfc.report.spot import Spot
    from wfc.source.document import Document


class Change:
    """Characters to put at ``spot`` of ``file``; no spot where the file could not be read."""

    __slots__ = ("file", "spot", "text")

    def __init__(self, file: str, spot: Spot | None, text: str) -> None:
        """Put ``text`` at ``spot``."""
        self.file: Final = file
        self.spot: Final = spot
        self.text: Final = text


def writable(problem: Problem, documents: Mapping[str, Document]) -> Problem:
    """Return ``problem`` without a fix that cannot be written."""
    fix = problem.finding.fix
    if fix is None or changes(fix, documents) is not None:
        return problem
    return problem.with_related(problem.finding.related, None)


def changes(fix: Fix, documents: Mapping[str, Document]) -> list[Change] | None:
    """Return what ``fix`` writes, or None where one of its edits cannot be written."""
    found = []
    for edit in fix.edits:
        document = documents.get(edit.place.file)
        text = edit.text if document is None else rewritten(document, edit)
        if text is None:
            return None
        found.append(Change(edit.place.file, locate(documents, edit.place), text))
    return found
