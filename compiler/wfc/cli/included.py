"""Files that belong together: who includes a fragment, and what several files say of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from wfc.cli.files import bytes_of
from wfc.problem import Problem
from wfc.report.outcome import spot
from wfc.source.discover import STDIN, discovered
from wfc.source.project import SETTINGS, root_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wfc.pipeline import Checked


def includers(fragments: Iterable[str], files: Iterable[str]) -> Iterator[str]:
    """Yield the files of a project that may include one of ``fragments``, ``files`` left out.

    Only a project with a ``wfc.yaml`` is looked through: it says where the project begins.
    """
    named = {os.path.realpath(file) for file in files if file != STDIN}
    names: dict[str, set[bytes]] = {}
    for fragment in fragments:
        root = root_of(os.path.dirname(fragment))
        if os.path.isfile(os.path.join(root, SETTINGS)):
            names.setdefault(root, set()).add(os.path.basename(fragment).encode())
    for root, wanted in names.items():
        for file in discovered((os.path.relpath(root),)):
            if os.path.realpath(file) not in named:
                data = bytes_of(file)
                if b"Include" in data and any(name in data for name in wanted):
                    yield file


def includes(checked: Checked, fragments: Iterable[str]) -> bool:
    """Say whether ``checked`` is made of one of ``fragments``."""
    wanted = {os.path.realpath(file) for file in fragments}
    return any(os.path.realpath(other.file) in wanted for other in checked.others)


def mendable_in(checked: Iterable[Checked], named: Iterable[str]) -> frozenset[object]:
    """Return the spots of the problems whose fix is written into the file that was ``named``."""
    files = set(named)
    return frozenset(
        spot(problem)
        for each in checked
        if each.document.file in files
        for problem in each.problems
        if problem.finding.fix is not None
        and all(edit.place.file == each.document.file for edit in problem.finding.fix.edits)
    )


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return ``problems`` of several files with one that stands in a shared file said once."""
    first: dict[object, Problem] = {}
    for problem in problems:
        message = "" if problem.finding.place.is_shared else problem.finding.message
        key = (*spot(problem), message)
        old = first.setdefault(key, problem)
        names = tuple(dict.fromkeys((*old.environments, *problem.environments)))
        if names != old.environments:
            first[key] = Problem(old.rule, old.severity, old.finding, names)
    return tuple(first.values())
