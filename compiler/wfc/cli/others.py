"""The other specs of a project, of which a file is only a part."""

from __future__ import annotations

import os
from contextlib import suppress

from wfc.across import Names
from wfc.exits import UsageError
from wfc.graph.bind import bind
from wfc.pipeline import check
from wfc.resolve.resolve import resolve, reuses
from wfc.settings import Choice
from wfc.shape.shape import shape
from wfc.source.discover import discovered
from wfc.source.project import SETTINGS, root_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from wfc.cli.files import Workbench
    from wfc.graph.graph import Graph
    from wfc.resolve.library import Library
    from wfc.source.document import Document
    from wfc.source.project import Folder


def names_of(root: str, reported: Sequence[str], workbench: Workbench) -> Names:
    """Return what the ad hoc files of the project at ``root`` say, ``reported`` by their names.

    A file that cannot be read says nothing here: its own lint will tell.
    """
    given = {os.path.realpath(file): file for file in reported}
    names = Names()
    for path in sorted(discovered((root,))):
        if path.rpartition("/")[2] == SETTINGS or root_of(os.path.dirname(path)) != root:
            continue
        file = given.get(os.path.realpath(path)) or os.path.relpath(path)
        with suppress(UsageError):  # gone, or not readable
            _, data = workbench.read(file)
            folder = workbench.folder(os.path.dirname(file))
            names.add(file, graphs_of(file, data, folder, workbench.library(root)))
    return names


def graphs_of(file: str, data: bytes, folder: Folder, library: Library | None) -> tuple[Graph, ...]:
    """Return the graphs of an ad hoc file, as far as it can be read; quickly where that will do."""
    from wfc.source import quick

    try:
        return _graphs(quick.read(file, data), folder, library)
    except Exception:  # what the quick reader leaves to the exact one
        from wfc.source import exact

        return _graphs(exact.read(file, data), folder, library)


def _graphs(document: Document, folder: Folder, library: Library | None) -> tuple[Graph, ...]:
    """Return the graph of each environment; one where there are none."""
    spec = shape(document)
    if spec.kind != "AdhocWorkflow" or not spec.value:
        return ()
    if reuses(spec, library):
        return check(document, folder, Choice(()), None, library).graphs
    return (bind(resolve(spec, folder)),)
