"""Bytes that send a file to the exact reader: what the two parsers might read differently.

Measured once against the C parser and four others; everything here is a search at memory speed.
yaml-rs 0.1.6 lets control characters through, cuts a document at NUL, keeps a byte order mark in
the first key, and overflows its stack beyond 10,000 nested levels.
"""

from __future__ import annotations

_CONTROLS = bytes(range(9)) + b"\x0b\x0c" + bytes(range(14, 32)) + b"\x7f"
_OTHERS = bytes(set(range(256)) - set(_CONTROLS))
#: U+0085, U+2028, U+2029: line breaks in YAML 1.1. U+FEFF: a byte order mark inside the text.
_WIDE = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf")
#: Nesting that threatens a native stack: a deep line, or a run of indicators.
_DEEP = b"\n" + b" " * 200
_RUNS = tuple(sign * 32 for sign in (b"- ", b"? ", b"[", b"{"))


def is_plain(data: bytes) -> bool:
    """Say whether both readers read ``data`` alike, as far as its bytes tell."""
    if data[:3] in (b"---", b"...") or data[:1] in b"%\t" or data.translate(None, _OTHERS):
        return False
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return False
    if b"\n%" in data or b"\n---" in data or b"\n..." in data or _DEEP in data:
        return False
    if b"# wfc:" in data or any(run in data for run in _RUNS):
        return False
    if not data.isascii() and any(sign in data for sign in _WIDE):
        return False
    # Anchors, tags and merge keys; an alias needs an anchor.
    return not (_begins(data, b"&") or _begins(data, b"!") or _merges(data) or _has_tab(data))


def _begins(data: bytes, sign: bytes) -> bool:
    """Say whether ``sign`` stands where a value can begin."""
    at = data.find(sign)
    while at >= 0:
        line = data.rfind(b"\n", 0, at) + 1
        before = data[line:at].rstrip(b" ")
        if not before or before[-1:] in b":-[,{?":
            return True
        at = data.find(sign, at + 1)
    return False


def _merges(data: bytes) -> bool:
    """Say whether ``<<`` stands as a key; ``<<EOF`` of a shell script does not."""
    at = data.find(b"<<")
    while at >= 0:
        if data[at + 2 : at + 40].lstrip(b" \"'")[:1] in b":\n\r":
            return True
        at = data.find(b"<<", at + 2)
    return False


def _has_tab(data: bytes) -> bool:
    """Say whether a tab stands where a line begins, behind blanks and indicators or not."""
    at = data.find(b"\t")
    while at >= 0:
        line = data.rfind(b"\n", 0, at) + 1
        if not data[line:at].strip(b" -?:"):
            return True
        at = data.find(b"\t", at + 1)
    return False
