"""``wfc init``: a spec to begin with, the project's settings, and the hook for pre-commit."""

from __future__ import annotations

import os

import click

from wfc import exits
from wfc.cli.candidates import folders
from wfc.cli.console import say
from wfc.cli.manual import epilog
from wfc.cli.put import put
from wfc.cli.starter import HOOKS, SETTINGS_TEXT, SPEC
from wfc.exits import UsageError
from wfc.source.project import SETTINGS

NAME = "hello.wfc.yaml"
HOOKS_FILE = ".pre-commit-config.yaml"


@click.command(
    epilog=epilog(("wfc init my_project",)),
    help="Write a commented starter spec, wfc.yaml and the entry for pre-commit into DIR (the "
    "folder you are in if left out). Asks nothing, and writes over nothing.",
)
@click.argument("folder", required=False, default=".", metavar="[DIR]", shell_complete=folders)
def command(folder: str) -> int:
    """Write the files into ``folder``."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError(f"`{folder}` is not a folder")
    texts = {NAME: SPEC, SETTINGS: SETTINGS_TEXT, HOOKS_FILE: f"repos:\n{HOOKS}"}
    for name, text in texts.items():
        path = os.path.normpath(os.path.join(folder, name))
        if os.path.lexists(path):
            say(f"kept {path}, which is there already")
            if name == HOOKS_FILE:
                say("add to its `repos`:")
                for line in HOOKS.splitlines():
                    say(line)
        else:
            put(path, text)
            say(f"wrote {path}")
    spec = os.path.normpath(os.path.join(folder, NAME))
    say(f"now: `wfc lint {folder}`, `wfc apply {spec} -e dev --local`")
    return exits.CLEAN
