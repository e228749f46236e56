"""``--speed``: how many times faster than the service the emulator runs."""

from __future__ import annotations

from math import isnan
from typing import Any

import click


class _Speed(click.FloatRange):
    """A number in a range; click itself lets ``nan`` pass, which is in none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return ``value`` as a number."""
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value} is not a number", param, ctx)
        return number


SPEED = _Speed(0.01, 1000)
