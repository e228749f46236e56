"""A file with the fragments it includes, and the settings of its project."""

from __future__ import annotations

import os

from wfc.problem import Fault, Label
from wfc.resolve.unseen import Everything, unseen
from wfc.source.project import Folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.problem import Place
    from wfc.resolve.library import Library
    from wfc.shape.spec import Spec

#: How many files one file may include, and how many Includes may lead to a file.
FILES = 1000
DEPTH = 64


class Part:
    """A file that a workflow is made of, and the Includes that led to it."""

    __slots__ = ("spec", "through")

    def __init__(self, spec: Spec, through: tuple[Label, ...]) -> None:
        """Take ``spec``, which came ``through`` these lines."""
        self.spec: Final = spec
        self.through: Final = through


class Sources:
    """All files that a workflow is made of: ``parts`` in the order of their tasks, its own last."""

    __slots__ = ("faults", "is_whole", "parts", "project", "spec")

    def __init__(
        self,
        spec: Spec,
        parts: list[Part],
        project: Spec | None,
        faults: list[Fault],
        *,
        is_whole: bool = True,
    ) -> None:
        """Hold what belongs to ``spec``, and the ``faults`` of its fragments.

        Not ``is_whole``: a fragment could not be read, and nobody knows what is in it.
        """
        self.spec: Final = spec
        self.parts: Final = parts
        self.project: Final = project
        self.faults: Final = faults
        self.is_whole: Final = is_whole

    def unseen(self, key: str) -> frozenset[str]:
        """Return the entries of ``key`` that may be there, and cannot be seen."""
        return unseen(self.specs(), key) if self.is_whole else Everything()

    def lost(self) -> frozenset[str]:
        """Return every name in what was cut, or could not be read (``Spec.lost``)."""
        if not self.is_whole:
            return Everything()
        return frozenset().union(*(spec.lost() for spec in self.specs()))

    def specs(self) -> tuple[Spec, ...]:
        """Return all files, the workflow's own first."""
        others = tuple(part.spec for part in self.parts[:-1])
        return (self.spec, *others, *([self.project] if self.project else ()))

    def params(self) -> tuple[str, ...]:
        """Return the params that any of the files declares, for whatever environment."""
        found: dict[str, None] = {}
        for spec in self.specs():
            overlays = (spec.value.get("Environments") or {}).values()
            for value in (spec.value, *overlays):
                found |= dict.fromkeys((value or {}).get("Params") or ())
        return tuple(found)

    def environments(self) -> tuple[str, ...]:
        """Return the environments that the file and its project name."""
        return names_of(self.spec, self.project)


def names_of(spec: Spec, project: Spec | None) -> tuple[str, ...]:
    """Return the environments that ``spec`` and its ``project`` name, each once.

    One that says nothing sensible is there too: it is as if it said nothing.
    """
    named: dict[str, None] = {}
    for each in (spec, project):
        if each is not None:
            named |= dict.fromkeys(each.value.get("Environments") or ())
            cut = (route for route, _ in each.cuts if route[0] == "Environments")
            named |= dict.fromkeys(str(route[1]) for route in cut if len(route) == 2)
    return tuple(named)


def gathered(spec: Spec, folder: Folder, library: Library) -> Sources:
    """Return ``spec`` with all it includes. Raises as ``Library.fragment`` does."""
    quick = spec.document.is_quick
    gathering = _Gathering(library, folder.root, is_run=spec.kind == "ManualRun", quick=quick)
    own = os.path.join(folder.path, os.path.basename(spec.document.file))
    gathering.take(Part(spec, ()), folder, (own,))
    return Sources(
        spec,
        gathering.parts,
        library.project(quick=quick),
        gathering.faults,
        is_whole=gathering.is_whole,
    )


class _Gathering:
    """One walk along the Includes."""

    __slots__ = ("_is_run", "_library", "_quick", "_root", "_seen", "faults", "is_whole", "parts")

    def __init__(self, library: Library, root: str, *, is_run: bool, quick: bool) -> None:
        self._library: Final = library
        self._is_run: Final = is_run
        self._root: Final = root
        self._quick: Final = quick
        self._seen: Final[dict[str, Place]] = {}
        self.parts: Final[list[Part]] = []
        self.faults: Final[list[Fault]] = []
        self.is_whole = True

    def take(self, part: Part, folder: Folder, path: tuple[str, ...]) -> None:
        """Take what ``part`` includes, then itself; ``path`` are the files that led here."""
        for index, name in enumerate(part.spec.value.get("Include") or ()):
            if name is not None:
                self._include(part, name, part.spec.place("Include", index), folder, path)
        self.parts.append(part)

    def _include(
        self, part: Part, name: str, place: Place, folder: Folder, path: tuple[str, ...]
    ) -> None:
        target = os.path.normpath(os.path.join(folder.path, name))
        reason = self._refused(target, name, path)
        if reason:
            first = self._seen.get(target)
            self.is_whole = self.is_whole and reason in ("itself", "cyclic", "twice")
            self._fault(place, name, reason, {"first": first} if reason == "twice" else {})
            return
        self._seen[target] = place
        beside = part.spec.document.file
        found = self._library.fragment(name, folder, beside, quick=self._quick)
        spec = found.spec
        self.is_whole = self.is_whole and spec is not None and not spec.document.faults
        if spec is None:
            self._fault(place, name, found.reason, {"near": found.near})
            return
        self.faults.extend(spec.document.faults)
        if spec.kind == "Fragment":
            self.faults.extend(spec.faults)
            if self._is_run and spec.value.get("Tasks"):
                self._fault(place, name, "tasks", {})
            label = Label(place, f"`{name}` is included here")
            inner = Folder(os.path.dirname(target), self._root)
            self.take(Part(spec, (*part.through, label)), inner, (*path, target))
        elif spec.document.value is not None or not spec.document.faults:
            self.is_whole = False
            self._fault(place, name, "no fragment", {"kind": spec.kind})

    def _refused(self, target: str, name: str, path: tuple[str, ...]) -> str:
        """Return why ``target`` may not be included, "" when it may."""
        if "${{" in name:
            return "reference"
        if target in path:
            return "itself" if target == path[-1] else "cyclic"
        if target in self._seen:
            return "twice"
        return "too many" if len(self._seen) >= FILES or len(path) > DEPTH else ""

    def _fault(self, place: Place, name: str, reason: str, more: dict[str, object]) -> None:
        facts: dict[str, object] = {"file": name, "reason": reason, "near": ()}
        self.faults.append(Fault("include-file", place, facts | more))
