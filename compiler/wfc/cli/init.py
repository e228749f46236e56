"""``wfc init``: a spec to begin with, the project's settings, and the hook for pre-commit."""

from __future__ import annotations

import os
import shlex

import click

from wfc import exits
from wfc.cli.candidates import folders
from wfc.cli.console import say
from wfc.cli.files import Workbench
from wfc.cli.manual import epilog
from wfc.cli.put import put
from wfc.cli.starter import HOOKS, SETTINGS_TEXT, SPEC
from wfc.exits import UsageError
from wfc.resolve.resolve import Given
from wfc.source.project import SETTINGS, repository_of

NAME = "hello.wfc.yaml"
HOOKS_FILE = ".pre-commit-config.yaml"


@click.command(
    epilog=epilog(("wfc init my_project",)),
    help="Write a commented starter spec and wfc.yaml into DIR (the folder you are in if left "
    "out), and the entry for pre-commit, which goes to the root of a git repository. Asks nothing, "
    "and writes over nothing.",
)
@click.argument("folder", required=False, default=".", metavar="[DIR]", shell_complete=folders)
def command(folder: str) -> int:
    """Write the files into ``folder``."""
    folder = os.path.normpath(folder)
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError(f"`{folder}` is not a folder")
    _put(os.path.join(folder, NAME), SPEC)
    _put(os.path.join(folder, SETTINGS), SETTINGS_TEXT)
    _hooks(os.path.join(_of_hooks(folder), HOOKS_FILE))
    say(f"now: {_onward(folder)}")
    return exits.CLEAN


def _put(path: str, text: str) -> bool:
    """Write ``text`` to ``path``, and say so; False where something is there."""
    path = os.path.normpath(path)
    if os.path.lexists(path):
        say(f"kept {path}, which is there already")
        return False
    put(path, text)
    say(f"wrote {path}")
    return True


def _of_hooks(folder: str) -> str:
    """Return where pre-commit looks: at the root of the repository, and nowhere else."""
    root = repository_of(folder)
    return folder if root is None else os.path.relpath(root)


def _hooks(path: str) -> None:
    """Write the entry for pre-commit to ``path``, or say what to add to what is there."""
    if _put(path, f"repos:\n{HOOKS}") or _has_hooks(path):
        return
    say("add to its `repos`:")
    for line in HOOKS.splitlines():
        say(line)


def _has_hooks(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return "wfc-lint" in file.read()
    except (OSError, UnicodeDecodeError):
        return False


def _onward(folder: str) -> str:
    """Return the next commands; the one that runs the starter where it fits the settings."""
    spec = os.path.normpath(os.path.join(folder, NAME))
    lint = f"`wfc lint {_typed(folder)}`"
    if not _is_sound(spec):
        return f"{lint}, which says what `{NAME}` and `{SETTINGS}` do not agree on"
    return f"{lint}, `wfc apply {_typed(spec)} -e dev --local`"


def _is_sound(spec: str) -> bool:
    try:
        return not Workbench(given=Given(environment="dev")).check(spec).has_errors()
    except UsageError:
        return False


def _typed(path: str) -> str:
    """Return ``path`` as a shell takes it, and as no option."""
    return shlex.quote(f"./{path}" if path.startswith("-") else path)
