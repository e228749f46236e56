"""Short ways to read in tests, and to write down what came of it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from wfc.problem import Fault, Finding, Place
from wfc.source.document import Document
from wfc.source.exact import read


def document(text: str | bytes) -> Document:
    """Read ``text`` as the file ``f``."""
    return read("f", text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))


def value(text: str) -> Any:
    """Return the value of a text that must be without fault."""
    read_ = document(text)
    assert read_.faults == (), [told(read_, fault) for fault in read_.faults]
    return read_.value


def at(read_: Document, place: Place) -> str:
    """Write a place as ``line:column text``."""
    start, end = read_.span(place)
    line, column = read_.line_column(start)
    return f"{line}:{column} {read_.text[start:end]}".rstrip(" ")


def told(read_: Document, fault: Fault) -> str:
    """Write a fault as ``rule what line:column text``, then the place of what was opened."""
    parts = [fault.rule, str(fault.facts.get("what", "")), at(read_, fault.place)]
    for name in ("opened", "first", "key", "defined"):
        related = fault.facts.get(name)
        if isinstance(related, Place):
            parts.append(f"({name} {at(read_, related)})")
    return " ".join(part for part in parts if part)


def faults(text: str | bytes) -> list[str]:
    """Return all faults of ``text`` as ``told`` writes them."""
    read_ = document(text)
    return [told(read_, fault) for fault in read_.faults]


def finding(fault: Fault) -> Finding:
    """Put a fault into words by the rule of its name."""
    rule = import_module("wfc.rules." + fault.rule.replace("-", "_"))
    said = rule.tell(fault)
    assert isinstance(said, Finding)
    return said
