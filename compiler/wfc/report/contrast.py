"""A difference by meaning as text, JSON, or Markdown for a comment on a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from wfc.report.secrets import masked
from wfc.report.text import plain

if TYPE_CHECKING:
    from wfc.changes import TaskChange
    from wfc.contrast import Contrast

WORDS = {"+": "added", "-": "removed", "~": "changed", " ": "renamed"}


def text(found: Contrast, before: str, after: str) -> str:
    """Return lines for people."""
    if not found.differs:
        return f"{_fit(before)} and {_fit(after)} mean the same.\n"
    lines = [f"{before} -> {after}"]
    if found.remarks:
        lines += ["~ the workflow", *(f"    {remark}" for remark in found.remarks)]
    for change in found.changed:
        lines.append(f"{_sign(change)} task {_title(found, change)}")
        lines += [f"    {remark}" for remark in change.remarks]
        lines += [f"      {line}" for line in change.script]
    return "".join(f"{_fit(line)}\n" for line in lines)


def json_text(found: Contrast, before: str, after: str) -> str:
    """Return one JSON object, also when nothing differs."""
    value: dict[str, Any] = {
        "version": 1,
        "before": before,
        "after": after,
        "differs": found.differs,
        "workflow": list(found.remarks),
        "tasks": [
            {
                "change": _word(found, each),
                "name": each.name,
                "was": found.renamed.get(each.name),
                "type": each.type,
                "remarks": list(each.remarks),
                "script": list(each.script),
            }
            for each in found.changed
        ],
    }
    return masked(json.dumps(value, ensure_ascii=True, indent=2)) + "\n"


def markdown(found: Contrast, before: str, after: str) -> str:
    """Return Markdown; nothing in a spec can step out of its place in it."""
    head = f"### {_code(before)} → {_code(after)}"
    if not found.differs:
        return f"{head}\n\nNothing that is submitted differs.\n"
    parts = [head]
    if found.remarks:
        parts.append("**Workflow**\n\n" + "\n".join(f"- {_code(each)}" for each in found.remarks))
    for change in found.changed:
        title = f"**{_word(found, change).capitalize()}** task {_code(change.name)}"
        if change.name in found.renamed:
            title += f", formerly {_code(found.renamed[change.name])}"
        rows = "".join(f"\n- {_code(remark)}" for remark in change.remarks)
        parts.append(title + ("\n" + rows if rows else ""))
        if change.script:
            parts.append(_fenced([_fit(line) for line in change.script]))
    return "\n\n".join(parts) + "\n"


def _fit(line: str) -> str:
    """Return a line without secrets and with nothing that steers a terminal."""
    return plain(masked(line))


def _fenced(lines: list[str]) -> str:
    fence = "```"
    while any(fence in line for line in lines):
        fence += "`"
    return "\n".join((f"{fence}diff", *lines, fence))


def _code(words: str) -> str:
    """Return words as they are, whatever signs they hold."""
    line = _fit(" ".join(words.split()))
    tick = "`"
    while tick in line:
        tick += "`"
    pad = " " if len(tick) > 1 else ""
    return f"{tick}{pad}{line}{pad}{tick}"


def _sign(change: TaskChange) -> str:
    return "~" if change.how == " " else change.how


def _word(found: Contrast, change: TaskChange) -> str:
    return "renamed" if change.name in found.renamed else WORDS[change.how]


def _title(found: Contrast, change: TaskChange) -> str:
    was = found.renamed.get(change.name)
    return f"{change.name} (renamed from {was})" if was else f"{change.name} ({change.type})"
