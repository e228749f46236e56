"""``wfc`` as a user runs it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


def wfc(
    *arguments: str,
    cwd: Path,
    stdin: str | bytes = b"",
    environment: dict[str, str] | None = None,
    timeout: float = 60,
) -> Result:
    """Run ``wfc`` with ``arguments`` in ``cwd``; no traceback may ever show."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("WFC_")}
    done = subprocess.run(
        [sys.executable, "-m", "wfc", *arguments],
        cwd=cwd,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=clean | {"NO_COLOR": "1", "XDG_STATE_HOME": str(cwd / ".state")} | (environment or {}),
        timeout=timeout,
        check=False,
    )
    result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in result.err, result.err
    return result
