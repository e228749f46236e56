"""What the emulator has handled, in memory and as lines of a file: the oracle of fault tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from wfc.emulator.handled import Handled


class Log(list["Handled"]):
    """Every request so far; each is also written to ``lines``, where there are, as it comes."""

    lines: TextIO | None = None

    def note(self, handled: Handled) -> None:
        """Add a request."""
        self.append(handled)
        if self.lines is not None:
            self.lines.write(_line(handled))
            self.lines.flush()


def _line(handled: Handled) -> str:
    """Return one line of JSON; what does not apply is null."""
    said = {
        "number": handled.number,
        "action": handled.action,
        "status": handled.status or None,
        "code": handled.code or None,
        "behaviour": handled.behaviour or None,
        "request_id": handled.request_id or None,
        "executed": handled.executed,
        "name": handled.parameters.get("Name"),
        "faults": list(handled.faults),
    }
    return json.dumps(said, ensure_ascii=False) + "\n"
