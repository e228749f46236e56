"""``wfc emulate``: an emulated DataWorks for other clients on this machine."""

from __future__ import annotations

import os

import click

from wfc import exits
from wfc.cli.candidates import files
from wfc.cli.console import say, write
from wfc.cli.manual import epilog
from wfc.cli.number import PORT, SPEED
from wfc.exits import UsageError


@click.command(
    epilog=epilog(
        (
            "wfc emulate --port 8080",
            "wfc emulate --port 8080 --fail load_facts --speed 10",
            "wfc emulate --behaviours",
        ),
        {exits.CLEAN: "done, or interrupted (Ctrl-C)"},
    ),
    help="Serve an emulated DataWorks (API version 2024-05-18) on 127.0.0.1 until interrupted. "
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
@click.option("--behaviours", is_flag=True, help="List what is emulated and how sure that is.")
def command(
    port: int, state: str | None, speed: float, fail: tuple[str, ...], behaviours: bool
) -> int:
    if behaviours:
        write(_listing())
        return exits.CLEAN
    from wfc.emulator.credentials import LOCAL_CREDENTIALS
    from wfc.emulator.server import Emulator, StateError

    try:
        emulator = Emulator(port=port, state=state, speed=speed, fail=frozenset(fail))
    except OSError as error:
        raise UsageError(f"port {port}: {os.strerror(error.errno or 0).lower()}") from error
    except StateError as error:
        raise UsageError(str(error)) from error
    with emulator:
        say(f"emulated DataWorks at http://{emulator.endpoint}, until interrupted (Ctrl-C)")
        say("  its key, for another terminal (it opens nothing else):")
        say(f"    export ALIBABA_CLOUD_ACCESS_KEY_ID={LOCAL_CREDENTIALS.access_key_id}")
        say(f"    export ALIBABA_CLOUD_ACCESS_KEY_SECRET={LOCAL_CREDENTIALS.access_key_secret}")
        say(f"    wfc apply orders.wfc.yaml --endpoint {emulator.endpoint}")
        try:
            emulator.serve_forever()
        except KeyboardInterrupt:
            say("stopped")
    return exits.CLEAN


def _listing() -> str:
    from wfc.emulator.behaviours import BEHAVIOURS

    lines = [
        f"{each.mark:10}  {each.kind:7}  {each.name}: {each.what} ({each.source})"
        for each in BEHAVIOURS.values()
    ]
    return "\n".join(lines) + "\n"
