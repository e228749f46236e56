"""The format ``junit``: XML as test runners write it, for servers that show tests.

A file with problems is a test suite, and each of its problems a test: an error has failed, anything
less counts as skipped, as it does not fail a lint either. A clean run is one test that has passed.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from wfc.report.order import in_order
from wfc.report.spot import address
from wfc.report.summary import plural, tally
from wfc.report.text import plain
from wfc.report.words import advice, headline, related

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.report.order import Located
    from wfc.report.outcome import Outcome


def render(outcome: Outcome, *, color: bool) -> str:
    """Return a document; ``color`` changes nothing."""
    files: dict[str, list[Located]] = {}
    for located in in_order(outcome):
        files.setdefault(located[0].finding.place.file, []).append(located)
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows += _opened("testsuites", "wfc lint", [each for found in files.values() for each in found])
    for file, found in files.items():
        rows += _opened("testsuite", file, found, "  ")
        rows += [line for located in found for line in _case(located, outcome)]
        rows.append("  </testsuite>")
    if not files:
        rows += _opened("testsuite", "wfc lint", [], "  ")
        name = f"{plural(outcome.files, 'file')} clean"
        rows += [f'    <testcase name="{name}" classname="wfc lint"/>', "  </testsuite>"]
    return "\n".join([*rows, "</testsuites>"]) + "\n"


def _opened(tag: str, name: str, found: list[Located], pad: str = "") -> list[str]:
    """Return the opening tag of a suite of what was ``found``; skipped tests are told of suites."""
    failures = tally([problem for problem, _ in found])["error"]
    skipped = f' skipped="{len(found) - failures}"' if tag == "testsuite" else ""
    counts = f'tests="{len(found) or 1}" failures="{failures}" errors="0"{skipped}'
    return [f"{pad}<{tag} name={quoteattr(plain(name))} {counts}>"]


def _case(located: Located, outcome: Outcome) -> Iterator[str]:
    """Yield the lines of one problem."""
    problem, spot = located
    finding = problem.finding
    where = address(finding.place.file, spot)
    name = f"{plain(problem.rule)} {where}"
    tag = "failure" if problem.severity == "error" else "skipped"
    rest = (*advice(finding), *related(finding, outcome.documents))
    # No line begins with what a spec says: build servers obey some of what begins a line.
    lines = (f"{where}: {plain(headline(finding))}", *(f"- {plain(line)}" for line in rest))
    text = "\n".join(lines)
    said = f"message={quoteattr(plain(finding.message))} type={quoteattr(plain(problem.rule))}"
    file = quoteattr(plain(finding.place.file))
    yield f"    <testcase name={quoteattr(name)} classname={file}>"
    yield f"      <{tag} {said}>{escape(text)}</{tag}>"
    yield "    </testcase>"
