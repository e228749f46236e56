"""The little of Mermaid and DOT that wfc writes, as grammars of a line each."""

from __future__ import annotations

import re

# In a label only what cannot be syntax stands bare: letters, digits, what joins them, and what is
# no ASCII; all else is an entity code.
_LABEL = r'"(?:#\d+;|<br/>|, |\?|(?<=[^\W_])[ _.-](?=[^\W_])|[^\W_]|[^\x00-\x7f])*"'
_MERMAID = (
    rf"  t\d+\[{_LABEL}\]",
    rf"  x\d+\({_LABEL}\)",
    rf"  [tx]\d+ (?:-- {_LABEL} )?--> t\d+",
    r"  classDef [a-z]+ [a-z0-9:,-]+",
    r"  class [tx\d,]+ [a-z]+",
    r"  linkStyle [\d,]+ [a-z0-9:,-]+",
)

_STRING = r'"(?:[^"\\]|\\["\\n])*"'
_OPTION = rf"[a-z]+=(?:{_STRING}|[A-Za-z0-9]+)"
_OPTIONS = rf"\[{_OPTION}(?:, {_OPTION})*\]"
_DOT = (rf"  (?:graph|node|[tx]\d+) {_OPTIONS};", rf"  [tx]\d+ -> t\d+(?: {_OPTIONS})?;")


def is_mermaid(text: str) -> bool:
    """Say whether each line is one of those that the format mermaid knows."""
    first, *rest = text[:-1].split("\n")
    return first == "flowchart LR" and all(_is_one_of(_MERMAID, line) for line in rest)


def is_dot(text: str) -> bool:
    """Say whether each line is one of those that the format dot knows."""
    first, *rest, last = text[:-1].split("\n")
    is_framed = (first, last) == ("digraph workflow {", "}")
    return is_framed and all(_is_one_of(_DOT, line) for line in rest)


def _is_one_of(forms: tuple[str, ...], line: str) -> bool:
    return any(re.fullmatch(form, line) for form in forms)
