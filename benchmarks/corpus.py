"""The files that are measured, written into a folder: the same seed gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.github import github_workflow
from benchmarks.specs import Style, spec

#: How numbers stand in text fields: ``Owner: 1000`` or ``Owner: "1000"``.
STYLES = {"plain": Style(plain_numbers=True), "quoted": Style(plain_numbers=False)}
SMALL = 10


@dataclass(frozen=True, slots=True)
class Written:
    """One part of the corpus: ``path`` inside its folder, what it is, and how large."""

    path: str
    what: str
    size: int
    lines: int
    digest: str


def write_corpus(folder: Path, seed: int, files: int, tasks: int) -> dict[str, Written]:
    """Write all into ``folder``, which is emptied before; return the parts by name.

    ``one-S`` has 10 tasks, ``big-S`` has ``tasks``, ``broken-S`` is that with one dangling output
    on its last line, for both styles S; ``many`` is a folder of ``files`` files, half of them in
    each style and a quarter with Defaults; ``github`` is a GitHub workflow of 10 jobs. The folder
    is a git repository of its own: linters that ask git what to leave out must not hear of ours.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    parts = {}
    for name, style in STYLES.items():
        texts = {
            "one": spec(seed, "one", SMALL, style),
            "big": spec(seed, "big", tasks, style),
            "broken": spec(seed, "big", tasks, style, dangling=True),
        }
        for key, text in texts.items():
            what = f"{SMALL if key == 'one' else tasks:,} tasks, {name} numbers"
            what += ", one dangling output" if key == "broken" else ""
            part = f"{key}-{name}"
            parts[part] = _write(folder, f"{part}.wfc.yaml", what, [("", text)])
    many = [
        (f"d{each // 100:02}/wf{each:05}.wfc.yaml", _small(seed, each)) for each in range(files)
    ]
    parts["many"] = _write(folder, "many", f"{files:,} files of {SMALL} tasks", many)
    workflow = [("", github_workflow(SMALL))]
    parts["github"] = _write(folder, "github.yml", f"a GitHub workflow of {SMALL} jobs", workflow)
    _tracked(folder)
    return parts


def _tracked(folder: Path) -> None:
    """Make ``folder`` a git repository that knows its files, also when a git hook runs us."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for arguments in (["init", "--quiet"], ["add", "--all"]):
        command = ["git", *arguments]
        subprocess.run(command, cwd=folder, env=clean, check=True)  # noqa: S603 - git as found


def _small(seed: int, number: int) -> str:
    style = Style(plain_numbers=number % 2 == 0, defaults=number // 2 % 4 == 0)
    return spec(seed, f"wf{number:05}", SMALL, style)


def _write(folder: Path, path: str, what: str, texts: list[tuple[str, str]]) -> Written:
    """Write each text to its place below ``path``."""
    digest, size, lines = sha256(), 0, 0
    for name, text in texts:
        target = folder / path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        target.write_bytes(data)
        digest.update(data)
        size, lines = size + len(data), lines + data.count(b"\n")
    return Written(path, what, size, lines, digest.hexdigest())
