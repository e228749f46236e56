"""Secrets that stand in text: AccessKeys, and passwords in connection strings and assignments.

Written for few false alarms: placeholders (``***``, ``${password}``, ``<password>``, ``xxxx``) are
none, and a value without quotes is one in a connection string alone.
"""

from __future__ import annotations

import re

_VALUE = r"[^\s\"'&;,@<>{}$*%()\[\]]{6,64}"
_WORDS = (
    r"(?:pass(?:word|wd)?|pwd|secret|access[_-]?key[_-]?secret|secret[_-]?(?:access[_-]?)?key"
    r"|(?:access|security|auth)[_-]?token|api[_-]?key)"
)
_KINDS = (
    ("an AccessKey ID", re.compile(r"(?<![0-9A-Za-z])(LTAI[0-9A-Za-z]{12,30})(?![0-9A-Za-z])")),
    (
        "an AccessKey secret",
        re.compile(
            r"access[_-]?key[_-]?secret[\"']?\s*[:=]\s*[\"']?([0-9A-Za-z]{30})(?![0-9A-Za-z])",
            re.IGNORECASE,
        ),
    ),
    (
        "a password in a connection string",
        re.compile(r"://[^\s/:@\"']{1,64}:([^\s/:@\"'<>{}$*%]{3,64})@"),
    ),
    (
        "a password in a connection string",
        re.compile(rf"[?&;]{_WORDS}=({_VALUE})", re.IGNORECASE),
    ),
    (
        "a password",
        re.compile(
            rf"(?<![A-Za-z]){_WORDS}[\"']?\s*(?:[:=]|=>)\s*([\"'])({_VALUE})\1", re.IGNORECASE
        ),
    ),
)
#: What is masked on top: there a false alarm costs nothing.
_LOOSE = (
    re.compile(rf"(?:{_WORDS}|token)[\"']?\s*[:=]\s*[\"']?({_VALUE})", re.IGNORECASE),
    # An entry of that name: Name: db_password, Type: Constant, Value: …
    re.compile(
        rf"Name[\"']?\s*:\s*[\"']?\w{{0,64}}{_WORDS}\w{{0,64}}[\"']?[\s,]{{1,80}}"
        rf"(?:[\"']?Type[\"']?\s*:\s*[\"']?\w+[\"']?[\s,]{{1,80}})?"
        rf"[\"']?Value[\"']?\s*:\s*[\"']?({_VALUE})",
        re.IGNORECASE,
    ),
)
_PLACEHOLDER = re.compile(r"(.)\1{3,}|x{3}|your|example|change|placeholder|dummy", re.IGNORECASE)


def secrets(text: str) -> list[tuple[int, int, str]]:
    """Return from where to where each secret of ``text`` stands, and what it is, in order."""
    found: dict[tuple[int, int], str] = {}
    for what, pattern in _KINDS:
        for match in pattern.finditer(text):
            group = pattern.groups
            if not _PLACEHOLDER.search(match[group]):
                found.setdefault(match.span(group), what)
    return [(start, end, what) for (start, end), what in sorted(found.items())]


def named_secret(name: str, value: str) -> bool:
    """Say whether ``value`` is a secret for what it is called, or for what it says."""
    return bool(secrets(value) or secrets(f"{name}='{value}'"))


def masked(text: str) -> str:
    """Return ``text`` with ``*`` for each character of what may be a secret; as long as before."""
    spans = [(start, end) for start, end, _ in secrets(text)]
    spans += [match.span(1) for pattern in _LOOSE for match in pattern.finditer(text)]
    for start, end in spans:
        text = text[:start] + "*" * (end - start) + text[end:]
    return text
