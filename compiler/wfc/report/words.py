"""What a problem says, as text, for formats that draw no snippet."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from wfc.problem import Finding
    from wfc.source.document import Document


def headline(finding: Finding) -> str:
    """Return the message, with what would stand beside the caret."""
    return f"{finding.message}; {finding.label}" if finding.label else finding.message


def advice(finding: Finding) -> list[str]:
    """Return what would stand below the snippet, a line each."""
    lines = list(finding.help)
    if finding.fix is not None:
        certainty = "safe" if finding.fix.safe else "unsafe"
        lines.append(f"fix: {finding.fix.message} [{certainty}]")
    return lines


def related(finding: Finding, documents: Mapping[str, Document]) -> list[str]:
    """Return the other places, each with its remark, a line each."""
    from wfc.report.spot import address, locate

    return [
        f"{address(label.place.file, locate(documents, label.place))}: {label.message}"
        for label in finding.related
    ]
