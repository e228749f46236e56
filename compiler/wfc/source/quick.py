"""The quick reader: the values of a file without their places, or nothing.

It never explains. A file it has any doubt about goes to the exact reader.
"""

from __future__ import annotations

from wfc.source.document import Document
from wfc.source.guard import is_plain
from wfc.source.limits import FILE_BYTES
from wfc.source.yaml_rs import is_stricter, parser

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
    if _ends_open(data):
        raise DoubtError
    try:
        value = parse(data.decode("utf-8"))
    except ValueError as error:
        if is_stricter(error):
            raise DoubtError from None
        raise
    if type(value) is not dict or not value:
        raise DoubtError
    return value


def _ends_open(data: bytes) -> bool:
    """Say whether the last line is the head of a block scalar: the readers differ on its text."""
    line = data[-1000:].rstrip().rpartition(b"\n")[2].partition(b" #")[0]
    word = line.rstrip().rpartition(b" ")[2]
    return word[:1] in b"|>" and not word.strip(b"|>+-123456789")
