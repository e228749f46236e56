"""What can be said of a text before it is parsed: directives, and characters that must not be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from wfc.problem import Fault

if TYPE_CHECKING:
    from wfc.source.page import Page

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_DIRECTIVE: Final = re.compile(r"%([^\s#]*)[ \t]*([^#\n]*)")
_YAML: Final = "1.2"


def screened(page: Page) -> tuple[str, list[Fault]]:
    """Return the text to parse, and what is wrong already. Offsets stay.

    Directives are passed over: the only one that is right, ``%YAML 1.2``, says nothing new.
    The last line gets its break, so that a script at the end of a file ends like any other.
    """
    text, faults = page.plain, list[Fault]()
    if not text.endswith("\n"):
        text += "\n"
    mark = text.find("\ufeff")
    if mark >= 0:
        faults.append(page.fault("file-encoding", (mark, mark + 1), what="mark"))
    for at in _directives(page):
        faults.extend(_directive(page, at))
        text = text[:at] + "#" + text[at + 1 :]
    return text, faults


def control_character(page: Page) -> Fault:
    """Return the fault of the first character no YAML file may hold."""
    found = _CONTROL.search(page.plain)
    at = found.start() if found else 0
    code = ord(page.plain[at]) if found else 0
    return page.fault("control-character", (at, at + 1), code=code)


def _directives(page: Page) -> list[int]:
    """Return where the directives at the head of the file start; ten are enough."""
    text, at, found = page.plain, 0, list[int]()
    if not (text.startswith("%") or "\n%" in text):
        return found
    while at < len(text) and len(found) < 10:
        line = text[at : page.line_end(at)].strip(" \t")
        if text[at] == "%":
            found.append(at)
        elif line and not line.startswith("#"):
            break
        at = page.line_end(at) + 1
    return found


def _directive(page: Page, at: int) -> list[Fault]:
    """Return what is wrong with the directive at ``at``, if anything is."""
    found = _DIRECTIVE.match(page.plain, at)
    name, said = (found[1], found[2].strip()) if found else ("", "")
    if (name, said) == ("YAML", _YAML):
        return []
    end = at + len(page.plain[at : page.line_end(at)].rstrip())
    return [page.fault("yaml-directive", (at, end), name=name, said=said)]
