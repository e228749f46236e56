"""What the tests need to know of a page of Markdown: headings, links and blocks of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.docs.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK = re.compile(r"^```(\S*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]*`")


class Block(NamedTuple):
    """A block of code: its language, and the text in it."""

    language: str
    text: str


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of code of ``page`` in order."""
    for found in _BLOCK.finditer(page.read_text("utf-8")):
        yield Block(found[1], found[2])


def anchors(page: Path) -> list[str]:
    """Return the anchors of the headings of ``page``."""
    return [slug(found[1]) for found in _HEADING.finditer(_prose(page))]


def links(page: Path) -> list[str]:
    """Return the targets of the links of ``page``."""
    return _LINK.findall(_CODE.sub("", _prose(page)))


def _prose(page: Path) -> str:
    return _BLOCK.sub("", page.read_text("utf-8"))
