"""The other specs of a project, of which a file is only a part."""

from __future__ import annotations

import os
from contextlib import suppress

from wfc.across import Names
from wfc.exits import UsageError
from wfc.graph.bind import bind
from wfc.resolve.resolve import resolve
from wfc.shape.shape import shape
from wfc.source.discover import discovered
from wfc.source.project import SETTINGS, root_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from wfc.cli.files import Workbench
    from wfc.graph.graph import Graph
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
            graph = graph_of(file, data, workbench.folder(os.path.dirname(file)))
            if graph is not None:
                names.add(graph)
    return names


def graph_of(file: str, data: bytes, folder: Folder) -> Graph | None:
    """Return the graph of an ad hoc file, as far as it can be read; quickly where that will do."""
    from wfc.source import quick

    try:
        spec = shape(quick.read(file, data))
    except Exception:  # what the quick reader leaves to the exact one
        from wfc.source import exact

        spec = shape(exact.read(file, data))
    if spec.kind != "AdhocWorkflow" or not spec.value:
        return None
    return bind(resolve(spec, folder))
