"""``RESULTS.md``: the bars, a table for each contest, and all that is needed to do it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from shlex import join

from benchmarks.bars import BARS
from benchmarks.clock import Command, Sample
from benchmarks.contests import FLOOR, Contest
from benchmarks.corpus import Written
from benchmarks.tools import Peer, Tool

METRICS = {"wall": "wall", "cpu": "CPU"}


@dataclass(frozen=True, slots=True)
class Results:
    """All that one run found out. ``measured`` holds a sample by contest and command.

    ``faults`` says of a command that was not measured why; ``facts`` are lines of circumstance
    (date, machine, versions ...); no peak below ``unseen`` bytes can be told from it; ``reduced``
    says in what the run was smaller than the bars ask.
    """

    facts: Sequence[tuple[str, str]]
    contests: Sequence[Contest]
    measured: Mapping[str, Mapping[str, Sample]]
    faults: Mapping[str, Mapping[str, str]]
    peers: Sequence[tuple[Peer, Tool]]
    corpus: Iterable[Written]
    unseen: int = 0
    reduced: str = ""


def render(results: Results) -> str:
    """Return the page."""
    sections = [_head(results), _bars(results)]
    sections += [_contest(results, contest) for contest in results.contests]
    sections += [_peers(results), _corpus(results), _commands(results)]
    return "\n".join(line for section in sections for line in (*section, "")).rstrip() + "\n"


def duration(seconds: float) -> str:
    """Return ``12.3 ms`` or ``4.56 s``."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _head(results: Results) -> Iterator[str]:
    yield "# Results"
    yield ""
    yield "Written by the harness, never by hand; `README.md` beside this says how to read it."
    if results.reduced:
        yield f"**A reduced run ({results.reduced}): its verdicts do not count.**"
    yield ""
    for name, value in results.facts:
        yield f"- {name}: {value}"


def _bars(results: Results) -> Iterator[str]:
    yield "## Bars"
    yield ""
    yield "Ratio of the minima; where numbers are written in two ways, the worse."
    yield ""
    yield from _row("bar", "wfc on", "over", "time", "ratio", "at most", "verdict")
    yield from _row(*["---"] * 7)
    for bar in BARS:
        ratio = bar.ratio(results.measured)
        shown = "" if ratio is None else f"{ratio:.2f}"
        verdict, metric = bar.verdict(results.measured), METRICS[bar.metric]
        limit = f"{bar.limit:.1f}"
        yield from _row(bar.letter, bar.task, bar.other, metric, shown, limit, verdict)


def _contest(results: Results, contest: Contest) -> Iterator[str]:
    samples = results.measured.get(contest.key, {})
    rounds = max((len(each.readings) for each in samples.values()), default=0)
    yield f"## {contest.title}"
    yield ""
    yield f"{rounds} runs of each, in turns. The last two columns are this over wfc, of the minima."
    yield ""
    head = ("wall min", "wall median", "CPU min", "CPU median", "peak MB", "wall", "CPU")
    yield from _row("command", *head)
    yield from _row(*["---"] * 8)
    ours = _ours(contest, samples)
    for command in contest.commands:
        if command.name in samples:
            yield from _measured(command, samples[command.name], ours, results.unseen)
        else:
            yield from _row(command.name, results.faults[contest.key][command.name], *[""] * 6)


def _ours(contest: Contest, samples: Mapping[str, Sample]) -> Sample | None:
    """Return the sample of wfc that the others are compared with: the first."""
    names = (command.name for command in contest.commands if command.name != FLOOR)
    return next((samples[name] for name in names if name in samples), None)


def _measured(command: Command, sample: Sample, ours: Sample | None, unseen: int) -> Iterator[str]:
    times = [
        duration(value)
        for metric in METRICS
        for value in (sample.best(metric), sample.middle(metric))
    ]
    over = [
        "" if ours is None else f"{sample.best(metric) / ours.best(metric):.2f}"
        for metric in METRICS
    ]
    peak = f"{'≤ ' if sample.peak <= unseen else ''}{sample.peak / 1e6:.0f}"
    yield from _row(command.name, *times, peak, *over)


def _peers(results: Results) -> Iterator[str]:
    yield "## Peers"
    yield ""
    yield from _row("package", "from", "looks at", "")
    yield from _row(*["---"] * 4)
    for peer, tool in results.peers:
        state = f"**missing**: {tool.missing}" if tool.missing else "measured"
        yield from _row(f"`{peer.package}`", peer.registry, peer.looks_at, state)


def _corpus(results: Results) -> Iterator[str]:
    yield "## Corpus"
    yield ""
    yield from _row("file", "what", "bytes", "lines", "SHA-256")
    yield from _row(*["---"] * 5)
    for part in results.corpus:
        size, lines = f"{part.size:,}", f"{part.lines:,}"
        yield from _row(f"`{part.path}`", part.what, size, lines, f"`{part.digest[:16]}`")


def _commands(results: Results) -> Iterator[str]:
    yield "## Commands"
    yield ""
    yield "In `benchmarks/work`, after a run."
    for contest in results.contests:
        yield ""
        yield "```sh"
        yield f"# {contest.title}"
        for command in contest.commands:
            yield join(command.arguments)
        yield "```"


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"
