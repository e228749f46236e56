"""One problem, drawn as rustc draws it."""

from __future__ import annotations

from wfc.report.snippet import Mark, bar, snippet
from wfc.report.spot import address, locate
from wfc.report.summary import plural
from wfc.report.text import plain
from wfc.wording import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Final, TypeAlias

    from wfc.problem import Finding, Problem
    from wfc.report.spot import Spot
    from wfc.report.style import Style
    from wfc.source.document import Document

    Sections: TypeAlias = dict[str, list[Mark]]
    Note: TypeAlias = tuple[str, str]

RELATED: Final = 20
"""How many related places of one problem are drawn."""

_DRAWING_INDENT: Final = "     "


def block(
    problem: Problem, spot: Spot | None, documents: Mapping[str, Document], style: Style
) -> list[str]:
    """Return headline, snippets and advice of ``problem``, which is at ``spot``."""
    finding = problem.finding
    sections: Sections = {finding.place.file: []}
    if spot:
        mark = Mark(spot, finding.label, problem.severity, primary=True)
        sections[finding.place.file].append(mark)
    strays = _add_related(sections, finding, documents)
    if not spot and finding.label:
        strays.insert(0, finding.label)
    lines = [mark.line for marks in sections.values() for mark in marks]
    gutter = len(str(max(lines, default=1)))
    notes = [_note(text, gutter, style) for text in _notes(problem, strays)]
    return [
        _headline(problem, style),
        *_drawn(sections, gutter, style),
        *([bar(gutter, style)] if notes and lines else []),
        *notes,
    ]


def _add_related(
    sections: Sections, finding: Finding, documents: Mapping[str, Document]
) -> list[str]:
    """Mark the related places in ``sections``; return the remarks that have no line."""
    strays = []
    for label in finding.related[:RELATED]:
        file = label.place.file
        spot = locate(documents, label.place)
        if spot:
            sections.setdefault(file, []).append(Mark(spot, label.message, "frame"))
        else:
            strays.append(f"{file}: {label.message}")
    left_out = len(finding.related) - RELATED
    if left_out > 0:
        strays.append(f"and {plural(left_out, 'more place')}")
    return strays


def _headline(problem: Problem, style: Style) -> str:
    """Return ``error[rule]: message``."""
    kind = style.paint(problem.severity, f"{problem.severity}[{plain(problem.rule)}]")
    return kind + style.paint("strong", f": {plain(problem.finding.message)}")


def _drawn(sections: Sections, gutter: int, style: Style) -> Iterator[str]:
    """Yield the snippets, each below its address."""
    arrow = "-->"
    for file, marks in sections.items():
        if arrow == ":::":
            yield bar(gutter, style)
        where = address(file, marks[0].spot if marks else None)
        yield f"{style.paint('frame', ' ' * gutter + arrow)} {where}"
        if marks:
            yield bar(gutter, style)
        yield from snippet(marks, gutter, style)
        arrow = ":::"


def _notes(problem: Problem, strays: Iterable[str]) -> Iterator[Note]:
    """Yield what stands below the snippets: the name of each note, and its text."""
    finding = problem.finding
    for line in finding.drawing:
        yield "", _DRAWING_INDENT + line
    for remark in strays:
        yield "note: ", remark
    if problem.environments:
        yield "note: ", f"in {_named(problem.environments)}"
    for line in finding.help:
        yield "help: ", line
    if finding.fix:
        certainty = "safe" if finding.fix.safe else "unsafe"
        yield "fix: ", f"{finding.fix.message}  [{certainty}]"


def _named(environments: tuple[str, ...]) -> str:
    word = "environment" if len(environments) == 1 else "environments"
    return f"{word} {listed(environments)}"


def _note(note: Note, gutter: int, style: Style) -> str:
    """Return a note behind its ``=``."""
    name, text = note
    sign = style.paint("frame", " " * gutter + " =")
    return f"{sign} {style.paint('strong', name)}{plain(text)}"
