"""The text a task runs: ``Script.Content``, or the file that ``Script.File`` names."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.resolve.layers import Layer, place_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.source.project import Folder


def script_of(
    script: dict[str, Any] | None, layers: tuple[Layer, ...], folder: Folder
) -> tuple[str | None, tuple[Fault, ...]]:
    """Return the script text, or None with the fault that says why there is none."""
    if not script:
        return None, ()
    content, name = script.get("Content"), script.get("File")
    if name is None:
        return content, ()
    place = place_of(layers, ("Script", "File"))
    if content is not None:
        other = place_of(layers, ("Script", "Content"))
        return None, (Fault("script-twice", place, {"content": other}),)
    text, reason, near = folder.read(name)
    if reason:
        return None, (Fault("script-file", place, {"file": name, "reason": reason, "near": near}),)
    return text, ()
