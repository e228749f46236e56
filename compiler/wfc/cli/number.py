"""Numbers on the command line, from a smallest to a largest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import click


@dataclass(frozen=True)
class Number(click.ParamType[float]):
    """A number from ``least`` to ``most``; ``whole`` takes no fractions."""

    least: float
    most: float
    whole: bool = False
    name = "number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return ``value`` as a number."""
        try:
            number = int(value) if self.whole else float(value)
        except ValueError:
            number = None
        # What is not a number (`nan`) is in no range.
        if number is None or not self.least <= number <= self.most:
            kind = "whole number" if self.whole else "number"
            self.fail(
                f"expected a {kind} from {self.least} to {self.most}, not '{value}'", param, ctx
            )
        return number


#: How many times faster than the service the emulator runs.
SPEED = Number(0.01, 1000)
#: What the service calls an instance: a positive number of 64 bits.
ID = Number(1, 2**63 - 1, whole=True)
COUNT = Number(1, 999_999, whole=True)
PORT = Number(0, 65535, whole=True)
