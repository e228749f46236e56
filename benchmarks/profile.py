"""``python -m benchmarks.profile [FILE]``: where the time of one lint goes.

What is imported, from ``-X importtime`` of a whole ``wfc lint FILE``; then, for both readers, the
stages and every rule that looks at the graph, in this process. Minima of ``--rounds``.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import SMALL, STYLES
from benchmarks.specs import spec
from benchmarks.tools import CHECKOUT
from wfc.graph.bind import bind
from wfc.graph.graph import Graph
from wfc.lint import rule_module, suspects
from wfc.resolve.resolve import resolve
from wfc.rules.shelf import CHECKS
from wfc.shape.shape import shape
from wfc.source import exact, quick
from wfc.source.document import Document
from wfc.source.project import Folder

WORK = Path(__file__).resolve().parent / "work"
Times = dict[str, float]
Reader = Callable[[str, bytes], Document]
Made = TypeVar("Made")

READERS: dict[str, Reader] = {"quick": quick.read, "exact": exact.read}


def main() -> None:
    """Print the tables."""
    options = _options().parse_args()
    file = options.file or _written(options.tasks, options.style)
    lint = [str(CHECKOUT / "compiler" / "bin" / "wfc"), "lint", str(file)]
    rounds = range(options.rounds)
    own = set(_imports(["-c", "pass"]))
    imported = _least(_imports(lint) for _ in rounds)
    added = {name: seconds for name, seconds in imported.items() if name not in own}
    print(f"{file.name}: {file.stat().st_size:,} bytes\n")
    print(table("imports, by package", by_package(added)))
    print(table("imports, the slowest", dict(_slowest(added)[:15]), whole=sum(added.values())))
    for name, read in READERS.items():
        try:
            times = _least(_stages(file, read) for _ in rounds)
        except Exception as error:  # the quick reader may refuse anything
            print(f"{name} reader: cannot say ({type(error).__name__})\n")
        else:
            print(table(f"stages and rules, {name} reader", times))


def imports(report: str) -> Times:
    """Return the seconds of each module itself in what ``-X importtime`` reports."""
    found = {}
    for line in report.splitlines():
        own, _, rest = line.removeprefix("import time:").partition("|")
        if line.startswith("import time:") and own.strip().isdigit():
            found[rest.partition("|")[2].strip()] = int(own) / 1e6
    return found


def by_package(modules: Times) -> Times:
    """Return the seconds by top-level package, of wfc by room, the slowest first."""
    found: Times = {}
    for name, seconds in modules.items():
        parts = name.split(".")
        package = ".".join(parts[: 2 if parts[0] == "wfc" else 1])
        found[package] = found.get(package, 0.0) + seconds
    return dict(_slowest(found))


def table(title: str, times: Times, whole: float = 0.0) -> str:
    """Return ``times`` in milliseconds, with their share of ``whole`` (the sum if left out)."""
    whole = whole or sum(times.values())
    width = max(len(name) for name in (title, *times))
    lines = [f"{title:{width}}        ms  share"]
    for name, seconds in (*times.items(), ("total", whole)):
        lines.append(f"{name:{width}}  {seconds * 1000:8.2f}  {seconds / whole:5.0%}")
    return "\n".join(lines) + "\n"


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks.profile", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="a spec; one is made if left out")
    parser.add_argument("--tasks", type=int, default=SMALL, help="how large the one made is")
    parser.add_argument("--style", choices=tuple(STYLES), default="plain")
    parser.add_argument("--rounds", type=int, default=7)
    return parser


def _written(tasks: int, style: str) -> Path:
    WORK.mkdir(exist_ok=True)
    path = WORK / "profile.wfc.yaml"
    path.write_text(spec(20261119, "profile", tasks, STYLES[style]), "utf-8")
    return path


def _imports(arguments: Sequence[str]) -> Times:
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603 - ours
    if done.returncode:
        raise SystemExit(f"`wfc lint` ended with {done.returncode}:\n{done.stdout}")
    return imports(done.stderr)


def _stages(file: Path, read: Reader) -> Times:
    """Return the seconds of each stage and rule, in the order of ``wfc.pipeline.check``."""
    times: Times = {}

    def timed(name: str, step: Callable[[], Made]) -> Made:
        start = time.perf_counter()
        made = step()
        times[name] = time.perf_counter() - start
        return made

    gc.collect()
    data = timed("open", file.read_bytes)
    document = timed("read", lambda: read(str(file), data))
    checked = timed("shape", lambda: shape(document))
    folder = timed("find the project", lambda: Folder(str(file.parent)))
    workflow = timed("resolve", lambda: resolve(checked, folder))
    graph = timed("bind", lambda: bind(workflow))
    timed("sift the rules", lambda: suspects(graph))
    for name in CHECKS:
        check = rule_module(name).check
        timed(name, partial(_exhausted, check, graph))
    return times


def _exhausted(check: Callable[[Graph], Iterable[object]], graph: Graph) -> None:
    for _ in check(graph):
        pass


def _least(rounds: Iterable[Times]) -> Times:
    """Return the minimum of each over all rounds, in the order of the first."""
    least: Times = {}
    for times in rounds:
        for name, seconds in times.items():
            least[name] = min(seconds, least.get(name, seconds))
    return least


def _slowest(times: Times) -> list[tuple[str, float]]:
    return sorted(times.items(), key=lambda each: -each[1])


if __name__ == "__main__":
    main()
