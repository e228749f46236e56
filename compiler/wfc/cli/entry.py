"""The door: ``wfc …`` and ``python -m wfc`` both enter here."""

from __future__ import annotations

import gc
import os
import sys

from wfc import exits


def enter() -> None:
    """Run the command line and leave at once, without taking millions of values apart first."""
    code = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else exits.BUG
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            continue  # nobody reads it any more
    os._exit(code)


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Specs are trees: counting references frees them, and looking for cycles in millions of
    # values takes several times longer than reading them.
    gc.disable()
    try:
        code = _run(sys.argv[1:])
    except exits.UsageError as error:
        code = _told(str(error), error.exit_code)
    except KeyboardInterrupt:
        code = _told("interrupted", exits.INTERRUPTED)
    except BrokenPipeError:
        # Who reads our output has gone (`wfc lint | head -1`): nothing is left to say.
        from wfc.cli.console import drop_output

        drop_output()
        code = exits.PROBLEMS
    except Exception as error:
        from wfc.cli.crash import reported

        code = reported(error)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    try:
        os.getcwd()
    except OSError:
        raise exits.UsageError("the folder you are in does not exist any more") from None
    if arguments[:1] == ["lint"]:
        from wfc.cli.options import parsed

        options = parsed(arguments[1:])
        if options is not None:
            from wfc.cli.lint import lint

            return lint(**options)
    from wfc.cli.app import run

    return run(arguments)


def _told(message: str, code: int) -> int:
    from wfc.cli.console import say

    say(f"error: {message}")
    return code
