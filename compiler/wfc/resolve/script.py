"""The file that ``Script.File`` names, and what can be wrong with it."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.resolve.layers import Layer, place_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.source.project import Folder


def script_of(
    script: dict[str, Any], layers: tuple[Layer, ...], folder: Folder
) -> tuple[str | None, tuple[Fault, ...]]:
    """Return the text of the file that ``script`` names, or None and the fault that says why."""
    name = script["File"]
    place = place_of(layers, ("Script", "File"))
    if "Content" in script:
        other = place_of(layers, ("Script", "Content"))
        return None, (Fault("script-twice", place, {"content": other}),)
    text, reason, near = folder.read(name)
    if reason:
        return None, (Fault("script-file", place, {"file": name, "reason": reason, "near": near}),)
    return text, ()
