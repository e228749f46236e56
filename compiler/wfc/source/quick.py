"""The quick reader: the values of a file without their places, or nothing.

It never explains. A file it has any doubt about goes to the exact reader.
"""

from __future__ import annotations

from wfc.source.document import Document
from wfc.source.guard import is_plain
from wfc.source.limits import FILE_BYTES
from wfc.source.yaml_rs import parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class DoubtError(Exception):
    """The bytes say nothing sure: not a mistake, only a file for the exact reader."""


def read(file: str, data: bytes) -> Document:
    """Return the values of ``data``.

    Raises DoubtError where the exact reader should have a look, and whatever the parser raises
    at what it takes for a mistake.
    """
    guard(data)
    return Document(file, "", parsed(data))


def guard(data: bytes) -> None:
    """Raise DoubtError unless both readers read ``data`` alike, as far as its bytes tell."""
    if len(data) > FILE_BYTES or not is_plain(data):
        raise DoubtError


def parsed(data: bytes) -> dict[str, Any]:
    """Return the values of ``data``, which is guarded. Raises as ``read`` does."""
    parse = parser()
    if parse is None:
        raise DoubtError
    value = parse(data.decode("utf-8"))
    if type(value) is not dict or not value:
        raise DoubtError
    return value
