"""Files in, checked files out: what every command that reads specs begins with."""

from __future__ import annotations

import os
import sys

from wfc.exits import UsageError
from wfc.pipeline import check
from wfc.settings import Choice, choice_of
from wfc.source.discover import STDIN
from wfc.source.exact import read
from wfc.source.project import SETTINGS, Folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.pipeline import Checked
    from wfc.problem import Problem
    from wfc.resolve.resolve import Given


class Workbench:
    """Reads and checks files of any project, each under its own project's settings."""

    __slots__ = ("_choices", "_given", "_ignore", "_select")

    def __init__(
        self,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        given: Given | None = None,
    ) -> None:
        """Lay the command line's ``select`` and ``ignore`` over the settings."""
        for rule in select + ignore:
            _known(rule)
        self._select: Final = select
        self._ignore: Final = ignore
        self._given: Final = given
        self._choices: dict[str, Choice] = {}

    def check(self, file: str, stdin_filename: str | None = None) -> Checked:
        """Read ``file`` (``-``: standard input) and check it."""
        name = (stdin_filename or "<stdin>") if file == STDIN else file
        data = sys.stdin.buffer.read() if file == STDIN else bytes_of(file)
        folder = Folder(os.path.dirname(name))
        document = read(name, data)
        return check(document, folder, self._choice(folder.root), self._given)

    def _choice(self, root: str) -> Choice:
        if root not in self._choices:
            self._choices[root] = _settings(root).over(self._select, self._ignore)
        return self._choices[root]


def bytes_of(file: str) -> bytes:
    """Return what ``file`` holds. Raises UsageError when it cannot be read."""
    try:
        # Not blocking: a named pipe without a writer must not hang the command.
        with open(os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as opened:
            return opened.read()
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"`{file}` cannot be read: {reason}") from error


def _settings(root: str) -> Choice:
    """Return what the project's settings choose; a broken file chooses nothing (lint tells)."""
    path = os.path.join(root, SETTINGS)
    if not os.path.isfile(path):
        return Choice()
    checked = check(read(path, bytes_of(path)), Folder(root), Choice())
    if checked.has_errors():
        where = os.path.relpath(path)
        raise UsageError(f"the settings in `{where}` have errors: `wfc lint {where}` shows them")
    return choice_of(checked.spec.value) if checked.spec is not None else Choice()


def _known(rule: str) -> None:
    """Raise UsageError unless ``rule`` can be chosen."""
    from wfc.rules.shelf import ALWAYS, SEVERITIES, TELLS
    from wfc.settings import GROUPS

    if rule not in SEVERITIES and rule not in GROUPS:
        from wfc.wording import Names

        near = Names((*SEVERITIES, *GROUPS)).near(rule)
        hint = f"; did you mean `{near}`?" if near else "; `wfc explain` lists the rules"
        raise UsageError(f"no rule is called `{rule}`{hint}")
    if rule in TELLS or rule in ALWAYS:
        return  # naming it is no mistake: it speaks always


def tell(found: list[Checked]) -> None:
    """Print the problems of ``found``, if any, to standard error."""
    problems: tuple[Problem, ...] = tuple(problem for each in found for problem in each.problems)
    if problems:
        from wfc.cli.console import wants_color
        from wfc.report.formats import renderer
        from wfc.report.outcome import Outcome

        documents = {each.document.file: each.document for each in found}
        outcome = Outcome(problems, documents, len(found))
        text = renderer("full")(outcome, color=wants_color("auto", sys.stderr))
        sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()


def given(bizdate: str | None) -> Given:
    """Return what ``--bizdate`` says. Raises UsageError when it is no day."""
    from wfc.resolve.resolve import Given
    from wfc_spec.bizdate import is_day

    if bizdate is not None and not is_day(bizdate):
        raise UsageError(f"`--bizdate {bizdate}`: expected a day such as 2026-11-19")
    return Given(bizdate)


def put(path: str, text: str) -> None:
    """Write ``text`` beside ``path`` and move it there, so that it is never half written.

    Folders on the way are made. Raises UsageError when it cannot be written.
    """
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(beside, "x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"`{path}` cannot be written: {reason}") from error
