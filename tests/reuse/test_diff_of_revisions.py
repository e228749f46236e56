"""``wfc diff`` with a side out of git: all of it as it was, whatever has come or gone since."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.world import git
from tests.command import wfc

from .world import HEAD, project

SPEC = HEAD + "Include: [parts/part.wfc.yaml]\nTasks:\n  - {Name: a, DependsOn: [p]}\n"
ONE = "Tasks: [{Name: t}]\n"
PART = "Kind: Fragment\nTasks: [{Name: p, Script: {File: p.sql}, Type: ODPS_SQL}]\n"


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "one")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a repository with a spec in ``sub``, made of three files."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "sub/parts").mkdir(parents=True)
    (tmp_path / "sub/spec.wfc.yaml").write_text(SPEC)
    (tmp_path / "sub/parts/part.wfc.yaml").write_text(PART)
    (tmp_path / "sub/parts/p.sql").write_text("select 1\n")
    return tmp_path


def test_attributes_for_archives_do_not_change_what_is_seen(folder: Path) -> None:
    """``git archive`` would leave out the fragment and fill in the script."""
    (folder / ".gitattributes").write_text("parts export-ignore\n*.sql export-subst\n")
    (folder / "sub/parts/p.sql").write_text("select '$Format:%H$'\n")
    commit(folder)
    result = wfc("diff", "HEAD:sub/spec.wfc.yaml", "sub/spec.wfc.yaml", cwd=folder)
    assert (result.code, result.err) == (0, "")
    (folder / "sub/parts/p.sql").write_text("select 2\n")
    result = wfc("diff", "HEAD:sub/spec.wfc.yaml", "sub/spec.wfc.yaml", cwd=folder)
    assert result.code == 1
    assert "-select '$Format:%H$'" in result.out


def test_line_ends_are_those_of_a_checkout(folder: Path) -> None:
    (folder / ".gitattributes").write_text("*.sql text eol=crlf\n")
    (folder / "sub/parts/p.sql").write_bytes(b"select 1\r\n")
    commit(folder)
    result = wfc("diff", "HEAD:sub/spec.wfc.yaml", "sub/spec.wfc.yaml", cwd=folder)
    assert (result.code, result.err) == (0, "")


def test_a_path_is_from_here_and_one_from_the_top_is_led_to_it(folder: Path) -> None:
    commit(folder)
    here = folder / "sub"
    assert wfc("diff", "HEAD:spec.wfc.yaml", "spec.wfc.yaml", cwd=here).code == 0
    result = wfc("diff", "HEAD:sub/spec.wfc.yaml", "spec.wfc.yaml", cwd=here)
    assert (result.code, result.err) == (
        2,
        "error: revision `HEAD` has no file `sub/sub/spec.wfc.yaml`; "
        "did you mean `HEAD:spec.wfc.yaml`?\n",
    )
    alone = wfc("diff", "HEAD:spec.wfc.yaml", cwd=here)
    assert alone.code == 2
    assert "name the other, `wfc diff HEAD:spec.wfc.yaml spec.wfc.yaml`" in alone.err


def test_what_is_wrong_with_a_revision_is_shown_under_its_name(folder: Path) -> None:
    (folder / "sub/parts/part.wfc.yaml").write_text(PART.replace("File:", "Fil:"))
    commit(folder)
    (folder / "sub/parts/part.wfc.yaml").write_text(PART)
    result = wfc("diff", "HEAD:sub/spec.wfc.yaml", "sub/spec.wfc.yaml", cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "--> HEAD:sub/parts/part.wfc.yaml:2:28" in result.err
    assert "did you mean `File`?" in result.err
    assert "fixable" not in result.err  # nothing is mended in a revision


def test_environments_and_params_may_have_come_since(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    project(tmp_path, spec=HEAD + ONE)
    commit(tmp_path)
    new = "Environments: {dev: {}, prod: {}}\nParams: {p: {}}\nDescription: ${{ params.p }}\n"
    project(tmp_path, spec=HEAD + new + ONE)
    sides = ("diff", "HEAD:spec.wfc.yaml", "spec.wfc.yaml", "-e", "dev")
    result = wfc(*sides, "--param", "p=1", cwd=tmp_path)
    assert (result.code, result.out) == (
        0,
        "HEAD:spec.wfc.yaml and spec.wfc.yaml (dev) mean the same.\n",
    )
    wrong = wfc(*sides, "--param", "p=1", "--param", "q=1", cwd=tmp_path)
    assert (wrong.code, wrong.err) == (2, "error: there is no param `q`: none are named\n")
    neither = wfc("diff", *["HEAD:spec.wfc.yaml"] * 2, "-e", "dev", cwd=tmp_path)
    assert neither.code == 2
    assert "names no environments: leave `-e` out for it" in neither.err


def test_an_owner_that_is_the_workflows_is_called_that(tmp_path: Path) -> None:
    project(
        tmp_path,
        one=HEAD + "Tasks: [{Name: t, Owner: 7}]\n",
        two=HEAD + "Tasks: [{Name: t}]\n",
    )
    result = wfc("diff", "one.wfc.yaml", "two.wfc.yaml", cwd=tmp_path)
    assert "Owner 7 -> the workflow's\n" in result.out
