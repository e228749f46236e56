"""How the site is built."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.docs.generated import DOCS

if TYPE_CHECKING:
    from pathlib import Path


def built(pages: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of the folder ``pages`` into ``site`` as strictly as there is."""
    options = ("-W", "--keep-going", "-n", "-q", "-c", str(DOCS), "-d", f"{site}.doctrees")
    return subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(pages), str(site)],
        capture_output=True,
        # What Python warns of in the generator's own libraries is no matter of our pages.
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        text=True,
        timeout=120,
        check=False,
    )
