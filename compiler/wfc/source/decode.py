"""From bytes to text: UTF-8, and a good guess at what else it may be."""

from __future__ import annotations

from wfc.problem import Fault, Place
from wfc.source.limits import FILE_BYTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_MARKS: Final = (  # the longer first: UTF-32's mark starts with that of UTF-16
    (b"\xff\xfe\x00\x00", "UTF-32", "utf-32"),
    (b"\x00\x00\xfe\xff", "UTF-32", "utf-32"),
    (b"\xff\xfe", "UTF-16", "utf-16"),
    (b"\xfe\xff", "UTF-16", "utf-16"),
)
_NULS: Final = (  # without a mark: where the zeros of the first two characters stand
    ("\0\0\0.", "UTF-32", "utf-32-be"),
    (".\0\0\0", "UTF-32", "utf-32-le"),
    ("\0.\0.", "UTF-16", "utf-16-be"),
    (".\0.\0", "UTF-16", "utf-16-le"),
)


def decode(file: str, data: bytes) -> tuple[str, Fault | None]:
    """Return the text of ``data`` without its byte order mark, and what keeps it from being read.

    With a fault the text is only good for showing the place.
    """
    if len(data) > FILE_BYTES:
        facts = {"what": "file", "size": len(data), "limit": FILE_BYTES}
        return "", Fault("yaml-limit", Place(file, (), "text", (0, 0)), facts)
    for codec, name in _wide(data):
        text = data.decode(codec, "replace")
        return text, _fault(file, 0, min(1, len(text)), what="wide", encoding=name)
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode())
        facts = {"what": "bytes", "byte": data[error.start], "guess": _guess(data)}
        return data.decode("utf-8", "replace"), _fault(file, at, at + 1, **facts)


def _fault(file: str, start: int, end: int, **facts: object) -> Fault:
    """Say that the file is not UTF-8."""
    return Fault("file-encoding", Place(file, (), "text", (start, end)), facts)


def _wide(data: bytes) -> list[tuple[str, str]]:
    """Return codec and name of the UTF-16 or UTF-32 that ``data`` is, if it is either."""
    marked = [(codec, name) for mark, name, codec in _MARKS if data.startswith(mark)]
    shape = "".join("." if byte else "\0" for byte in data[:4])
    return marked or [(codec, name) for nuls, name, codec in _NULS if shape == nuls]


def _guess(data: bytes) -> str:
    """Return "GB18030" where that gives Chinese, "" otherwise.

    Nearly any bytes can be read as GB18030, those of Western text as rare characters. So
    most of what is not ASCII has to be of the 6,763 common ones.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    foreign = [char for char in text[:100_000] if not char.isascii()]
    common = sum(len(char.encode("gb2312", "ignore")) == 2 for char in foreign)
    return "GB18030" if common * 2 > len(foreign) else ""
