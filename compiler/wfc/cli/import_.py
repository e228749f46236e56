"""``wfc import``: a request body becomes a spec that people can read."""

from __future__ import annotations

import os

import click

from wfc import exits
from wfc.cli.candidates import files
from wfc.cli.console import say, write
from wfc.cli.files import bytes_of, standard_input
from wfc.cli.manual import epilog
from wfc.cli.put import put
from wfc.exits import UsageError
from wfc.intake.request import IntakeError, body_of
from wfc.intake.spec import Taken, taken
from wfc.source.discover import STDIN, SUFFIXES


@click.command(
    "import",
    epilog=epilog(
        (
            "wfc import request.json",
            "wfc import request.json -o workflows/imported.wfc.yaml",
            "cat request.json | wfc import -",
        ),
        {exits.PROBLEMS: "something could not be kept; what and why is said"},
    ),
    help="Print the spec that the request in FILE (`-`: standard input) stands for: a body as "
    "JSON, the parameters as they go on the wire (JSON or a form), or a command line of the "
    "aliyun CLI. What tasks share is written once, dependencies by name. With -o: write it to a "
    "file, and long scripts beside it.",
)
@click.argument("file", shell_complete=files)
@click.option("-o", "--output", metavar="SPEC", help="Write the spec to this file.")
def command(file: str, output: str | None) -> int:
    """Import ``file``."""
    if output is not None and not output.endswith(SUFFIXES[:2]):
        raise UsageError(f"`-o {output}`: a spec ends in `{SUFFIXES[0]}`")
    data = standard_input() if file == STDIN else bytes_of(file)
    scripts = None
    if output is not None:
        scripts = os.path.basename(output).partition(".wfc.")[0]
    try:
        found = taken(body_of(data), scripts)
    except IntakeError as error:
        raise UsageError(f"`{file}` cannot be imported: {error}") from error
    if output is None:
        write(found.text)
    else:
        _save(found, output)
    for remark in found.remarks:
        say(f"not kept: {remark}")
    return exits.PROBLEMS if found.remarks else exits.CLEAN


def _save(found: Taken, output: str) -> None:
    """Write the spec and its scripts; nothing that is there is written over."""
    folder = os.path.dirname(output)
    paths = {os.path.join(folder, name): text for name, text in found.scripts.items()}
    paths[output] = found.text
    for path in paths:
        if os.path.lexists(path):
            raise UsageError(f"`{path}` is there already: nothing was written")
    for path, text in paths.items():
        put(path, text)
    say(f"wrote {', '.join(paths)}")
