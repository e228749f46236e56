"""The script files of a workflow that is made of several files, each read once."""

from __future__ import annotations

import os

from wfc.resolve.script import script_of
from wfc.source.project import Folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Fault
    from wfc.resolve.workflow import Task


class Scripts:
    """Reads the files that tasks name, each relative to the file that names it."""

    __slots__ = ("_folder", "_folders", "_own", "_read")

    def __init__(self, file: str, folder: Folder) -> None:
        """Read for the spec ``file`` in ``folder``."""
        self._own: Final = os.path.dirname(file)
        self._folder: Final = folder
        self._folders: Final[dict[str, Folder]] = {}
        self._read: Final[dict[tuple[str, str], str | None]] = {}

    def text(self, value: dict[str, Any], task: Task, faults: list[Fault]) -> str | None:
        """Return the text that ``task`` runs, which has this ``value``."""
        script = value.get("Script")
        if not script or "File" not in script:
            return script.get("Content") if script else None
        beside = os.path.dirname(task.place("Script", "File").file)
        key = (beside, script["File"])
        if key not in self._read or "Content" in script:
            text, bad = script_of(script, task.place, self._beside(beside))
            if bad:
                faults.extend(bad)
                return None
            self._read[key] = text
        return self._read[key]

    def _beside(self, path: str) -> Folder:
        """Return the folder ``path``, as documents of this workflow name it."""
        if path == self._own:
            return self._folder
        if path not in self._folders:
            there = os.path.join(self._folder.path, os.path.relpath(path or ".", self._own or "."))
            self._folders[path] = Folder(os.path.normpath(there), self._folder.root)
        return self._folders[path]
