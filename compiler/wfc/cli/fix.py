"""``wfc lint --fix`` and ``--diff``: what the fixes of a run make of its files."""

from __future__ import annotations

import os

from wfc.cli.console import say, write, write_bytes
from wfc.cli.files import bytes_of
from wfc.cli.put import rewrite
from wfc.mend import mended
from wfc.report.summary import plural
from wfc.source.project import root_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Final

    from wfc.cli.files import Workbench
    from wfc.pipeline import Checked

_MARK: Final = b"\xef\xbb\xbf"


class Fixed:
    """One file before and after its fixes, with its bytes; ``made`` counts the fixes."""

    __slots__ = ("after", "before", "made", "new", "old")

    def __init__(self, before: Checked, after: Checked, old: bytes, new: bytes, made: int) -> None:
        """Hold what fixing a file came to."""
        self.before: Final = before
        self.after: Final = after
        self.old: Final = old
        self.new: Final = new
        self.made: Final = made

    def diff(self) -> str:
        """Return what would change."""
        from wfc.cli.unified import diff

        file = self.before.document.file
        return diff(file, self.old.decode("utf-8"), self.new.decode("utf-8"), made="")

    def saved(self) -> str:
        """Write the file where it changes; return why that cannot be, or ""."""
        file = self.before.document.file
        if not self.made:
            return ""
        return rewrite(file, self.old, self.new, inside=root_of(os.path.dirname(file)))


def run(
    workbench: Workbench,
    sources: Iterable[tuple[str, bytes]],
    *,
    quick: bool,
    unsafe: bool,
    save: bool,
    to_stdout: bool,
) -> tuple[bool, list[Checked]]:
    """Fix ``sources``: write them where ``save``, else print what would change.

    Return whether something would change but was not written, and each file with what is left.
    Standard input, the only file then, is printed as it would be, changed or not.
    """
    found = [_fixed(workbench, name, data, quick=quick, unsafe=unsafe) for name, data in sources]
    changed = [each for each in found if each.made]
    if save:
        checked = _saved(found, to_stdout=to_stdout)
        if changed and not to_stdout:
            workbench.forget()
            checked = [_now(workbench, each, quick=quick) for each in checked]
    else:
        for each in changed:
            write(each.diff())
        checked = [each.after for each in found]
        left = sum(len(each.problems) for each in checked)
        rest = f"; {plural(left, 'problem')} would be left" if left else ""
        say(f"Would fix {_counted(changed)}{rest}.")
    return bool(changed) and not save, checked


def _fixed(workbench: Workbench, name: str, data: bytes, *, quick: bool, unsafe: bool) -> Fixed:
    """Return what the file ``name``, which holds ``data``, is after all fixes; write nothing."""
    checked = workbench.look(name, data, quick=quick)
    head = _MARK if data.startswith(_MARK) else b""
    if not checked.problems or head + _encoded(checked.document.text) != data:
        # Clean; or not UTF-8, so that what was read is not what is written there.
        return Fixed(checked, checked, data, data, 0)

    def again(text: str) -> Checked:
        return workbench.look(name, head + _encoded(text), quick=quick)

    after, text, made = mended(checked, again, unsafe=unsafe)
    return Fixed(checked, after, data, head + _encoded(text) if made else data, made)


def _now(workbench: Workbench, checked: Checked, *, quick: bool) -> Checked:
    """Return ``checked`` as it is when what it includes has been fixed too."""
    if not checked.others:
        return checked
    file = checked.document.file
    return workbench.look(file, bytes_of(file), quick=quick)


def _saved(found: Sequence[Fixed], *, to_stdout: bool) -> list[Checked]:
    """Write the files that change, and say so; return each file as it is now."""
    checked, done = [], []
    for each in found:
        if to_stdout:
            write_bytes(each.new)
        reason = "" if to_stdout else each.saved()
        if reason:
            say(f"warning: `{each.before.document.file}` was not fixed: {reason}")
        elif each.made:
            done.append(each)
        checked.append(each.before if reason else each.after)
    if done:
        say(f"Fixed {_counted(done)}.")
    return checked


def _counted(found: Sequence[Fixed]) -> str:
    made = sum(each.made for each in found)
    return f"{plural(made, 'problem')} in {plural(len(found), 'file')}"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
