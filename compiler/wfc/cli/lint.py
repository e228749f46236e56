"""``wfc lint``: check specs and say what is wrong with them."""

from __future__ import annotations

import os
import sys

from wfc import exits
from wfc.cli.console import wants_color, write
from wfc.cli.files import Workbench
from wfc.exits import UsageError
from wfc.report.formats import FORMATS
from wfc.source.discover import STDIN, discovered


def lint(
    *,
    paths: tuple[str, ...],
    output_format: str,
    output: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    stdin_filename: str | None,
    color: str,
    no_quick: bool,
) -> int:
    """Check the files of ``paths``; return 1 when there is an error, else 0.

    Raises UsageError for what is wrong with the command line.
    """
    if stdin_filename is not None and STDIN not in paths:
        raise UsageError("`--stdin-filename` goes with `-`, standard input")
    targets = [_target(each) for each in output]
    files = discovered(paths)
    workbench = Workbench(select, ignore, reported=files)
    # A clean file is forgotten at once: only what has problems is needed for the report.
    doubtful = files if no_quick else _not_clean(workbench, files)
    found = (workbench.lint(file, stdin_filename, quick=not no_quick) for file in doubtful)
    checked = [each for each in found if each.problems]

    from wfc.report.formats import renderer
    from wfc.report.outcome import Outcome

    problems = tuple(problem for each in checked for problem in each.problems)
    documents = {each.document.file: each.document for each in checked}
    outcome = Outcome(problems, documents, len(files), _root() if problems else "")
    for name, path in targets:
        from wfc.cli.put import put

        put(path, renderer(name)(outcome, color=False))
    write(renderer(output_format)(outcome, color=wants_color(color, sys.stdout)))
    failed = any(problem.severity == "error" for problem in problems)
    return exits.PROBLEMS if failed else exits.CLEAN


def _root() -> str:
    """Return the folder that servers name files from, with all links resolved."""
    from wfc.source.project import repository_of

    here = os.path.realpath(".")
    return repository_of(here) or here


def _not_clean(workbench: Workbench, files: list[str]) -> list[str]:
    """Return the files worth a second look; all of them when they are few."""
    from wfc.cli.workers import WORTHWHILE, not_clean

    if len(files) < WORTHWHILE or STDIN in files:
        return files
    return not_clean(files, workbench.is_clean)


def _target(text: str) -> tuple[str, str]:
    name, colon, path = text.partition(":")
    if name not in FORMATS or not colon or not path:
        formats = ", ".join(FORMATS)
        raise UsageError(f"`--output {text}`: expected FORMAT:FILE, with one of {formats}")
    return name, path
