"""A piece of a giant file: read once, and again if anybody asks for what one of its tasks says."""

from __future__ import annotations

from wfc.resolve.resolve import resolve
from wfc.resolve.workflow import Task
from wfc.shape.shape import shape
from wfc.source.document import Document
from wfc.source.quick import DoubtError, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.shape.spec import Spec
    from wfc.source.pieces import Cuts
    from wfc.source.project import Folder


class Giant:
    """A file in pieces: where it is cut, and the values of its ``head``, before the tasks."""

    __slots__ = ("cuts", "file", "folder", "head")

    def __init__(self, file: str, cuts: Cuts, folder: Folder, head: dict[str, Any]) -> None:
        """Hold what every piece needs."""
        self.file: Final = file
        self.cuts: Final = cuts
        self.folder: Final = folder
        self.head: Final = head

    def tasks(self, number: int) -> list[Any]:
        """Return the tasks of a piece; DoubtError when something else stands in it."""
        value = parsed(self.cuts.piece(number))
        tasks: Any = value.get("Tasks")
        if len(value) != 1 or not isinstance(tasks, list):
            raise DoubtError
        return tasks

    def shaped(self, tasks: list[Any], first: int) -> Spec:
        """Return the shape of tasks from number ``first`` on; numbers in ``tasks`` become text.

        Raises InexactError where the exact reader has the word.
        """
        return shape(Document(self.file, "", self.head | {"Tasks": tasks}, first=first))


class Piece:
    """One piece: its tasks from number ``first`` on, and its ``exact`` document if it has one."""

    __slots__ = ("_again", "_giant", "count", "exact", "first", "number")

    def __init__(
        self, giant: Giant, number: int, first: int, count: int, exact: Document | None
    ) -> None:
        """Hold what leads to the ``count`` tasks."""
        self._giant: Final = giant
        self.number: Final = number
        self.first: Final = first
        self.count: Final = count
        self.exact: Final = exact
        self._again: dict[int, Task] | None = None

    def values(self) -> dict[str, Any]:
        """Return what the quick reader says, numbers in text fields as text; reads it again."""
        tasks = self._giant.tasks(self.number)
        self._giant.shaped(tasks, self.first)
        return {"Tasks": tasks}

    def task(self, index: int) -> Task:
        """Return a task of the piece, which is read again for the first that is asked for."""
        if self._again is None:
            spec = self._giant.shaped(self._giant.tasks(self.number), self.first)
            self._again = {each.index: each for each in resolve(spec, self._giant.folder).tasks}
        return self._again[index]


class FarTask(Task):
    """A task that has been looked at: only its number and name are still here."""

    __slots__ = ("_near",)

    def __init__(self, near: Task, piece: Piece) -> None:
        """Stand for the task that ``near`` is."""
        self.index = near.index
        self.name = near.name
        self._near: Final = piece.task

    def __getattr__(self, key: str) -> Any:
        """Return what the task says by reading it again, once: no other slot was filled."""
        near = self._near(self.index)
        for slot in Task.__slots__:
            setattr(self, slot, getattr(near, slot))
        return getattr(near, key)
