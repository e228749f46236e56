"""What a file holds against what it should hold, as ``diff -u`` shows it."""

from __future__ import annotations

from difflib import unified_diff

from wfc.report.secrets import masked
from wfc.report.text import plain

_NO_END = "\\ No newline at end of file"


def diff(path: str, old: str | None, new: str, made: str = " (compiled now)") -> str:
    """Return how ``new`` differs from what stands in ``path``: nothing (None), or ``old``.

    ``made`` is put behind the name of ``new``; without it `patch -p0` takes the diff.
    """
    name = "/dev/null" if old is None else path
    rows = unified_diff(_lines(old or ""), _lines(new), name, f"{path}{made}", lineterm="")
    discreet = {**_discreet(old or ""), **_discreet(new)}
    return "".join(f"{_shown(row[:1] + discreet.get(row[1:], row[1:]))}\n" for row in rows)


def _discreet(text: str) -> dict[str, str]:
    """Return the lines in which something is masked; what makes it a secret may be in another."""
    if (without := masked(text)) == text:
        return {}
    pairs = zip(text.split("\n"), without.split("\n"), strict=True)
    return {line: shown for line, shown in pairs if line != shown}


def _shown(row: str) -> str:
    """Return a row without secrets and with nothing that steers a terminal.

    Tabs, and a CR at its end, do not.
    """
    row = masked(row)
    end = "\r" if row.endswith("\r") else ""
    return "\t".join(map(plain, row.removesuffix("\r").split("\t"))) + end


def _lines(text: str) -> list[str]:
    """Return the lines of ``text``, and one more that says so where the last has no end."""
    *lines, rest = text.split("\n")
    return [*lines, rest, _NO_END] if rest else lines
