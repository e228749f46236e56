"""Files in, checked files out: what every command that reads specs begins with."""

from __future__ import annotations

import os
import stat
import sys

from wfc.exits import UsageError
from wfc.pipeline import check
from wfc.settings import Choice, choice_of, today
from wfc.source.discover import STDIN, unusable
from wfc.source.limits import FILE_BYTES
from wfc.source.project import SETTINGS, Folder, projects, root_of
from wfc.verdict import quickly, verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Any, Final

    from wfc.across import Names
    from wfc.pipeline import Checked
    from wfc.problem import Problem
    from wfc.resolve.library import Library
    from wfc.resolve.resolve import Given
    from wfc.shape.spec import Spec

#: How many bytes of a file are read: enough to see that it passes the limit.
_ENOUGH: Final = FILE_BYTES + 1


class Workbench:
    """Reads and checks files of any project, each under its own project's settings."""

    __slots__ = (
        *("_choices", "_files", "_folders", "_given", "_ignore"),
        *("_libraries", "_names", "_projects", "_reported", "_select", "_settled"),
    )

    def __init__(
        self,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        given: Given | None = None,
        reported: Collection[str] = (),
    ) -> None:
        """Lay the command line's ``select`` and ``ignore`` over the settings.

        Errors in settings files that are among ``reported`` are problems like any other; in
        those that are not they end the command.
        """
        if select or ignore:
            from wfc.cli.chosen import require_known

            require_known(select, ignore)
        self._select: Final = select
        self._ignore: Final = ignore
        self._given: Final = given
        self._files: Final = tuple(reported)
        self._reported: Final = frozenset(map(os.path.abspath, reported))
        self._choices: dict[str, Choice] = {}
        self._folders: dict[str, Folder] = {}
        self._libraries: dict[str, Library] = {}
        self._settled: dict[str, Spec | None] = {}
        self._projects: dict[str, dict[str, Any]] = {}
        self._names: dict[str, Names] = {}

    def check(self, file: str, stdin_filename: str | None = None) -> Checked:
        """Read ``file`` (``-``: standard input) and check it, in the environment asked for.

        Raises UsageError when that is none of the file's, or one has to be asked for.
        """
        from wfc.cli.given import require_one
        from wfc.source.exact import read

        name, data = _named(file, stdin_filename)
        folder = self.folder(os.path.dirname(name))
        choice, library = self.choice(folder.root), self.library(folder.root)
        checked = check(read(name, data), folder, choice, self._given, library)
        require_one(checked, self._given)
        return self._placed(checked, folder)

    def read(self, file: str, stdin_filename: str | None = None) -> tuple[str, bytes]:
        """Return the name of ``file`` (``-``: standard input), and what it holds."""
        return _named(file, stdin_filename)

    def look(self, name: str, data: bytes, *, quick: bool = True) -> Checked:
        """Check ``data``: by the quick reader, and where that is not clean exactly.

        What only the quick reader finds is a problem of its own, never dropped.
        """
        folder = self.folder(os.path.dirname(name))
        choice, library = self.choice(folder.root), self.library(folder.root)
        found = verdict(name, data, folder, choice, self._given, library, quick=quick)
        return self._placed(found, folder)

    def is_clean(self, file: str) -> bool:
        """Say whether the quick reader finds ``file`` clean; False also when it cannot say."""
        try:
            data = bytes_of(file)
            folder = self.folder(os.path.dirname(file))
            choice, library = self.choice(folder.root), self.library(folder.root)
            found = quickly(file, data, folder, choice, self._given, library)
        except Exception:  # `lint` looks again, and tells
            return False
        if found is None or found.problems or found.spec is None:
            return False
        return found.spec.kind != "Fragment"  # who includes it has to be looked at too

    def forget(self) -> None:
        """Read again from now on what the files of a project share: some have been rewritten."""
        for kept in (self._choices, self._folders, self._libraries, self._settled):
            kept.clear()
        self._projects.clear()
        self._names.clear()

    def names(self, root: str, reported: Sequence[str]) -> Names:
        """Return what the ad hoc files of the project at ``root`` say."""
        if root not in self._names:
            from wfc.cli.others import names_of

            self._names[root] = names_of(root, (*self._files, *reported), self)
        return self._names[root]

    def shared(self, files: Sequence[str]) -> list[Problem]:
        """Return what ``files`` share with other files of their projects."""
        problems: list[Problem] = []
        for root, own in projects(files).items():
            from wfc.lint import yielding

            problems += yielding(self.names(root, own).shared(own), self.choice(root))
        return problems

    def _placed(self, found: Checked, folder: Folder) -> Checked:
        """Return ``found`` with what the other files of its project say of it."""
        is_said = any(problem.rule == "dangling-output" for problem in found.problems)
        if not is_said and not found.document.ignores:
            return found
        if not os.path.isfile(os.path.join(folder.root, SETTINGS)):
            return found
        from wfc.across import placed

        names = self.names(folder.root, (found.document.file,))
        return placed(found, names, self.choice(folder.root))

    def folder(self, path: str) -> Folder:
        """Return the folder at ``path``, with what its project says of task types."""
        if path not in self._folders:
            own = self._project(root_of(path)).get("TaskTypes") or ()
            self._folders[path] = Folder(path, types=frozenset(name for name in own if name))
        return self._folders[path]

    def choice(self, root: str) -> Choice:
        """Return which rules speak in the project at ``root``."""
        if root not in self._choices:
            chosen = choice_of(self._project(root), root, today)
            self._choices[root] = chosen.over(self._select, self._ignore)
        return self._choices[root]

    def library(self, root: str) -> Library | None:
        """Return what the files of the project share; None where there are no settings."""
        self._project(root)
        settings = self._settled[root]
        if settings is not None and root not in self._libraries:
            from wfc.resolve.library import Library

            self._libraries[root] = Library(settings)
        return self._libraries.get(root)

    def _project(self, root: str) -> dict[str, Any]:
        """Return the project's settings; nothing where there are none."""
        if root not in self._projects:
            self._projects[root] = self._settings(root)
        return self._projects[root]

    def _settings(self, root: str) -> dict[str, Any]:
        path = os.path.join(root, SETTINGS)
        self._settled[root] = None
        if not os.path.isfile(path):
            return {}
        shown = os.path.relpath(path)
        checked = verdict(shown, bytes_of(path), Folder(root), Choice())
        if checked.has_errors() and path not in self._reported:
            raise UsageError(
                f"the settings in `{shown}` have errors: `wfc lint {shown}` shows them"
            )
        self._settled[root] = checked.spec
        if checked.has_errors() or checked.spec is None:
            return {}
        return checked.spec.value


def _named(file: str, stdin_filename: str | None) -> tuple[str, bytes]:
    """Return the name and the content of ``file`` (``-``: standard input)."""
    if file == STDIN:
        return stdin_filename or "<stdin>", standard_input()
    return file, bytes_of(file)


def bytes_of(file: str) -> bytes:
    """Return what ``file`` holds. Raises UsageError when it cannot be read."""
    try:
        # Not blocking: a named pipe without a writer must not hang the command.
        opened = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            status = os.fstat(opened)
            if not stat.S_ISREG(status.st_mode):
                raise UsageError(unusable(file))
            return _all_of(opened, min(status.st_size, _ENOUGH))
        finally:
            os.close(opened)
    except FileNotFoundError as error:
        raise UsageError(unusable(file)) from error
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"`{file}` cannot be read: {reason}") from error


def _all_of(opened: int, size: int) -> bytes:
    """Read ``size`` bytes, and what has come since, if anything."""
    parts = []
    while size >= 0:  # one more call than bytes, to see the end
        part = os.read(opened, max(size, 1))
        if not part:
            break
        parts.append(part)
        size = max(size - len(part), 0) if sum(map(len, parts)) < _ENOUGH else -1
    return b"".join(parts)


def standard_input() -> bytes:
    """Return what comes on standard input. Raises UsageError when it is closed."""
    if sys.stdin is None:
        raise UsageError("standard input cannot be read: it is closed")
    return sys.stdin.buffer.read(_ENOUGH)
