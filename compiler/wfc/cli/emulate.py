"""``wfc emulate``: an emulated DataWorks for other clients on this machine."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from wfc import exits
from wfc.cli.candidates import files
from wfc.cli.console import say, write
from wfc.cli.manual import epilog
from wfc.cli.number import PORT, SPEED
from wfc.exits import UsageError

if TYPE_CHECKING:
    from typing import TextIO

    from wfc.emulator.flow import Flow
    from wfc.emulator.server import Emulator
    from wfc_spec.faults import FaultScript


@click.command(
    epilog=epilog(
        (
            "wfc emulate --port 8080",
            "wfc emulate --port 8080 --fail load_facts --speed 10",
            "wfc emulate --port 8080 --faults faults.yaml --log requests.jsonl",
            "wfc emulate --behaviours",
        ),
        {
            exits.CLEAN: "done, or interrupted (Ctrl-C)",
            exits.PROBLEMS: "errors found in the script of --faults, or in a run of --flow",
        },
    ),
    help="Serve an emulated DataWorks (API versions 2024-05-18, 2020-05-18 and 2018-06-01) on "
    "127.0.0.1 until interrupted. "
    "Scripts are never executed.",
)
@click.option(
    "--port",
    type=PORT,
    default=0,
    help="Where to listen; 0, and unless given: any free port.",
)
@click.option(
    "--state", metavar="FILE", shell_complete=files, help="Keep the state in this SQLite file."
)
@click.option(
    "--speed", type=SPEED, default=1.0, show_default=True, help="Times faster, from 0.01 to 1000."
)
@click.option(
    "--fail", multiple=True, metavar="TASK", help="Let tasks of this name fail; may be repeated."
)
@click.option(
    "--flow",
    "runs",
    multiple=True,
    metavar="FILE",
    shell_complete=files,
    help="Deploy the manually triggered workflow that this run is of; may be repeated.",
)
@click.option(
    "--faults",
    metavar="FILE",
    shell_complete=files,
    help="Make requests go wrong as this script says; `wfc schema fault-script` has its keys.",
)
@click.option(
    "--log",
    metavar="FILE",
    shell_complete=files,
    help="Add a line of JSON to this file for each request.",
)
@click.option("--behaviours", is_flag=True, help="List what is emulated and how sure that is.")
def command(
    port: int,
    state: str | None,
    speed: float,
    fail: tuple[str, ...],
    runs: tuple[str, ...],
    faults: str | None,
    log: str | None,
    behaviours: bool,
) -> int:
    if behaviours:
        write(_listing())
        return exits.CLEAN
    from wfc.emulator.server import Emulator, StateError

    script = _script(faults) if faults else None
    if faults and script is None:
        return exits.PROBLEMS
    flows = _flows(runs)
    if flows is None:
        return exits.PROBLEMS
    try:
        emulator = Emulator(port=port, state=state, speed=speed, fail=frozenset(fail), flows=flows)
    except OSError as error:
        raise UsageError(f"port {port}: {os.strerror(error.errno or 0).lower()}") from error
    except StateError as error:
        raise UsageError(str(error)) from error
    with _lines(log) as lines, emulator:
        if script is not None:
            emulator.inject(script)
        if lines is not None:
            emulator.write_log(lines)
        _serve(emulator)
    return exits.CLEAN


def _flows(runs: tuple[str, ...]) -> tuple[Flow, ...] | None:
    """Return the workflows that the files ``runs`` are of, None when they have errors."""
    from wfc.cli.files import Workbench
    from wfc.cli.flows import flow_of
    from wfc.cli.telling import tell

    found = [Workbench().check(file) for file in runs]
    tell(found)
    if any(each.has_errors() for each in found):
        return None
    for each in found:
        if each.spec is None or each.spec.kind != "ManualRun":
            raise UsageError(f"`--flow {each.document.file}`: this is no manual run")
    return tuple(flow_of(each.graph) for each in found if each.graph is not None)


def _serve(emulator: Emulator) -> None:
    from wfc.emulator.credentials import LOCAL_CREDENTIALS

    say(f"emulated DataWorks at http://{emulator.endpoint}, until interrupted (Ctrl-C)")
    say("  its key, for another terminal (it opens nothing else):")
    say(f"    export ALIBABA_CLOUD_ACCESS_KEY_ID={LOCAL_CREDENTIALS.access_key_id}")
    say(f"    export ALIBABA_CLOUD_ACCESS_KEY_SECRET={LOCAL_CREDENTIALS.access_key_secret}")
    say(f"    wfc apply orders.wfc.yaml --endpoint {emulator.endpoint} --yes")
    try:
        emulator.serve_forever()
    except KeyboardInterrupt:
        say("stopped")


def _script(file: str) -> FaultScript | None:
    """Return the fault script in ``file``; where it has problems, print them."""
    from wfc.cli.files import bytes_of
    from wfc.cli.telling import tell
    from wfc.emulator.faults.read import read_script
    from wfc.pipeline import Checked

    script, problems, document = read_script(file, bytes_of(file))
    if script is None:
        # Only a person mends it: `wfc lint` knows no fault scripts.
        tell([Checked(document, problems)], mendable=frozenset())
    return script


def _lines(log: str | None) -> AbstractContextManager[TextIO | None]:
    """Open the file that ``--log`` names. Raises UsageError when it cannot be written."""
    if log is None:
        return nullcontext()
    try:
        return open(log, "a", encoding="utf-8")
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"`{log}` cannot be written: {reason}") from error


def _listing() -> str:
    from wfc.emulator.behaviours import BEHAVIOURS

    lines = [
        f"{each.mark:10}  {each.kind:7}  {each.name}: {each.what} ({each.source})"
        for each in BEHAVIOURS.values()
    ]
    return "\n".join(lines) + "\n"
