"""The quick reader: the values of a file without their places, or nothing.

It never explains. A file it has any doubt about goes to the exact reader.
"""

from __future__ import annotations

from wfc.source import limits
from wfc.source.document import Document
from wfc.source.guard import is_plain, refers, signs_of
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
    is_referring = guard(data)
    return Document(file, "", parsed(data), refers=is_referring)


def guard(data: bytes) -> bool:
    """Say whether ``data`` holds a reference of ours.

    Raises DoubtError unless both readers read ``data`` alike, as far as its bytes tell.
    """
    signs = signs_of(data)
    if len(data) > limits.FILE_BYTES or _is_crowded(data) or not is_plain(data, signs):
        raise DoubtError
    return refers(data, signs)


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
    if len(data) > limits.SCALAR_BYTES and _holds_large(value):
        raise DoubtError
    return value


def _is_crowded(data: bytes) -> bool:
    """Say whether there may be more values than the exact reader takes: by what is before each."""
    if len(data) < limits.VALUES:
        return False
    return sum(map(data.count, (b"\n", b",", b":", b"[", b"{", b"- "))) > limits.VALUES


def _holds_large(value: Any) -> bool:
    """Say whether there is a text in ``value`` that the exact reader may refuse for its length."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if type(each) is dict:
            waiting += each
            waiting += each.values()
        elif type(each) is list:
            waiting += each
        elif type(each) is str and len(each) * 4 > limits.SCALAR_BYTES:
            return True
    return False


def _ends_open(data: bytes) -> bool:
    """Say whether the last line is the head of a block scalar, or blanks without an end.

    The readers differ on what text that makes.
    """
    if data.endswith((b" ", b"\t")):
        return True
    line = data[-1000:].rstrip().rpartition(b"\n")[2].partition(b" #")[0]
    word = line.rstrip().rpartition(b" ")[2]
    return word.startswith((b"|", b">")) and not word.strip(b"|>+-123456789")
