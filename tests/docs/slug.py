"""The anchors that headings get: by the rule of the site's generator and of code forges alike."""

from __future__ import annotations


def slug(heading: str) -> str:
    """Return the anchor of ``heading``: small letters, blanks to hyphens, no other signs."""
    kept = (each for each in heading.lower() if each.isalnum() or each in " -_")
    return "".join(kept).strip().replace(" ", "-")
