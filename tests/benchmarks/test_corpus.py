"""What is measured: seeded, clean, and with numbers written in both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.corpus import Written, write_corpus
from benchmarks.github import github_workflow
from benchmarks.specs import Style, spec

from wfc.pipeline import check
from wfc.settings import Choice
from wfc.source import exact, quick
from wfc.source.project import Folder

SEED, FILES, TASKS = 7, 8, 40


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Written]]:
    folder = tmp_path_factory.mktemp("bench") / "corpus"
    return folder, write_corpus(folder, SEED, FILES, TASKS)


def test_the_same_seed_gives_the_same_bytes(
    corpus: tuple[Path, dict[str, Written]], tmp_path: Path
) -> None:
    folder, parts = corpus
    assert write_corpus(tmp_path / "again", SEED, FILES, TASKS) == parts
    for path in specs(folder):
        assert (tmp_path / "again" / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_another_seed_gives_other_files() -> None:
    style = Style(plain_numbers=True)
    assert spec(1, "orders", 10, style) != spec(2, "orders", 10, style)


def test_every_file_is_clean_by_both_readers(corpus: tuple[Path, dict[str, Written]]) -> None:
    folder, _ = corpus
    clean = [path for path in specs(folder) if not path.name.startswith("broken")]
    assert len(clean) == FILES + 4
    for path in clean:
        data, where = path.read_bytes(), Folder(str(path.parent))
        for reader in (exact, quick):
            assert check(reader.read(path.name, data), where, Choice()).problems == []


@pytest.mark.parametrize("style", ["plain", "quoted"])
def test_the_broken_file_has_one_problem_on_its_last_line(
    corpus: tuple[Path, dict[str, Written]], style: str
) -> None:
    folder, parts = corpus
    broken, clean = parts[f"broken-{style}"], parts[f"big-{style}"]
    document = exact.read(broken.path, (folder / broken.path).read_bytes())
    (problem,) = check(document, Folder(str(folder)), Choice()).problems
    start, _ = document.span(problem.finding.place)
    assert problem.rule == "dangling-output"
    assert document.line_column(start)[0] == broken.lines
    without = (folder / broken.path).read_text("utf-8").splitlines()[:-1]
    assert "\n".join(without).startswith((folder / clean.path).read_text("utf-8").rstrip("\n"))


def test_half_of_the_files_have_plain_numbers_in_text_fields(
    corpus: tuple[Path, dict[str, Written]],
) -> None:
    folder, _ = corpus
    owners = [path.read_text("utf-8").split("Owner: ")[1][0] for path in specs(folder / "many")]
    assert sum(first.isdigit() for first in owners) == FILES // 2
    assert owners.count('"') == FILES // 2


def test_a_spec_of_any_size_is_clean() -> None:
    for tasks in range(1, 12):
        text = spec(SEED, "orders", tasks, Style(plain_numbers=False, defaults=True))
        document = exact.read("orders.wfc.yaml", text.encode())
        assert check(document, Folder("."), Choice()).problems == []


def test_jobs_of_the_github_workflow_wait_for_each_other() -> None:
    lines = github_workflow(2).splitlines()
    assert [line for line in lines if "needs" in line] == ["    needs: [job0]"]


def specs(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.wfc.yaml"))
