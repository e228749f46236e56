"""``wfc graph``: a picture of what waits for what."""

from __future__ import annotations

import click

from wfc import exits
from wfc.cli.candidates import files
from wfc.cli.console import write
from wfc.cli.files import Workbench
from wfc.cli.given import environment_options, given, no_workflow
from wfc.cli.manual import epilog
from wfc.cli.telling import tell

FORMATS = ("text", "mermaid", "dot", "json")


@click.command(
    epilog=epilog(
        (
            "wfc graph orders.wfc.yaml",
            "wfc graph orders.wfc.yaml --format mermaid",
            "wfc graph orders.wfc.yaml --format dot | dot -Tsvg > orders.svg",
        ),
        {exits.PROBLEMS: ""},
    ),
    help="Draw the tasks of FILE (`-`: standard input) and what they wait for. "
    "Problems go to standard error; "
    "what is sound is drawn all the same.",
)
@click.argument("file", shell_complete=files)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to draw.",
)
@environment_options
def command(file: str, form: str, environment: str | None, params: tuple[str, ...]) -> int:
    """Draw the graph of ``file``."""
    from wfc.draw.formats import renderer

    checked = Workbench(given=given(None, environment, params)).check(file)
    tell([checked])
    if checked.graph is None:
        if checked.has_errors():
            return exits.PROBLEMS
        raise no_workflow(checked, file, "there is nothing to draw")
    write(renderer(form)(checked.graph))
    return exits.PROBLEMS if checked.has_errors() else exits.CLEAN
