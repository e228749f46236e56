"""What speed rests on, counted: no clean file is read exactly, and steps grow with the tasks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from benchmarks.specs import Style, spec

from tests.readers.both import ALL
from tests.readers.counting import lines, steps
from wfc.cli.files import Workbench
from wfc.pipeline import Checked, check, compile_graph
from wfc.source import exact, mosaic, pieces
from wfc.source.document import Document
from wfc.source.project import Folder
from wfc.verdict import verdict

ROOT = Path(__file__).parents[2]
HERE = Folder(str(Path(__file__).parent))
PLAIN, QUOTED = Style(plain_numbers=True), Style(plain_numbers=False, defaults=True)
Work = Callable[[bytes], Any]


def clean_corpus() -> dict[Path, bytes]:
    """Return 60 generated files of 10 tasks, half of them with plain numbers, and the samples."""
    corpus = {
        ROOT / f"wf{number}.wfc.yaml": spec(1, f"wf{number}", 10, style).encode()
        for number, style in enumerate([PLAIN, QUOTED] * 30)
    }
    found = [*ROOT.glob("samples/**/*.wfc.*"), *ROOT.glob("samples/**/wfc.yaml")]
    return corpus | {path: path.read_bytes() for path in found}


def quick(data: bytes) -> Checked:
    return verdict("big.wfc.yaml", data, HERE, ALL)


def exactly(data: bytes) -> Checked:
    return verdict("big.wfc.yaml", data, HERE, ALL, quick=False)


def compiled(data: bytes) -> object:
    graph = check(exact.read("big.wfc.yaml", data), HERE, ALL).graph
    assert graph is not None
    return compile_graph(graph)


@pytest.fixture
def exact_runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that gets the size of each text that the exact reader reads."""
    runs: list[int] = []
    read = exact.read

    def counted(file: str, data: bytes) -> Document:
        runs.append(len(data))
        return read(file, data)

    monkeypatch.setattr(exact, "read", counted)
    monkeypatch.setattr(mosaic, "read", counted)
    return runs


def test_no_clean_file_is_read_exactly(exact_runs: list[int]) -> None:
    corpus = clean_corpus()
    assert len(corpus) >= 63
    for path, data in corpus.items():
        if path.exists():  # a sample, in its project
            checked = Workbench(("all",)).look(str(path), data)
        else:
            checked = verdict(path.name, data, Folder(str(path.parent)), ALL)
        assert checked.problems == []
    assert exact_runs == []


def test_no_clean_giant_is_read_exactly(exact_runs: list[int]) -> None:
    data = big(2_000).encode()
    assert len(data) > pieces.GIANT
    assert quick(data).problems == []
    assert exact_runs == []


def test_of_a_giant_only_the_pieces_concerned_are_read_exactly(exact_runs: list[int]) -> None:
    data = dangling(2_000).encode()
    assert len(data) > pieces.GIANT
    assert "dangling-output" in {problem.rule for problem in quick(data).problems}
    assert 1 < len(exact_runs) < 25  # the head, ten pieces, and those with a name that is near
    assert sum(exact_runs) < len(data) * 0.7


def big(tasks: int) -> str:
    return spec(1, "big", tasks, QUOTED)


def cyclic(tasks: int) -> str:
    """Return tasks that wait for each other in one circle."""
    ring = [
        f"  - {{Name: t{each}, Type: VIRTUAL, DependsOn: [t{(each + 1) % tasks}]}}\n"
        for each in range(tasks)
    ]
    head = "Name: w\nProjectId: 1\nOwner: o\nDefaults: {RuntimeResource: {ResourceGroupId: r}}\n"
    return f"{head}Tasks:\n" + "".join(ring)


def backwards(tasks: int) -> str:
    """Return tasks each of which waits for the next one."""
    return cyclic(tasks).replace(", DependsOn: [t0]", "")


def dangling(tasks: int) -> str:
    """Return ``big`` where ten dependencies, far from each other, are on what nobody produces."""
    lines = big(tasks).splitlines()
    written = [number for number, line in enumerate(lines) if "- UpstreamOutput: " in line]
    for number in written[:: len(written) // 10][:10]:
        lines[number] += "_of_nobody"
    return "\n".join(lines) + "\n"


GROWTH: dict[str, tuple[Callable[[int], str], Work]] = {
    "a clean file, quickly": (big, quick),
    "a clean file, exactly": (big, exactly),
    "compile": (big, compiled),
    "a cycle of all tasks": (cyclic, quick),
    "a chain that is written backwards": (backwards, quick),
    "dangling outputs": (dangling, quick),
}


@pytest.mark.parametrize("case", GROWTH)
def test_calls_grow_with_the_tasks_and_no_faster(case: str) -> None:
    text, work = GROWTH[case]
    assert growth(steps, text, work, 1_000, 10_000) <= 10.5


@pytest.mark.parametrize("case", GROWTH)
def test_lines_grow_with_the_tasks_and_no_faster(case: str) -> None:
    """The same for what loops do without a call; from 200 tasks on cycles have a limit."""
    text, work = GROWTH[case]
    assert growth(lines, text, work, 250, 1_000) <= 4.2


def growth(
    count: Callable[[Callable[[], object]], int],
    text: Callable[[int], str],
    work: Work,
    few: int,
    many: int,
) -> float:
    """Return how many times the steps of ``few`` tasks are those of ``many``."""
    small, large = text(few).encode(), text(many).encode()
    work(small)  # what is imported, or made once, does not count
    return count(partial(work, large)) / count(partial(work, small))
