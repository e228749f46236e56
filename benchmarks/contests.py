"""Who runs against whom, on which file: the three contests."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.clock import Command
from benchmarks.corpus import STYLES, Written
from benchmarks.tools import Peer, Tool

FLOOR = "python -c pass"
WFC = {style: f"wfc lint, {style} numbers" for style in STYLES}
BROKEN = {style: f"wfc lint, {style} numbers, one problem" for style in STYLES}
MANY = "wfc lint"
#: What each contest is about, and how often it runs for one round that is asked for.
TITLES = {
    "one": "One file of 10 tasks, cold",
    "many": "Many files of 10 tasks",
    "big": "One large file",
}
REPEATS = {"one": 3, "many": 1, "big": 2}
#: What peers are given; where it matters they ask for the other style.
PEERS_SEE = {"one": "one-plain", "many": "many", "big": "big-plain"}


@dataclass(frozen=True, slots=True)
class Contest:
    """Commands that take turns; ``size`` says what they are given."""

    key: str
    title: str
    commands: tuple[Command, ...]


def contests(
    keys: tuple[str, ...],
    corpus: Mapping[str, Written],
    files: int,
    wfc: Tool,
    others: list[tuple[Peer, Tool]],
) -> list[Contest]:
    """Return the contests ``keys`` among wfc and those of ``others`` that could be had."""
    found = []
    for key in keys:
        commands = list(_ours(key, corpus, files, wfc.fields()["bin"]))
        for peer, tool in others:
            commands += [] if tool.missing else _theirs(key, corpus, peer, tool)
        found.append(Contest(key, TITLES[key], tuple(commands)))
    return found


def _ours(key: str, corpus: Mapping[str, Written], files: int, programs: str) -> Iterator[Command]:
    """Yield our commands; each must say that all is clean, or where the problem stands."""
    lint = (f"{programs}/wfc", "lint")
    if key == "one":
        yield Command(FLOOR, (f"{programs}/python", "-c", "pass"))
    if key == "many":
        clean = f"All clean: {files} file"
        yield Command(MANY, (*lint, f"corpus/{corpus['many'].path}"), says=clean)
        return
    for style, name in WFC.items():
        path = f"corpus/{corpus[f'{key}-{style}'].path}"
        yield Command(name, (*lint, path), says="All clean: 1 file")
    if key == "big":
        for style, name in BROKEN.items():
            part = corpus[f"broken-{style}"]
            path = f"corpus/{part.path}"
            yield Command(name, (*lint, path), code=1, says=f"{path}:{part.lines}:")


def _theirs(key: str, corpus: Mapping[str, Written], peer: Peer, tool: Tool) -> list[Command]:
    seen = PEERS_SEE[key]
    fields = tool.fields() | {
        "schema": "corpus/schema.json",
        "input": f"corpus/{corpus[seen].path}",
        "quoted": f"corpus/{corpus[seen.replace('plain', 'quoted')].path}",
        "github": f"corpus/{corpus['github'].path}",
    }
    return [
        Command(run.name, tuple(word.format_map(fields) for word in shlex.split(run.command)))
        for run in peer.runs
        if key in run.contests
    ]
