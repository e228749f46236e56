"""What the files of a project share: its settings, and the fragments they include."""

from __future__ import annotations

import os

from wfc.shape.shape import InexactError, shape
from wfc.shape.spec import Spec
from wfc.source import limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.source.document import Document
    from wfc.source.project import Folder

#: Keys of the settings that are laid under every file.
LAID = ("Defaults", "Environments", "Marker", "Params", "Region", "TimeZone")


class Found:
    """A file that was asked for: its ``spec``, or the reason why there is none."""

    __slots__ = ("near", "reason", "spec")

    def __init__(self, spec: Spec | None, reason: str = "", near: tuple[str, ...] = ()) -> None:
        """Hold the answer; ``near`` are files with near names."""
        self.spec: Final = spec
        self.reason: Final = reason
        self.near: Final = near


class Library:
    """The settings of one project and its fragments, each read once by either reader."""

    __slots__ = ("_found", "reaches", "settings")

    def __init__(self, settings: Spec | None = None) -> None:
        """Begin with ``settings``, the project's ``wfc.yaml`` by whichever reader."""
        self.settings: Final = settings
        self.reaches: Final = settings is not None and any(key in settings.value for key in LAID)
        self._found: Final[dict[tuple[str, bool], Found]] = {}

    def project(self, *, quick: bool) -> Spec | None:
        """Return the settings; not ``quick``: by the exact reader, which knows places."""
        settings = self.settings
        if settings is None or quick or not settings.document.is_quick:
            return settings
        file = settings.document.file
        if (file, False) not in self._found:
            with open(file, "rb") as opened:
                self._found[file, False] = Found(_spec(file, opened.read(), quick=False))
        return self._found[file, False].spec

    def fragment(self, name: str, folder: Folder, beside: str, *, quick: bool) -> Found:
        """Return the fragment ``name``, as a file ``beside`` it, in ``folder``, includes it.

        Raises InexactError, and what the quick parser raises, where ``quick`` is not enough.
        """
        file = os.path.normpath(os.path.join(os.path.dirname(beside), name))
        found = self._found.get((file, quick))
        if found is None:
            data, reason, near = folder.data(name, limits.FILE_BYTES)
            found = Found(None, reason, near)
            if data is not None:
                found = Found(_spec(file, data, quick=quick))
            self._found[file, quick] = found
        if quick and (found.spec is None or found.spec.kind != "Fragment"):
            raise InexactError
        return found


def _spec(file: str, data: bytes, *, quick: bool) -> Spec:
    """Return what ``data`` says; of no kind where it could not be read to the end."""
    if quick:
        return shape(_quickly(file, data))
    from wfc.source.exact import read

    document = read(file, data)
    if document.value is None and document.faults:
        return Spec(document, "", {})
    return shape(document)


def _quickly(file: str, data: bytes) -> Document:
    from wfc.source.quick import DoubtError, read

    try:
        return read(file, data)
    except DoubtError:
        raise InexactError from None
