"""The site made of these pages: `sphinx-build -W -n docs FOLDER`, with the extra `docs`.

The pages are plain Markdown, readable where they stand. What only a site needs, its tree, is added
here on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "wfc"
html_title = "wfc"
html_theme = "furo"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["site.css"]
html_css_files = ["site.css"]
extensions = ["myst_parser"]
exclude_patterns = ["*.py", "*.css", "*.wfc.yaml"]
# Headings get anchors as on code forges, and links to them are checked.
myst_heading_anchors = 4
# What a rule is about may well be what its example's lexer stumbles over.
suppress_warnings = ["misc.highlighting_failure"]

#: The pages below a page, in the order of its sidebar.
TREE = {
    "index": (
        "tutorial",
        "language",
        "manual-runs",
        "rules",
        "submitting",
        "runs",
        "reliability",
        "formats",
        "found",
        "reuse",
        "living",
        "exit-codes",
        "ci",
        "editors",
        "emulator",
        "faults",
        "behaviours",
        "open-questions",
        "decisions",
    ),
    "rules": ("rules/*",),
}


def add_tree(app: Sphinx, page: str, source: list[str]) -> None:
    """Add the tree below ``page`` to its text."""
    if page in TREE:
        pages = "\n".join(TREE[page])
        source[0] += f"\n```{{toctree}}\n:hidden:\n:glob:\n\n{pages}\n```\n"


def setup(app: Sphinx) -> dict[str, Any]:
    """Take part in reading the pages."""
    app.connect("source-read", add_tree)
    return {"parallel_read_safe": True}
