"""Bytes that send a file to the exact reader: what the two parsers might read differently.

yaml-rs 0.1.6 lets control characters through, cuts a document at NUL, keeps a byte order mark in
the first key, and overflows its stack beyond 10,000 nested levels. Anchors, merge keys, tags and
``# wfc:`` comments are the exact reader's alone. In brackets yaml-rs takes what the exact reader
refuses: ``|`` and ``>`` as text, a lone ``?``, a colon on the line below its key. (A second
document needs no guard: yaml-rs then returns a list.)

Searches for one byte, and for long needles, run at memory speed; for needles of two or three
bytes they do not, so those are found by their rarest byte, or from behind: rfind takes half the
time of find for them (CPython 3.11 to 3.13).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CONTROLS = bytes(range(9)) + b"\x0b\x0c" + bytes(range(14, 32)) + b"\x7f"
#: A reference of ours, and the signs that it and a variable of DataWorks are made of.
_REFERENCE = b"${{"
_SIGNS = b"${}"
_OTHERS = bytes(set(range(256)) - set(_CONTROLS + _SIGNS))
#: U+0085, U+2028, U+2029: line breaks in YAML 1.1. U+FEFF: a byte order mark inside the text.
_WIDE = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf")
#: Nesting that threatens a native stack: a deep line, or a run of indicators.
_DEEP = b"\n" + b" " * 200
_RUNS = tuple(sign * 32 for sign in (b"- ", b"? ", b"[", b"{"))
#: What begins a line without a blank: the end of a document, a colon that belongs to a line before.
_FIRST = (b"\n...", b"\n:")
_LINES_IN_BRACKETS = (b",\n", b"[\n", b"{\n", b",\r\n", b"[\r\n", b"{\r\n")


#: The head of a block scalar as people write it.
_HEADS = (b": |\n", b": >\n")


def signs_of(data: bytes) -> bytes:
    """Return the bytes of ``data`` that ``is_plain`` and ``refers`` look at, in one pass."""
    return data.translate(None, _OTHERS)


def is_plain(data: bytes, signs: bytes) -> bool:
    """Say whether both readers read ``data`` alike, as far as its bytes tell."""
    if signs.strip(_SIGNS) or _DEEP in data or any(run in data for run in _RUNS):
        return False
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return False
    if not data.isascii() and any(sign in data for sign in _WIDE):
        return False
    if data.startswith(b"...") or any(data.rfind(sign) >= 0 for sign in _FIRST):
        return False
    return not any(_stands(data, sign, test) for sign, test in _TESTS)


def refers(data: bytes, signs: bytes) -> bool:
    """Say whether ``data``, which has these ``signs``, holds a reference of ours.

    Nearly no file does, and its signs say so faster than all of it would.
    """
    return _REFERENCE in signs and _REFERENCE in data


def _stands(data: bytes, sign: bytes, test: Callable[[bytes, int], bool]) -> bool:
    """Say whether ``sign`` stands anywhere in ``data`` where ``test`` holds."""
    at = data.rfind(sign)
    while at >= 0:
        if test(data, at):
            return True
        at = data.rfind(sign, 0, at)
    return False


def _begins_line(data: bytes, at: int) -> bool:
    return at == 0 or data[at - 1 : at] in b"\r\n"


def _begins_value(data: bytes, at: int) -> bool:
    """Say whether a value can begin at ``at``: behind an indicator, or where a line begins."""
    before = data[data.rfind(b"\n", 0, at) + 1 : at].rstrip(b" \t")
    return not before or before[-1:] in b":-[,{?"


def _is_merge(data: bytes, at: int) -> bool:
    """Say whether a key ``<<`` stands there; ``<<EOF`` of a shell script is none."""
    if data[at + 1 : at + 2] != b"<":
        return False
    return data[at + 2 : at + 40].lstrip(b" \t\"'")[:1] in b":\r\n"


def _is_comment(data: bytes, at: int) -> bool:
    return data.startswith(b"# wfc:", at)


def _is_indentation(data: bytes, at: int) -> bool:
    """Say whether only blanks and indicators stand in front of a tab on its line."""
    return not data[data.rfind(b"\n", 0, at) + 1 : at].strip(b" -?:")


def _is_lone(data: bytes, at: int) -> bool:
    """Say whether nothing touches a question mark but a colon before it: the sign of a key?"""
    before = data[max(at - 1, 0) : at]
    return before == b":" or (before in b" \t\r\n,[{" and data[at + 1 : at + 2] in b" \t\r\n,]}")


def _is_first(data: bytes, at: int) -> bool:
    """Say whether only blanks stand in front of a colon on its line."""
    return not data[data.rfind(b"\n", 0, at) + 1 : at].strip(b" \t")


def _is_astray(data: bytes, at: int) -> bool:
    """Say whether a ``|`` or ``>`` begins a value and is not the head of a block scalar."""
    if data[at - 1 : at] not in b" \t\r\n,[{:":
        return False
    start = data.rfind(b"\n", 0, at) + 1
    if data[at - 2 : at + 2] in _HEADS:  # nearly always, so that it is looked at first
        return _is_in_brackets(data, start, at)
    line = data[start:at].rstrip(b" \t")
    before = (line or data[max(start - 100, 0) : start].rstrip())[-1:]
    if before not in b":-?":
        return before in b",[{"
    end = data.find(b"\n", at)
    behind = data[at + 1 : end if end >= 0 else len(data)].partition(b" #")[0]
    if behind.strip(b" \t\r+-123456789"):
        return True
    return _is_in_brackets(data, start, at)


def _is_in_brackets(data: bytes, start: int, at: int) -> bool:
    """Say whether what stands at ``at`` of the line from ``start`` on may be within brackets."""
    if data.find(b"{", start, at) >= 0 or data.find(b"[", start, at) >= 0:
        return True
    return data.endswith(_LINES_IN_BRACKETS, 0, start)


_TESTS = (
    (b"\t", _is_indentation),
    (b"%", _begins_line),
    (b"&", _begins_value),
    (b"!", _begins_value),
    (b"<", _is_merge),
    (b"#", _is_comment),
    (b"?", _is_lone),
    (b"|", _is_astray),
    (b">", _is_astray),
    (b" :", _is_first),
)
