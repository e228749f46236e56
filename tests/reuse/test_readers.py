"""Both readers lead to the same, a clean file with reuse stays quick, and nothing blows up."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.readers.counting import lines
from wfc.pipeline import Checked
from wfc.report.formats import renderer
from wfc.report.outcome import Outcome

from .world import HEAD, checked, project

ROOT = Path(__file__).parents[2]
WAREHOUSE = ROOT / "samples/warehouse"
SPECS = sorted(path.name.partition(".")[0] for path in WAREHOUSE.glob("*.wfc.yaml"))


@pytest.mark.parametrize("name", SPECS)
def test_a_clean_file_with_reuse_is_read_quickly(name: str) -> None:
    found = checked(WAREHOUSE, name, quick=True)
    assert found.problems == []
    assert found.document.is_quick
    assert all(
        document.is_quick for document in found.others if document.file.endswith("common.wfc.yaml")
    )
    exact = checked(WAREHOUSE, name, quick=False)
    for one, other in zip(found.graphs, exact.graphs, strict=True):
        assert [task.value for task in one.tasks] == [task.value for task in other.tasks]


def report(found: Checked) -> str:
    outcome = Outcome(tuple(found.problems), found.documents(), 1)
    return renderer("json")(outcome, color=False)


def damaged(text: str, random: Random) -> str:
    rows = text.split("\n")
    at = random.randrange(len(rows))
    how = random.choice(("drop", "twice", "word", "sign"))
    if how == "drop":
        del rows[at]
    elif how == "twice":
        rows.insert(at, rows[at])
    elif how == "word":
        rows[at] = rows[at].replace(random.choice("aeio"), random.choice("aeio"), 1)
    else:
        rows[at] = rows[at].replace(
            random.choice(("[", "${{", ":", "}}", "-")), random.choice("[:x"), 1
        )
    return "\n".join(rows)


@pytest.mark.parametrize("seed", range(40))
def test_both_readers_say_the_same_of_a_damaged_project(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    for path in WAREHOUSE.rglob("*"):
        if path.is_file():
            target = tmp_path / path.relative_to(WAREHOUSE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    project(tmp_path)
    name = random.choice([name for name in SPECS if name != "common"])
    victim = tmp_path / random.choice((f"{name}.wfc.yaml", "common.wfc.yaml"))
    text = victim.read_text("utf-8")
    for _ in range(random.randrange(1, 4)):
        text = damaged(text, random)
    victim.write_text(text, "utf-8")
    quick, exact = (checked(tmp_path, name, quick=each) for each in (True, False))
    assert report(quick) == report(exact)


def loops(count: int) -> str:
    rows = [f"  - {{Name: t{n}, Extends: base, ForEach: {{a: [x, y]}}}}" for n in range(count)]
    head = HEAD + "Environments: {dev: {}, prod: {}}\nParams: {p: {Default: 1h}}\n"
    return (
        head + "Templates: {base: {Timeout: '${{ params.p }}'}}\nTasks:\n" + "\n".join(rows) + "\n"
    )


def includes(count: int) -> dict[str, str]:
    chain = {f"f{n}": f"Kind: Fragment\nTasks: [{{Name: t{n}}}]\n" for n in range(count)}
    listed = ", ".join(f"{name}.wfc.yaml" for name in chain)
    return chain | {"spec": HEAD + f"Include: [{listed}]\nTasks: [{{Name: last}}]\n"}


def test_expansion_grows_with_what_it_makes(tmp_path: Path) -> None:
    """Twice the loops: twice the work. (Counted in lines of Python, not in seconds.)"""
    counts = []
    for number in (100, 200, 400):
        project(tmp_path, spec=loops(number))
        counts.append(lines(lambda: checked(tmp_path, quick=True)))
    assert counts[2] - counts[1] < 2.3 * (counts[1] - counts[0])


def test_includes_grow_with_their_number(tmp_path: Path) -> None:
    counts = []
    for number in (20, 40, 80):
        project(tmp_path, **includes(number))
        counts.append(lines(lambda: checked(tmp_path, quick=True)))
    assert counts[2] - counts[1] < 2.3 * (counts[1] - counts[0])


def test_a_chain_of_templates_is_followed_64_deep_and_no_deeper(tmp_path: Path) -> None:
    def spec(count: int) -> str:
        chain = "\n".join(f"  t{n}: {{Extends: t{n + 1}}}" for n in range(count - 1))
        last = f"  t{count - 1}: {{Timeout: 1h}}"
        return HEAD + f"Templates:\n{chain}\n{last}\nTasks: [{{Name: x, Extends: t0}}]\n"

    assert checked(project(tmp_path, spec=spec(64))).problems == []
    deep = checked(project(tmp_path, spec=spec(66)))
    assert {problem.rule for problem in deep.problems} == {"extends-cycle"}
