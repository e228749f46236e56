"""Where a place is, told by names instead of positions: the same after lines have moved."""

from __future__ import annotations

import os
from hashlib import sha256

from wfc_spec.secrets import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Place
    from wfc.source.document import Document

#: What tells the items of a list apart, the first that an item has.
_NAMES: Final = ("Name", "Output", "UpstreamOutput", "NodeId")
#: Lists of names: their items may be told as they are. Text of other lists may be a secret.
_OF_NAMES: Final = frozenset({"DependsOn", "Externals", "Tags", "Include", "Select", "Exclude"})
_LONGEST: Final = 100


def structure(document: Document | None, place: Place) -> tuple[str, ...]:
    """Return the steps that lead to ``place``: keys, and the names of items of lists.

    An item without a name is told by what it says, shortened to a digest, and one that says
    nothing by its position (``#0``). A place that is no value is told by its line.
    """
    if place.part == "text":
        return (_line(document, place),)
    steps: list[str] = []
    for position, step in enumerate(place.route):
        if isinstance(step, str):
            steps.append(step)
        else:
            above = steps[-1] if steps else ""
            steps.append(_item(_value(document, place.route[: position + 1]), above, step))
    return tuple(steps)


def unmoved(file: str, root: str) -> str:
    """Return the path of ``file`` from ``root``, with ``/``; as it is where there is no root."""
    if not root or file.startswith("<"):
        return file
    folder, name = os.path.split(file)
    path = os.path.join(os.path.realpath(folder), name)
    return os.path.relpath(path, root).replace(os.sep, "/")


def digest(text: str) -> str:
    """Return twelve characters that stand for ``text``."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _value(document: Document | None, route: tuple[str | int, ...]) -> Any:
    try:
        return document.value_at(route) if document is not None else None
    except LookupError:
        return None


def _item(value: Any, above: str, position: int) -> str:
    """Return what an item of the list ``above`` is told by."""
    if isinstance(value, dict):
        name = next((value[key] for key in _NAMES if _is_scalar(value.get(key))), None)
    else:
        name = value if _is_scalar(value) else None
        if name is not None and above not in _OF_NAMES:
            return digest(str(name))
    if name is None:
        return f"#{position}"
    text = str(name)
    return text if len(text) <= _LONGEST and masked(text) == text else digest(text)


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _line(document: Document | None, place: Place) -> str:
    """Return what stands for the line of a place without a route."""
    if document is None or place.within is None:
        return "@"
    line, _ = document.line_column(place.within[0])
    return "@" + digest(document.line_text(line).strip())
