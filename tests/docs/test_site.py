"""The site is built without a warning: every link and anchor leads somewhere."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.docs.generated import DOCS
from tests.docs.site import built

if TYPE_CHECKING:
    from pathlib import Path

for module in ("sphinx", "myst_parser", "furo"):
    pytest.importorskip(module, reason="the extra `docs` is not installed")

#: What a browser would fetch by itself.
FETCHED = re.compile(r'<(?:script|img|iframe|link)\b[^>]*?\b(?:src|href)="(https?:)?//')


@pytest.mark.xdist_group("site")
def test_the_site_is_built_without_a_warning(
    site_and_words: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    site, done = site_and_words
    assert (done.returncode, done.stderr) == (0, "")
    pages = {path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md")}
    for page in pages:
        html = (site / f"{page}.html").read_text("utf-8")
        assert FETCHED.search(html) is None, page


def test_a_link_to_a_heading_that_is_gone_is_a_warning(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "index.md").write_text("# Home\n\n[gone](tutorial.md#gone)\n", "utf-8")
    (pages / "tutorial.md").write_text("# Tutorial\n", "utf-8")
    done = built(pages, tmp_path / "site")
    assert done.returncode == 1
    assert "'gone'" in done.stderr
