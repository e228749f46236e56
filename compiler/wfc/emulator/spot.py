"""Where in a request a value stands, in words that a client can find again."""

from __future__ import annotations

import json
from dataclasses import dataclass

_LONGEST = 120


def shown(value: object) -> str:
    """Return ``value`` as JSON, cut to 120 characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


@dataclass(frozen=True, slots=True)
class Spot:
    """A parameter, or a place inside it: ``Tasks[1].Script.Content`` of task ``load``."""

    path: str
    task: str | None = None

    def inside(self, *steps: str | int) -> Spot:
        """Return the place reached by ``steps``: keys and 0-based positions."""
        path = self.path
        for step in steps:
            path += f"[{step}]" if isinstance(step, int) else f".{step}"
        return Spot(path, self.task)

    def __str__(self) -> str:
        """Return the path, and the task's name in brackets."""
        return self.path if self.task is None else f"{self.path} (task {shown(self.task)})"

    def wrong(self, value: object, why: str) -> str:
        """Return a message: this place holds ``value``, and ``why`` that cannot be."""
        return f"{self} is {shown(value)}: {why}."

    def mandatory(self) -> str:
        """Return the message for a value that is missing here."""
        return f"{self} is mandatory for this action."
