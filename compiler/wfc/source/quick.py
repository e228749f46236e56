"""The quick reader: the values of a file without their places, or nothing.

It never explains. A file it has any doubt about goes to the exact reader.
"""

from __future__ import annotations

from wfc.source.document import Document
from wfc.source.guard import is_plain
from wfc.source.limits import FILE_BYTES
from wfc.source.yaml_rs import parser


class DoubtError(Exception):
    """The bytes say nothing sure: not a mistake, only a file for the exact reader."""


def read(file: str, data: bytes) -> Document:
    """Return the values of ``data``.

    Raises DoubtError where the exact reader should have a look, and whatever the parser raises
    at what it takes for a mistake.
    """
    parse = parser()
    if parse is None or len(data) > FILE_BYTES or not is_plain(data):
        raise DoubtError
    value = parse(data.decode("utf-8"))
    if type(value) is not dict or not value:
        raise DoubtError
    return Document(file, "", value)
