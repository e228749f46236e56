"""Every link leads somewhere: to a page that there is, and to a heading on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.docs.generated import DOCS
from tests.docs.markdown import anchors, links

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted(DOCS.rglob("*.md"))
ELSEWHERE = ("https://", "http://", "mailto:")


def broken(page: Path) -> list[str]:
    """Return the links of ``page`` that lead nowhere."""
    found = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        if not link.startswith(ELSEWHERE) and (
            not target.is_file() or (anchor and anchor not in anchors(target))
        ):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_links_lead_somewhere(page: Path) -> None:
    assert broken(page) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_headings_of_a_page_are_told_apart(page: Path) -> None:
    """Two headings of one name would share an anchor."""
    found = anchors(page)
    assert sorted(set(found)) == sorted(found)


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n[a](#here) [b](#there) [c](gone.md) [d](page.md#here) `[e](x)`\n")
    assert broken(page) == ["#there", "gone.md"]


def test_every_page_can_be_reached_from_the_first() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            paths = (link.partition("#")[0] for link in links(page))
            waiting += [(page.parent / path).resolve() for path in paths if path.endswith(".md")]
    assert reached == set(PAGES)
