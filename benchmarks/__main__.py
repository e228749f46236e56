"""``python -m benchmarks``: make the corpus, get the tools, measure, write ``RESULTS.md``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from shlex import join

from benchmarks import contests, tools
from benchmarks.bars import BARS
from benchmarks.clock import Sample, alternate, fault, own_peak
from benchmarks.contests import REPEATS, TITLES, Contest
from benchmarks.corpus import Written, write_corpus
from benchmarks.machine import commit, load, machine
from benchmarks.report import Results, duration, render

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
#: The sizes that the bars are about.
FULL = {"files": 1000, "tasks": 10_000, "rounds": 7}


def main() -> int:
    """Run it all; return 0, or with ``--strict`` 1 unless every bar is passed."""
    options = _options().parse_args()
    reduced = _reduced(options)
    output = Path(options.output or (WORK if reduced else HERE) / "RESULTS.md").absolute()
    WORK.mkdir(exist_ok=True)
    os.chdir(WORK)  # so that no command in the results holds a path of this machine
    results = _run(options, reduced)
    output.write_text(render(results), "utf-8")
    for bar in BARS:
        ratio = bar.ratio(results.measured)
        shown = "" if ratio is None else f"{ratio:.2f} of {bar.limit:.1f}  "
        print(f"{bar.letter}  {bar.task} over {bar.other}: {shown}{bar.verdict(results.measured)}")
    passed = all(bar.verdict(results.measured) == "PASS" for bar in BARS)
    return 1 if options.strict and not passed else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=tuple(TITLES), default=tuple(TITLES))
    parser.add_argument("--seed", type=int, default=20261119)
    for name, full in FULL.items():
        parser.add_argument(f"--{name}", type=int, default=full, help=f"{full} if left out")
    parser.add_argument("--strict", action="store_true", help="exit 1 unless every bar is passed")
    parser.add_argument("--output", help="RESULTS.md, of a reduced run that in work/, if left out")
    return parser


def _reduced(options: argparse.Namespace) -> str:
    """Return in what the run is smaller than the bars ask, or nothing."""
    given = vars(options)
    smaller = [f"{given[name]:,} {name}" for name, full in FULL.items() if given[name] < full]
    left_out = [f"without `{key}`" for key in TITLES if key not in options.only]
    return ", ".join(smaller + left_out)


def _run(options: argparse.Namespace, reduced: str) -> Results:
    load_before = load()
    _tell("corpus")
    corpus = _corpus(options)
    _tell("tool wfc")
    wfc = tools.get_wfc(Path("tools/wfc"))
    _write_schema(wfc)
    others = []
    for peer in tools.peers():
        _tell(f"tool {peer.name}")
        others.append((peer, tools.get(peer, Path("tools") / peer.name)))
    field = contests.contests(tuple(options.only), corpus, options.files, wfc, others)
    faults = {contest.key: _faults(contest) for contest in field}
    measured = {
        contest.key: _measured(contest, faults[contest.key], options.rounds) for contest in field
    }
    facts = [
        ("date", f"{datetime.now(UTC):%Y-%m-%d}"),
        ("command", f"`{join(['python', '-m', 'benchmarks', *sys.argv[1:]])}`"),
        ("machine", machine()),
        ("load before", load_before),
        ("wfc", f"{commit(tools.CHECKOUT)}; {tools.packages(wfc)}"),
        ("seed", str(options.seed)),
    ]
    return Results(
        facts, field, measured, faults, others, list(corpus.values()), own_peak(), reduced
    )


def _corpus(options: argparse.Namespace) -> dict[str, Written]:
    """Write the corpus in a process of its own, whose memory does not hide that of the peers."""
    with ProcessPoolExecutor(max_workers=1) as pool:
        sizes = (options.seed, options.files, options.tasks)
        return pool.submit(write_corpus, Path("corpus"), *sizes).result()


def _write_schema(wfc: tools.Tool) -> None:
    """Give those who check a JSON Schema the one that wfc publishes."""
    command = (str(wfc.folder / "bin" / "wfc"), "schema", "adhoc-workflow")
    schema = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - ours
    Path("corpus/schema.json").write_bytes(schema)


def _faults(contest: Contest) -> dict[str, str]:
    """Run every command once; return what is wrong with those that do not do as they should.

    Raises SystemExit when that is wfc: then either wfc or the corpus is wrong.
    """
    found = {}
    for command in contest.commands:
        reason = fault(command)
        if reason and command.says:
            raise SystemExit(f"in benchmarks/work, `{join(command.arguments)}`: {reason}")
        if reason:
            found[command.name] = reason
    return found


def _measured(contest: Contest, faults: Mapping[str, str], rounds: int) -> dict[str, Sample]:
    sound = [command for command in contest.commands if command.name not in faults]
    total = rounds * REPEATS[contest.key]
    samples = alternate(sound, total, lambda turn: _tell(f"{contest.key} {turn}/{total}"))
    for name, sample in samples.items():
        _tell(f"  {name}: {duration(sample.best('wall'))} wall, {duration(sample.best('cpu'))} CPU")
    return samples


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
