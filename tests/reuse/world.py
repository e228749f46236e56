"""A project in a folder, and what wfc makes of it, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wfc.pipeline import Checked, check, compile_graph
from wfc.resolve.library import Library
from wfc.resolve.resolve import Given
from wfc.settings import Choice
from wfc.shape.shape import shape
from wfc.source.exact import read
from wfc.source.project import Folder
from wfc.verdict import verdict

TASK = "Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}"
HEAD = f"Name: w\nProjectId: 1\nOwner: 1\nDefaults: {{{TASK}}}\n"


def project(folder: Path, **texts: str) -> Path:
    """Write files into ``folder``: ``common`` as common.wfc.yaml, ``wfc`` as wfc.yaml."""
    (folder / ".git").mkdir(exist_ok=True)
    for name, text in texts.items():
        file = "wfc.yaml" if name == "wfc" else f"{name}.wfc.yaml"
        (folder / file).write_text(text, "utf-8")
    return folder


def library(folder: Path) -> Library | None:
    settings = folder / "wfc.yaml"
    if not settings.is_file():
        return None
    return Library(shape(read(str(settings), settings.read_bytes())))


def checked(
    folder: Path,
    name: str = "spec",
    environment: str | None = None,
    params: dict[str, str] | None = None,
    *,
    quick: bool | None = None,
) -> Checked:
    """Check a file of the project; ``quick`` lets the quick reader have a look first."""
    file = folder / f"{name}.wfc.yaml"
    given, around = Given(None, environment, params), library(folder)
    if quick is not None:
        return verdict(
            str(file),
            file.read_bytes(),
            Folder(str(folder)),
            Choice(("all",)),
            given,
            around,
            quick=quick,
        )
    return check(
        read(str(file), file.read_bytes()), Folder(str(folder)), Choice(("all",)), given, around
    )


def rules(found: Checked) -> list[str]:
    return [problem.rule for problem in found.problems]


def bodies(folder: Path, name: str = "spec", **options: Any) -> list[dict[str, Any]]:
    """Return the bodies that a clean file compiles to, one for each environment."""
    found = checked(folder, name, **options)
    assert not found.has_errors(), [problem.finding.message for problem in found.problems]
    return [compile_graph(graph).body for graph in found.graphs]


def tasks(body: dict[str, Any]) -> dict[str, Any]:
    return {task["Name"]: task for task in body["Tasks"]}
