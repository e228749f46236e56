"""The door: ``wfc …`` and ``python -m wfc`` both enter here."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    raise SystemExit("not wired yet")
