"""The site, built once for all who look at it: tests in the group ``site``."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.docs.generated import DOCS
from tests.docs.site import built

if TYPE_CHECKING:
    from pathlib import Path

Site = tuple["Path", subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def site_and_words(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the folder of the site as it is published, and what was said while it was built."""
    folder = tmp_path_factory.mktemp("site")
    return folder, built(DOCS, folder)


@pytest.fixture
def site(site_and_words: Site) -> Path:
    """Return the folder of the site as it is published."""
    folder, done = site_and_words
    assert done.returncode == 0, done.stderr
    return folder
