"""What the acceptance tests start from: a sound spec, a broken one, files and repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.command import Result

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"

#: Two tasks, one after the other.
HELLO = """\
Name: hello
ProjectId: 100
Owner: 1000
EnvType: Dev
BizDate: 2026-11-19
Defaults:
  Type: DIDE_SHELL
  RuntimeResource: {ResourceGroupId: S_res_group_1_1}
Tasks:
  - Name: greet
    Script: {Content: echo hello}
  - Name: part
    Script: {Content: echo goodbye}
    DependsOn: [greet]
"""

#: The same with one mistake: the second task waits for one that there is not.
BROKEN = HELLO.replace("[greet]", "[gret]")

#: What lint says about it, in two formats, where the file is called ``{file}``.
BROKEN_FULL = """\
error[unknown-task]: task `part` depends on `gret`, which is no task of this file
  --> {file}:14:17
   |
10 |   - Name: greet
   |           ----- a task with a similar name is defined here
...
14 |     DependsOn: [gret]
   |                 ^^^^ did you mean `greet`?
   |
   = fix: change to `greet`  [unsafe]

Found 1 error in {files}. 1 fixable with `wfc lint --fix --unsafe-fixes`.
"""
BROKEN_CONCISE = """\
{file}:14:17: error[unknown-task] task `part` depends on `gret`, which is no task of this file; \
did you mean `greet`?
Found 1 error in {files}. 1 fixable with `wfc lint --fix --unsafe-fixes`.
"""

#: A warning and nothing else: the same dependency twice.
WARNED = HELLO.replace("[greet]", "[greet, greet]")


def clean(files: int = 1) -> Result:
    """Return what ``wfc lint`` leaves behind when nothing is wrong in ``files`` files."""
    return Result(0, f"All clean: {files} file{'s' * (files != 1)} checked.\n", "")


def broken(file: str, files: str = "1 file") -> Result:
    """Return what ``wfc lint --output-format concise`` leaves behind about BROKEN."""
    return Result(1, BROKEN_CONCISE.format(file=file, files=files), "")


def refused(*lines: str) -> Result:
    """Return what any command leaves behind that was asked for something wrong."""
    return Result(2, "", "error: " + "\n".join(lines) + "\n")


def put(folder: Path, files: dict[str, str]) -> None:
    """Write ``files`` below ``folder``."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def git(folder: Path, *arguments: str) -> None:
    """Run git in ``folder``, as nobody in particular."""
    mine = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = os.environ | mine
    subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )
