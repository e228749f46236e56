"""The pipelines of the page on CI that submit: run job by job, against the emulator."""

from __future__ import annotations

import re
import subprocess
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.docs.ci_runner import Runner
from tests.docs.generated import DOCS
from tests.docs.markdown import blocks
from tests.generated import ROOT
from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.server import Emulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = [block.text for block in blocks(DOCS / "ci.md") if "wfc apply" in block.text]
KINDS = ["github", "gitlab"]
SPEC = "workflows/daily_orders.wfc.yaml"


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator(speed=100) as found:
        yield found


@pytest.fixture
def runner(tmp_path: Path, emulator: Emulator) -> Runner:
    """Return the runner of a repository whose branch is ahead of its ``main`` by one line."""
    folder = tmp_path / "repository"
    copytree(ROOT / "samples/shop", folder / "workflows")
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    (tmp_path / "store").mkdir()
    key = {
        "WFC_ENDPOINT": emulator.endpoint,
        "KEY_ID": LOCAL_CREDENTIALS.access_key_id,
        "KEY_SECRET": LOCAL_CREDENTIALS.access_key_secret,
        # What GitLab sets for all jobs.
        "ALIBABA_CLOUD_ACCESS_KEY_ID": LOCAL_CREDENTIALS.access_key_id,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": LOCAL_CREDENTIALS.access_key_secret,
    }
    return Runner(folder, tmp_path / "store", key)


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "specs")


def run(runner: Runner, kind: str, *, merged: bool) -> str:
    """Run the pipeline of the page for a change that is ``merged`` or not; return what it said."""
    before = len(runner.said)
    if kind == "github":
        runner.github(PAGE[0], "push" if merged else "pull_request")
    else:
        runner.gitlab(PAGE[1], "push" if merged else "merge_request_event")
    return "\n".join(runner.said[before:])


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_under_review_is_planned_and_not_submitted(
    kind: str, runner: Runner, emulator: Emulator
) -> None:
    git(runner.repository, "checkout", "-q", "-b", "change")
    spec = runner.repository / SPEC
    spec.write_text(spec.read_text("utf-8").replace("Timeout: 2h", "Timeout: 3h", 1), "utf-8")
    commit(runner.repository)
    said = run(runner, kind, merged=False)
    assert "Plan: 1 to submit, 0 already submitted. Nothing was sent." in said
    assert "--expect-digest sha256:" in said
    if kind == "github":
        (summary,) = [path.read_text("utf-8") for path in runner.store.glob("*-plan/summary")]
        assert "Nothing was sent." in summary
        assert "Timeout" in summary
        assert "7200" in summary
    assert not any(runner.codes)
    assert emulator.connections == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_merged_is_submitted_once(kind: str, runner: Runner, emulator: Emulator) -> None:
    said = run(runner, kind, merged=True)
    assert re.search(r"succeeded: 9 tasks", said), said
    again = run(runner, kind, merged=True)
    assert "Plan: 0 to submit, 1 already submitted." in again
    assert re.search(r"^already submitted: daily_orders", again, re.MULTILINE)
    assert not any(runner.codes)
    assert len(emulator.instances()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_cache_the_service_is_asked(
    kind: str, runner: Runner, emulator: Emulator
) -> None:
    run(runner, kind, merged=True)
    (runner.store / "cache").rename(runner.store / "dropped")
    said = run(runner, kind, merged=True)
    assert runner.codes[-1] == 80
    (instance,) = emulator.instances()
    assert str(instance.id) in said


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_changed_after_the_plan_is_not_submitted(
    kind: str, runner: Runner, emulator: Emulator
) -> None:
    """The digest of another plan than the one that is handed on."""
    page = PAGE[KINDS.index(kind)].replace("\\1/p", "\\10/p")
    runner.github(page, "push") if kind == "github" else runner.gitlab(page, "push")
    assert runner.codes[-1] == 81
    assert emulator.instances() == ()
