"""``wfc lint``: check specs and say what is wrong with them."""

from __future__ import annotations

import os
import sys

from wfc import exits
from wfc.cli.console import wants_color, write
from wfc.cli.files import Workbench
from wfc.exits import UsageError
from wfc.problem import SEVERITIES
from wfc.report.formats import FORMATS
from wfc.source.discover import STDIN, discovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wfc.cli.baseline import Baseline
    from wfc.pipeline import Checked
    from wfc.report.outcome import Outcome
    from wfc.resolve.resolve import Given


def lint(
    *,
    paths: tuple[str, ...],
    output_format: str,
    output: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    environment: str | None,
    param: tuple[str, ...],
    fail_level: str,
    fix: bool,
    diff: bool,
    unsafe_fixes: bool,
    baseline: str | None,
    write_baseline: bool,
    statistics: bool,
    watch: bool,
    stdin_filename: str | None,
    color: str,
    no_quick: bool,
) -> int:
    """Check the files of ``paths``; return 1 when one fails at ``fail_level``, else 0.

    Raises UsageError for what is wrong with the command line.
    """
    targets = [_target(each) for each in output]
    has_stdin = STDIN in paths
    _sensible(
        (stdin_filename is not None, has_stdin, "`--stdin-filename` goes with `-`, standard input"),
        (fix and diff, False, "`--fix` writes what `--diff` only shows: choose one of them"),
        (unsafe_fixes, fix or diff, "`--unsafe-fixes` goes with `--fix` or `--diff`"),
        (write_baseline, baseline is not None, "`--write-baseline` goes with `--baseline FILE`"),
        (watch, not (fix or diff or write_baseline), "`--watch` looks on and writes no spec"),
        (watch, not has_stdin, "`--watch` needs files: standard input is read once"),
        (fix and has_stdin, len(paths) == 1, "`--fix` prints what `-` becomes: name no other file"),
        (statistics, output_format == "full", "`--statistics` is a report of its own"),
    )

    given = _given(environment, param)

    def once() -> int:
        files = discovered(paths)
        workbench = Workbench(select, ignore, given, reported=files)
        known = _baseline(baseline, update=write_baseline)
        doubtful = files if no_quick or given else _not_clean(workbench, files)
        sources = (workbench.read(file, stdin_filename) for file in doubtful)
        changes = False
        if fix or diff:
            from wfc.cli.fix import run

            changes, found = run(
                workbench,
                sources,
                quick=not no_quick,
                unsafe=unsafe_fixes,
                save=fix,
                to_stdout=has_stdin,
            )
        else:
            found = _worth_a_word(workbench, sources, given, quick=not no_quick)
        more = _including(workbench, found, files)
        beside = _beside_others(workbench, files, found, more)
        outcome = _outcome(beside, files, len(files) + len(more))
        if known is not None:
            outcome = known.without(outcome, files)
        for name, path in targets:
            _put(path, name, outcome)
        if not diff:
            _print(outcome, output_format, color, statistics=statistics, aside=fix and has_stdin)
        return exits.PROBLEMS if changes or _fails(outcome, fail_level) else exits.CLEAN

    return _watched(paths, once) if watch else once()


def _sensible(*rules: tuple[bool, bool, str]) -> None:
    """Raise UsageError for the first rule of which something is given that makes no sense."""
    for given, makes_sense, message in rules:
        if given and not makes_sense:
            raise UsageError(message)


def _baseline(path: str | None, *, update: bool) -> Baseline | None:
    if path is None:
        return None
    from wfc.cli.baseline import Baseline

    return Baseline(path, update=update)


def _worth_a_word(
    workbench: Workbench,
    sources: Iterable[tuple[str, bytes]],
    given: Given | None,
    *,
    quick: bool,
) -> list[Checked]:
    """Return those of ``sources`` that have problems, or speak of others.

    Any other file is forgotten at once. Raises UsageError when none knows what is ``given``.
    """
    looked = (workbench.look(name, data, quick=quick) for name, data in sources)
    found = [each for each in looked if given or _is_worth_a_word(each)]
    if given is not None:
        from wfc.cli.given import require_known_somewhere

        require_known_somewhere(given, found)
    return found


def _beside_others(
    workbench: Workbench, files: list[str], found: list[Checked], more: list[Checked]
) -> list[Checked]:
    """Return ``found`` and ``more``, which include them, beside the others of their projects."""
    reported = [*files, *(each.document.file for each in more)]
    shared = workbench.shared(reported)
    if not (found or more or shared):
        return []
    from wfc.cli.beside import beside_others

    return beside_others(workbench, reported, [*found, *more], shared)


def _watched(paths: tuple[str, ...], once: Callable[[], int]) -> int:
    from wfc.cli.watching import watched

    return watched(paths, once)


def _outcome(checked: list[Checked], named: list[str], count: int) -> Outcome:
    """Return what ``count`` files come to: those ``checked``; fixes go into those ``named``."""
    from wfc.report.outcome import Outcome

    problems = tuple(problem for each in checked for problem in each.problems)
    mendable = None
    if any(each.others for each in checked):
        from wfc.cli.included import mendable_in, once

        mendable = mendable_in(checked, named)
        problems = once(problems)
    documents = {file: each for one in checked for file, each in one.documents().items()}
    return Outcome(problems, documents, count, _root() if problems else "", mendable)


def _is_worth_a_word(checked: Checked) -> bool:
    """Say whether there is more to do about it; a comment may ignore what is not known yet."""
    return bool(checked.problems or checked.document.ignores) or _is_fragment(checked)


def _is_fragment(checked: Checked) -> bool:
    return checked.spec is not None and checked.spec.kind == "Fragment"


def _including(workbench: Workbench, found: list[Checked], files: list[str]) -> list[Checked]:
    """Check the files of the project that include fragments among ``found`` and are not named."""
    fragments = [each.document.file for each in found if _is_fragment(each)]
    if not fragments:
        return []
    from wfc.cli.included import includers, includes

    others = (workbench.look(*workbench.read(file)) for file in includers(fragments, files))
    return [each for each in others if includes(each, fragments)]


def _root() -> str:
    """Return the folder that servers name files from, with all links resolved."""
    from wfc.source.project import repository_of

    here = os.path.realpath(".")
    return repository_of(here) or here


def _put(path: str, name: str, outcome: Outcome) -> None:
    from wfc.cli.put import put
    from wfc.report.formats import renderer

    put(path, renderer(name)(outcome, color=False))


def _print(outcome: Outcome, name: str, color: str, *, statistics: bool, aside: bool) -> None:
    """Print the report: to standard output, or ``aside`` where that is taken."""
    from wfc.report.formats import renderer

    render = renderer(name)
    if statistics:
        from wfc.report.statistics import render
    if aside:
        from wfc.cli.console import show

        show(render(outcome, color=wants_color(color, sys.stderr)))
    else:
        write(render(outcome, color=wants_color(color, sys.stdout)))


def _fails(outcome: Outcome, fail_level: str) -> bool:
    """Say whether a problem is as severe as ``fail_level``, or more."""
    failing = SEVERITIES[: SEVERITIES.index(fail_level) + 1] if fail_level != "never" else ()
    return any(problem.severity in failing for problem in outcome.problems)


def _given(environment: str | None, params: tuple[str, ...]) -> Given | None:
    """Return what the command line says, if anything."""
    if environment is None and not params:
        return None
    from wfc.cli.given import given

    return given(None, environment, params)


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
