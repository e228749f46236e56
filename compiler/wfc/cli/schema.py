"""``wfc schema``: the published JSON Schemas, for editors and other tools."""

from __future__ import annotations

import click

import wfc_schemas
from wfc.cli.candidates import schemas
from wfc.cli.console import write
from wfc.cli.manual import epilog
from wfc.exits import UsageError


@click.command(
    epilog=epilog(("wfc schema", "wfc schema adhoc-workflow > adhoc-workflow.schema.json")),
    help="Print the JSON Schema NAME, for editors and other tools. Without NAME: list the names.",
)
@click.argument("name", required=False, shell_complete=schemas)
def command(name: str | None) -> None:
    """Print a schema, or the list of schemas."""
    if name is None:
        write("".join(f"{each}\n" for each in wfc_schemas.NAMES))
    elif name in wfc_schemas.NAMES:
        write(wfc_schemas.text(name))
    else:
        from wfc.wording import Names

        near = Names(wfc_schemas.NAMES).near(name)
        hint = f"; did you mean `{near}`?" if near else "; `wfc schema` lists the names"
        raise UsageError(f"no schema is called `{name}`{hint}")
