"""The site in a real browser, on a desk and on a phone.

``WFC_SCREENSHOTS=FOLDER pytest tests/docs/test_browser.py`` keeps what was seen.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.docs.browser import Browser, program, running
from tests.docs.generated import DOCS

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.xdist_group("site")


@dataclass(frozen=True)
class Screen:
    """A size in pixels."""

    name: str
    width: int
    height: int
    phone: bool


SCREENS = (Screen("desktop", 1280, 800, False), Screen("phone", 360, 780, True))
PAGES = sorted(path.relative_to(DOCS).with_suffix(".html") for path in DOCS.rglob("*.md"))

#: What stands out to the right of the screen; rows of code and tables are scrolled on their own.
WIDER = """[...document.querySelectorAll("article *")].filter(each => {
  const box = each.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1
    && !each.closest("pre, .table-wrapper, .headerlink");
}).map(each => each.outerHTML.slice(0, 80))"""
#: Letters of running text too small to be read, and text hidden by its colour.
SMALL = """[...document.querySelectorAll("article p, article li, article pre")].filter(each =>
  parseFloat(getComputedStyle(each).fontSize) < 12).map(each => each.textContent.slice(0, 40))"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser, where there is one."""
    name = program()
    if name is None:
        pytest.skip("there is no Chromium on this machine: Debian's package is `chromium`")
    with running(name, tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_page_fits_and_complains_of_nothing(
    site: Path, browser: Browser, screen: Screen
) -> None:
    browser.resize(screen.width, screen.height, phone=screen.phone)
    for page in PAGES:
        browser.open((site / page).as_uri())
        assert browser.complaints == [], page
        assert browser.value("innerWidth") == screen.width, page
        assert browser.value("document.documentElement.scrollWidth <= innerWidth"), page
        assert browser.value(WIDER) == [], page
        assert browser.value(SMALL) == [], page
        keep(browser, f"{screen.name}-{'-'.join(page.parts)}.png")


def test_on_a_desk_the_pages_stand_beside_the_text_and_on_a_phone_behind_a_button(
    site: Path, browser: Browser
) -> None:
    beside = 'document.querySelector(".sidebar-drawer").getBoundingClientRect().right > 0'
    link = 'document.querySelector(".sidebar-tree a[href=\\"tutorial.html\\"]")'
    for screen in SCREENS:
        browser.resize(screen.width, screen.height, phone=screen.phone)
        browser.open((site / "index.html").as_uri())
        assert browser.value(f"{link}.textContent") == "Tutorial"
        assert browser.value(beside) is not screen.phone
    browser.value('document.querySelector(".mobile-header label[for=__navigation]").click()')
    browser.until(beside)


def test_the_search_finds_a_page(site: Path, browser: Browser) -> None:
    browser.resize(1280, 800, phone=False)
    browser.open((site / "search.html").as_uri() + "?q=dangling-output")
    browser.until('document.querySelector("#search-results li a") !== null')
    found = browser.value(
        '[...document.querySelectorAll("#search-results li a")].map(a => a.getAttribute("href"))'
    )
    assert any("dangling-output.html" in link for link in found)


def keep(browser: Browser, name: str) -> None:
    """Keep a photograph where somebody wants to look at it."""
    folder = os.environ.get("WFC_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        browser.photograph(Path(folder) / name)
