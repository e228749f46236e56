"""``fmt`` is idempotent, changes nothing that is compiled, and keeps all comments."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import examples
from tests.properties.texts import SPELLINGS
from tests.properties.workflows import bodies
from wfc.fmt.format import formatted
from wfc.pipeline import check, compile_graph
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for room in ("samples", "tests/lint", "tests/compile", "tests/readers/bases")
    for path in (ROOT / room).rglob("*.yaml")
)
MANY = examples(150)


def compiled(text: str, folder: Path) -> Any:
    """Return what a text compiles to, or the rules that speak about it."""
    found = check(read("a.wfc.yaml", text.encode()), Folder(str(folder)), Choice(("all",)))
    if found.has_errors() or not found.graphs:
        return sorted(problem.rule for problem in found.problems)
    return [compile_graph(graph).body for graph in found.graphs]


def marks(text: str) -> list[str]:
    return sorted(row.strip() for row in text.splitlines() if row.strip().startswith("#"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_real_files_mean_the_same_and_change_once(path: Path) -> None:
    document = read(path.name, path.read_bytes())
    if document.faults:
        pytest.skip("`wfc fmt` leaves a file that cannot be read")
    text = formatted(document)
    assert formatted(read(path.name, text.encode())) == text
    assert compiled(text, path.parent) == compiled(document.text, path.parent)
    assert marks(text) == marks(document.text)


@MANY
@given(st.sampled_from(SPELLINGS), bodies())
def test_generated_documents_mean_the_same_and_change_once(spell: Any, body: Any) -> None:
    document = read("a.wfc.yaml", str(spell(body)).encode())
    if document.faults:
        return
    text = formatted(document)
    assert formatted(read("a.wfc.yaml", text.encode())) == text
    assert compiled(text, ROOT) == compiled(document.text, ROOT)


def sprinkled(text: str, random: Random) -> str:
    """Return ``text`` with comments between its lines, at any depth, and blanks in its lists."""
    rows = text.split("\n")
    for number in range(random.randrange(1, 6)):
        row = f"{' ' * random.randrange(9)}# said {number}"
        rows.insert(random.randrange(len(rows)), row)
        at = random.randrange(len(rows))
        rows[at] += f"  # behind {number}"
        if random.random() < 0.5:  # brackets over several lines, with a comment in them or not
            rows[at] = rows[at].replace(", ", ",\n            ")
    if random.random() < 0.5:
        rows.insert(random.randrange(len(rows)), "")
    return "\n".join(row.replace(", ", " ,") if random.random() < 0.1 else row for row in rows)


@pytest.mark.parametrize("seed", range(150))
def test_comments_anywhere_stay_and_nothing_changes(seed: int) -> None:
    random = Random(seed)
    path = random.choice([path for path in FILES if "samples" in path.parts])
    text = sprinkled(path.read_text("utf-8"), random)
    document = read(path.name, text.encode())
    if document.faults:
        return
    once = formatted(document)
    assert formatted(read(path.name, once.encode())) == once
    assert compiled(once, path.parent) == compiled(text, path.parent)
    assert marks(once) == marks(text)
    assert once.count("#") == text.count("#")
