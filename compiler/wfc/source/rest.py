"""What stands in a file after its document: nothing, if all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wfc.problem import Fault
    from wfc.source.page import Page


def after(page: Page, end: int) -> Fault | None:
    """Return the fault of a second document, or of text that belongs to none."""
    text, at = page.plain, end
    closed = text.endswith("...", 0, end)
    while at < len(text):
        line_end = page.line_end(at)
        line = text[at:line_end].strip(" \t")
        if line and not line.startswith("#"):
            if not _is_marker(line, "..."):
                return _found(page, at, line_end, closed=closed)
            closed = True
        at = line_end + 1
    return None


def _found(page: Page, at: int, line_end: int, *, closed: bool) -> Fault:
    """Say what the line is that should not be there."""
    line = page.plain[at:line_end]
    start = at + len(line) - len(line.lstrip(" \t"))
    end = at + len(line.rstrip())
    if _is_marker(line, "---"):
        return page.fault("several-documents", (at, at + 3))
    if closed:
        return page.fault("several-documents", (start, end))
    if line.startswith("%"):
        return page.fault("yaml-syntax", (at, end), what="percent")
    return page.fault("yaml-syntax", (start, end), what="after-document")


def _is_marker(line: str, marker: str) -> bool:
    """Tell whether ``line`` is ``---`` or ``...``, alone or before a blank."""
    return line.startswith(marker) and not line[3:4].strip()
