"""The file that ``Script.File`` names, and what can be wrong with it."""

from __future__ import annotations

from wfc.problem import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from wfc.problem import Place
    from wfc.source.project import Folder


def script_of(
    script: dict[str, Any], place_of: Callable[..., Place], folder: Folder
) -> tuple[str | None, tuple[Fault, ...]]:
    """Return the text of the file that ``script`` names, or None and the fault that says why.

    ``place_of`` tells where a value of the task was written, ``folder`` is that of this file.
    """
    name = script["File"]
    place = place_of("Script", "File")
    if "Content" in script:
        other = place_of("Script", "Content")
        return None, (Fault("script-twice", place, {"content": other}),)
    text, reason, near = folder.read(name)
    if reason:
        return None, (Fault("script-file", place, {"file": name, "reason": reason, "near": near}),)
    return text, ()
