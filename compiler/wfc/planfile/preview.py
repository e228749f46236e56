"""What a submission would do, as people read it: task by task, beside what was sent last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.report.summary import plural
from wfc.report.text import plain
from wfc.report.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.changes import TaskChange
    from wfc.report.style import Role, Style

#: A longer change of a script is cut: the rest is in the file.
MOST_LINES = 20

_ROLES: dict[str, Role] = {"+": "clean", "-": "error", "~": "warning"}


def preview(
    title: str, remarks: tuple[str, ...], tasks: tuple[TaskChange, ...], style: Style
) -> Iterator[str]:
    """Yield the lines about one workflow; tasks that are as before are only counted."""
    yield plain(title)
    for remark in remarks:
        yield f"  ~ {plain(remark)}"
    shown = [task for task in tasks if task.how != " "]
    name_width = max((columns(plain(task.name)) for task in shown), default=0)
    type_width = max((columns(plain(task.type)) for task in shown), default=0)
    for task in shown:
        yield from _task(task, name_width, type_width, style)
    same = len(tasks) - len(shown)
    if same:
        yield f"    {plural(same, 'task')} unchanged"


def _task(task: TaskChange, name_width: int, type_width: int, style: Style) -> Iterator[str]:
    cells = (_padded(task.name, name_width), _padded(task.type, type_width))
    needs = f"  needs {plain(', '.join(task.needs))}" if task.needs else ""
    sign = style.paint(_ROLES[task.how], task.how)
    yield f"  {sign} {'  '.join(cells)}{needs}".rstrip()
    for remark in task.remarks:
        yield f"      {plain(remark)}"
    for line in task.script[:MOST_LINES]:
        yield f"      {_script_line(line, style)}".rstrip()
    if task.script[MOST_LINES:]:
        yield f"      … and {plural(len(task.script) - MOST_LINES, 'more line')}"


def _script_line(line: str, style: Style) -> str:
    role = _ROLES.get(line[:1])
    shown = plain(line.replace("\t", "    "))
    return style.paint(role, shown) if role else shown


def _padded(text: str, width: int) -> str:
    shown = plain(text)
    return shown + " " * (width - columns(shown))
