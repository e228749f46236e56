"""``wfc compile``: the requests that specs stand for."""

from __future__ import annotations

import json
import os
import re

import click

from wfc import exits
from wfc.cli.candidates import files as offered_files
from wfc.cli.candidates import folders
from wfc.cli.console import write
from wfc.cli.files import Workbench, bytes_of
from wfc.cli.given import environment_options, given
from wfc.cli.manual import epilog
from wfc.cli.put import put
from wfc.cli.telling import tell
from wfc.exits import UsageError
from wfc.pipeline import Checked, compile_graph
from wfc.problem import Problem
from wfc.resolve.manual_run import run_of
from wfc.resolve.resolve import Given
from wfc.source.discover import STDIN, SUFFIXES, discovered
from wfc.source.project import root_of
from wfc.targets.payload import Payload
from wfc_spec.targets import MANUAL

ALL = "all"
#: What a spec may end in; it makes way for ``.json``.
_ENDINGS = (*SUFFIXES, ".yaml", ".yml", ".json")
#: What json leaves as it is though it steers terminals (DEL and C1) or cannot stand in a spec.
_ACTIVE = re.compile("[\x7f-\x9f\ufeff\ufffe\uffff]")


@click.command(
    epilog=epilog(
        (
            "wfc compile orders.wfc.yaml",
            "wfc compile orders.wfc.yaml --format request",
            "wfc compile workflows/ -o build",
            "wfc compile workflows/ -o build --check",
            "wfc compile backfill.wfc.yaml --target CreateWorkflowInstances",
        ),
        {exits.PROBLEMS: "errors found in a spec: nothing is compiled; or --check differs"},
    ),
    help="Compile each FILE, or every spec below a DIR, to the request of the API it stands for. "
    "One file goes to standard output, any number into a folder with -o.",
)
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE|DIR|-...", shell_complete=offered_files
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("body", "request")),
    default="body",
    show_default=True,
    help="The body alone, or with action, version and parameters as they go on the wire.",
)
@click.option(
    "-o",
    "--output-dir",
    metavar="DIR",
    shell_complete=folders,
    help="Write files into this folder.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where the files differ.")
@click.option("--bizdate", metavar="DATE", help="The business date, instead of the file's.")
@click.option(
    "--target",
    type=click.Choice((*MANUAL, ALL)),
    help="The operation that runs are compiled to, instead of the file's; `all`: to each of them.",
)
@click.option(
    "--resolved",
    is_flag=True,
    help="Print the merged YAML instead, with a comment for each origin.",
)
@environment_options
def command(
    paths: tuple[str, ...],
    form: str,
    output_dir: str | None,
    check: bool,
    bizdate: str | None,
    target: str | None,
    resolved: bool,
    environment: str | None,
    params: tuple[str, ...],
) -> int:
    """Compile ``paths``."""
    if resolved and (output_dir is not None or target is not None or form != "body"):
        raise UsageError("`--resolved` prints one file as YAML: it goes with no other form")
    files = discovered(paths)
    if check and output_dir is None:
        raise UsageError("`--check` compares with the files in a folder: say which with `-o DIR`")
    asked = given(bizdate, environment, params, target if target != ALL else None)
    found = [_checked(file, asked, target) for file in files]
    tell([_told(each) for each in found])
    if any(each.has_errors() for several in found for each in several):
        return exits.PROBLEMS
    sound = [several for several in found if several[0].graph is not None]
    if not sound:
        raise UsageError("these files hold settings, no workflow: there is nothing to compile")
    if output_dir is None:
        if len(sound) > 1:
            raise UsageError("several files: say where their requests go with `-o DIR`")
        write(_merged(sound[0][0]) if resolved else _text(sound[0], form))
        return exits.CLEAN
    texts = _named(sound, form, output_dir)
    return _compared(texts) if check else _written(texts)


def _checked(file: str, asked: Given, target: str | None) -> list[Checked]:
    """Check ``file`` for its target; a run for each target where that is ``all``."""
    first = Workbench(given=asked).check(file)
    if target is None or first.spec is None or first.spec.kind != "ManualRun":
        return [first]
    if target != ALL:
        return [first]
    return [Workbench(given=asked.but(target=each)).check(file) for each in MANUAL]


def _told(several: list[Checked]) -> Checked:
    """Return one file with the problems that it has for any target, each once."""
    kept: dict[object, Problem] = {}
    for each in several:
        for problem in each.problems:
            place = problem.finding.place
            key = (problem.rule, problem.finding.message, place.route, place.part, place.within)
            kept.setdefault(key, problem)
    first = several[0]
    return first.saying(list(kept.values()))


def _text(several: list[Checked], form: str) -> str:
    """Return the request as text; of several targets all requests, each under its name."""
    payloads = [compile_graph(each.graph) for each in several if each.graph is not None]
    values = {each.action: each.body if form == "body" else _envelope(each) for each in payloads}
    value = values if len(several) > 1 else values[payloads[0].action]
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _merged(checked: Checked) -> str:
    from wfc.cli.resolved import resolved_text

    return resolved_text(checked)


def _envelope(payload: Payload) -> dict[str, object]:
    return {
        "Action": payload.action,
        "Version": payload.version,
        "Parameters": payload.parameters,
    }


def _named(sound: list[list[Checked]], form: str, output_dir: str) -> dict[str, str]:
    """Return the text of each request by the path it is written to.

    Where a file is compiled to several targets, each has a file of its own.
    """
    texts: dict[str, str] = {}
    roots = {root_of(os.path.dirname(several[0].document.file)) for several in sound}
    base = os.path.commonpath(roots)
    for several in sound:
        for checked in several:
            path = _path(checked, base, output_dir, _target(checked, several))
            if path in texts:
                raise UsageError(f"two files would be written to `{path}`: rename one of them")
            texts[path] = _text([checked], form)
    return texts


def _target(checked: Checked, several: list[Checked]) -> str:
    """Return what tells the file of one target from those of others: ``.RunManualDagNodes``."""
    if len(several) < 2 or checked.graph is None:
        return ""
    return f".{run_of(checked.graph.workflow).target}"


def _path(checked: Checked, base: str, output_dir: str, target: str) -> str:
    """Return where the request of a spec is written: ``<path under base>[.<env>].json``.

    That is the root of its project, or of several projects what they have in common. Raises
    UsageError where it is the spec itself, or a link leads out of ``output_dir``.
    """
    file = checked.document.file
    environment = checked.graph.workflow.environment if checked.graph is not None else None
    if file in (STDIN, "<stdin>"):
        raise UsageError("standard input has no name: leave `-o` away")
    inside = os.path.relpath(file, base)
    suffix = next((each for each in _ENDINGS if inside.endswith(each)), "")
    ending = f".{_fit(environment)}" if environment is not None else ""
    path = os.path.join(output_dir, f"{inside.removesuffix(suffix)}{ending}{target}.json")
    if os.path.realpath(path) == os.path.realpath(file):
        raise UsageError(f"the request would be written over `{file}`: choose another folder")
    top = os.path.realpath(output_dir)
    if os.path.commonpath((top, os.path.realpath(os.path.dirname(path)))) != top:
        raise UsageError(f"`{path}` cannot be written: a link leads out of `{output_dir}`")
    return path


def _fit(environment: str) -> str:
    """Return the name of an environment as part of a file name."""
    if not environment.strip(".") or "/" in environment or not environment.isprintable():
        raise UsageError(f"environment `{environment}` has a name that no file can have")
    return environment


def _written(texts: dict[str, str]) -> int:
    for path, text in texts.items():
        put(path, text)
    return exits.CLEAN


def _compared(texts: dict[str, str]) -> int:
    """Print a diff for each file that is not what would be written."""
    from wfc.cli.unified import diff

    differ = False
    for path, text in texts.items():
        old = bytes_of(path).decode("utf-8", "replace") if os.path.lexists(path) else None
        if old != text:
            differ = True
            write(diff(path, old, text))
    return exits.PROBLEMS if differ else exits.CLEAN
