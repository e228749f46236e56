"""A file of a project is checked beside the others, and only what is named is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import wfc
from tests.conftest import Golden

PAIRS = Path(__file__).parents[1] / "lint"
HEAD = """\
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
"""
FIRST = f"""\
Name: first
{HEAD}  - Name: extract
    ClientUniqueCode: code_1
    Outputs: {{TaskOutputs: [{{Output: shop.orders}}, {{Output: shop.shared}}]}}
"""
SECOND = f"""\
Name: second
{HEAD}  - Name: load
    ClientUniqueCode: code_1
    Dependencies: [{{UpstreamOutput: shop.orders}}]
    Outputs: {{TaskOutputs: [{{Output: shop.shared}}]}}
"""
BROKEN = "Name: broken\nTasks: [\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project of two files that share names, and one that cannot be read."""
    (tmp_path / "wfc.yaml").write_text("Kind: Project\n", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "first.wfc.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "sub/second.wfc.yaml").write_text(SECOND, "utf-8")
    (tmp_path / "broken.wfc.yaml").write_text(BROKEN, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("rule", "file"),
    [("shared-name", "first.wfc.yaml"), ("output-of-another-file", "sub/second.wfc.yaml")],
)
def test_one_file_is_named_and_the_others_are_read(
    rule: str, file: str, project: Path, golden: Golden
) -> None:
    result = wfc("lint", file, cwd=project)
    assert result.err == ""
    golden(PAIRS / f"{rule}.out", f"exit {result.code}\n{result.out}")


def test_a_pair_of_files_is_reported_once(project: Path) -> None:
    result = wfc("lint", ".", "--output-format", "concise", cwd=project)
    assert result.out.count("[shared-name]") == 1


def test_compile_takes_it_for_a_warning_as_lint_does(project: Path) -> None:
    result = wfc("compile", "sub/second.wfc.yaml", cwd=project)
    assert result.code == 0
    assert "warning[output-of-another-file]" in result.err


def test_the_settings_can_switch_both_off(project: Path) -> None:
    ignored = "Kind: Project\nLint: {Ignore: [shared-name, output-of-another-file]}\n"
    (project / "wfc.yaml").write_text(ignored, "utf-8")
    assert wfc("lint", "sub/second.wfc.yaml", cwd=project).out == "All clean: 1 file checked.\n"


def test_without_settings_files_are_not_compared(project: Path) -> None:
    (project / "wfc.yaml").unlink()
    result = wfc("lint", "first.wfc.yaml", "sub/second.wfc.yaml", cwd=project)
    assert "[dangling-output]" in result.out
    assert "[shared-name]" not in result.out


def test_a_type_of_the_project_is_known(project: Path) -> None:
    spec = FIRST.replace("VIRTUAL", "OUR_TYPE")
    (project / "own.wfc.yaml").write_text(spec.replace("shop.", "own.").replace("code_1", "own"))
    assert "`OUR_TYPE`" in wfc("lint", "own.wfc.yaml", cwd=project).out
    (project / "wfc.yaml").write_text("Kind: Project\nTaskTypes: [OUR_TYPE]\n", "utf-8")
    assert wfc("lint", "own.wfc.yaml", cwd=project).out == "All clean: 1 file checked.\n"
