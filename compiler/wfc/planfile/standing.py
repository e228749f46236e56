"""What the journal knows of a submission that is planned. Nothing is made, nothing is sent."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wfc.journal.bodies import kept
from wfc.journal.journal import Journal
from wfc.journal.records import Standing

if TYPE_CHECKING:
    from wfc.journal.records import Attempt
    from wfc.submission import Submission


@dataclass(frozen=True, slots=True)
class Known:
    """The ``living`` attempt of the very same submission, and what was sent ``last`` by this name.

    ``body`` is the body of that last one, as long as it is kept.
    """

    living: Attempt | None = None
    last: Attempt | None = None
    body: dict[str, Any] | None = None

    @property
    def is_made(self) -> bool:
        """Tell whether nothing would be sent."""
        return self.living is not None and self.living.standing is Standing.ACKED

    @property
    def is_unknown(self) -> bool:
        """Tell whether nobody knows if it was submitted."""
        return self.living is not None and self.living.standing is Standing.SENT


def known(path: str, submission: Submission) -> Known:
    """Return what the journal at ``path`` knows, which may not be there. Raises JournalError."""
    if not os.path.exists(path):
        return Known()
    with Journal(path) as journal:
        same = [
            each
            for each in journal.attempts()
            if (each.entry.name, each.entry.project, each.entry.env, each.entry.operation)
            == (submission.name, submission.project, submission.env, submission.payload.action)
            and each.standing is Standing.ACKED
        ]
        last = same[-1] if same else None
        body = kept(path, last.entry.id) if last is not None else None
        return Known(journal.living(submission.id), last, body)
