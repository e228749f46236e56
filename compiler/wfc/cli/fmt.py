"""``wfc fmt``: specs as everybody writes them."""

from __future__ import annotations

import os

import click

from wfc import exits
from wfc.cli.candidates import files as offered
from wfc.cli.console import say, write
from wfc.cli.files import bytes_of, standard_input
from wfc.cli.manual import epilog
from wfc.exits import UsageError
from wfc.report.summary import plural
from wfc.source.discover import STDIN, discovered

_MARK = b"\xef\xbb\xbf"


@click.command(
    epilog=epilog(
        (
            "wfc fmt",
            "wfc fmt orders.wfc.yaml --diff",
            "wfc fmt workflows/ --check",
            "cat orders.wfc.yaml | wfc fmt -",
        ),
        {exits.PROBLEMS: "--check or --diff: a file differs; or a file cannot be read as YAML"},
    ),
    help="Write specs in canonical form: keys in order, two blanks a level, quotes only where "
    "they are needed. Comments and blank lines stay, and so does all that is compiled. "
    "Without arguments: the folder you are in.",
)
@click.argument("paths", nargs=-1, metavar="[FILE|DIR|-]...", shell_complete=offered)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a file differs.")
@click.option("--diff", "shows", is_flag=True, help="Print what would change; write nothing.")
def command(paths: tuple[str, ...], check: bool, shows: bool) -> int:
    """Format the files of ``paths``."""
    files = discovered(paths)
    if STDIN in files and len(files) > 1:
        raise UsageError("`-` prints what standard input becomes: name no other file")
    changed, failed = 0, 0
    for file in files:
        data = standard_input() if file == STDIN else bytes_of(file)
        new = _new("<stdin>" if file == STDIN else file, data)
        failed += new is None
        is_other = new is not None and new != data
        changed += is_other
        if shows and new is not None and is_other:
            _show(file, data, new)
        elif file == STDIN and not check:
            write((new if new is not None else data).decode("utf-8"))
        elif check and is_other:
            say(f"would be formatted: {file}")
        elif new is not None and is_other and not shows:
            _save(file, data, new)
    _sum_up(changed, len(files) - failed, would=check or shows)
    return exits.PROBLEMS if failed or (changed and (check or shows)) else exits.CLEAN


def _new(file: str, data: bytes) -> bytes | None:
    """Return what ``file`` should hold; None when it cannot be read, which is told."""
    from wfc.fmt.format import formatted
    from wfc.source.exact import read

    document = read(file, data)
    if document.faults:
        say(f"error: `{file}` is not formatted: `wfc lint` shows what is wrong with it")
        return None
    head = _MARK if data.startswith(_MARK) else b""
    return head + formatted(document).encode()


def _show(file: str, old: bytes, new: bytes) -> None:
    from wfc.cli.unified import diff

    write(diff(file, old.decode("utf-8"), new.decode("utf-8"), made=""))


def _save(file: str, old: bytes, new: bytes) -> None:
    from wfc.cli.put import rewrite
    from wfc.source.project import root_of

    reason = rewrite(file, old, new, inside=root_of(os.path.dirname(file)))
    if reason:
        raise UsageError(f"`{file}` cannot be written: {reason}")


def _sum_up(changed: int, count: int, *, would: bool) -> None:
    if changed:
        rest = f", {count - changed} as they are" if count > changed else ""
        say(f"{plural(changed, 'file')} {'would be ' if would else ''}formatted{rest}.")
    elif count:
        say(f"{plural(count, 'file')} as they should be." if count > 1 else "As it should be.")
