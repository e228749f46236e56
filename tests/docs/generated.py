"""The pages under docs/ that are generated and committed: what each should hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.docs import behaviour_page, fault_page, language, rule_pages
from tests.generated import ROOT, rules

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"


def pages() -> dict[Path, str]:
    """Return every generated page with the text it should hold."""
    found = {
        DOCS / "language.md": language.page(),
        DOCS / "behaviours.md": behaviour_page.page(),
        DOCS / "faults.md": fault_page.page(),
        DOCS / "rules.md": rule_pages.index(),
    }
    return found | {
        DOCS / f"rules/{name}.md": rule_pages.page(name, module) for name, module in rules().items()
    }
