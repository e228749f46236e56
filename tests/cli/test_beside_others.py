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


CODE = "    ClientUniqueCode: code_1\n"
NEEDS = "    Dependencies: [{UpstreamOutput: shop.orders}]\n"
SHARED = f"    # wfc: ignore[shared-name] moved step by step\n{CODE}"
ELSEWHERE = f"    # wfc: ignore[output-of-another-file] the first runs at noon\n{NEEDS}"
IGNORED = SECOND.replace(CODE, SHARED).replace(NEEDS, ELSEWHERE)


def test_a_comment_ignores_what_is_wrong_only_beside_others(project: Path) -> None:
    (project / "first.wfc.yaml").write_text(FIRST.replace("shop.shared", "shop.own"), "utf-8")
    (project / "sub/second.wfc.yaml").write_text(IGNORED, "utf-8")
    assert wfc("lint", "sub", cwd=project).out == "All clean: 1 file checked.\n"


def test_a_comment_that_ignores_nothing_beside_others_is_told(project: Path) -> None:
    (project / "first.wfc.yaml").unlink()
    text = IGNORED.replace(NEEDS, "    Tags: [nightly]\n")
    (project / "sub/second.wfc.yaml").write_text(text, "utf-8")
    result = wfc("lint", "sub", "--output-format", "concise", cwd=project)
    assert [line.split(" ")[0] for line in result.out.splitlines()] == [
        "sub/second.wfc.yaml:7:19:",
        "sub/second.wfc.yaml:9:19:",
        "Found",
    ]
    assert result.out.count("[unused-ignore]") == 2
    fixed = wfc("lint", "sub", "--fix", "--output-format", "concise", cwd=project)
    assert "[unused-ignore]" in fixed.out
    assert (project / "sub/second.wfc.yaml").read_text("utf-8") == text


LOOP = f"""\
Name: %s
{HEAD}  - Name: load
    ForEach: {{table: [%s]}}
    Outputs: {{TaskOutputs: [{{Output: "shop.${{{{ each.table }}}}"}}]}}
"""


def test_names_are_compared_as_they_come_out_of_loops(project: Path) -> None:
    (project / "first.wfc.yaml").write_text(LOOP % ("first", "orders, users"), "utf-8")
    (project / "sub/second.wfc.yaml").write_text(LOOP % ("second", "items, returns"), "utf-8")
    (project / "broken.wfc.yaml").unlink()
    assert wfc("lint", ".", cwd=project).out == "All clean: 3 files checked.\n"
    (project / "sub/second.wfc.yaml").write_text(LOOP % ("second", "items, users"), "utf-8")
    result = wfc("lint", "first.wfc.yaml", "--output-format", "concise", cwd=project)
    assert "the output `shop.users` is also in `sub/second.wfc.yaml`" in result.out


ENVIRONMENTS = f"""\
Name: %s
Environments: {{%s: {{EnvType: Dev}}}}
{HEAD}  - Name: load
    Outputs: {{TaskOutputs: [{{Output: shop.orders}}]}}
"""


def test_files_meet_only_in_an_environment_that_both_have(project: Path) -> None:
    (project / "broken.wfc.yaml").unlink()
    (project / "first.wfc.yaml").write_text(ENVIRONMENTS % ("first", "dev"), "utf-8")
    for second, number in (("test", 0), ("dev", 1)):
        text = ENVIRONMENTS % ("second", second)
        (project / "sub/second.wfc.yaml").write_text(text, "utf-8")
        result = wfc("lint", ".", "--output-format", "concise", cwd=project)
        assert result.out.count("[shared-name]") == number


FRAGMENT = """\
Kind: Fragment
Tasks:
  - Name: load
    Type: VIRTUAL
    Outputs: {TaskOutputs: [{Output: shop.orders}]}
"""
INCLUDING = """\
Kind: AdhocWorkflow
Name: %s
ProjectId: 10
Owner: 1000
Include: [common.wfc.yaml]
Defaults: {RuntimeResource: {ResourceGroupId: rg}}
"""


def test_who_includes_what_is_named_is_held_against_others_too(project: Path) -> None:
    """The names that two files have from one fragment stand where each of them includes it."""
    for name in ("broken", "sub/second"):
        (project / f"{name}.wfc.yaml").unlink()
    (project / "common.wfc.yaml").write_text(FRAGMENT, "utf-8")
    (project / "first.wfc.yaml").write_text(INCLUDING % "first", "utf-8")
    (project / "second.wfc.yaml").write_text(INCLUDING % "second", "utf-8")
    result = wfc("lint", "common.wfc.yaml", cwd=project)
    assert result.code == 0
    assert result.out == (
        "warning[shared-name]: the output `shop.orders` is also in `first.wfc.yaml`\n"
        " --> second.wfc.yaml:5:11\n"
        "  |\n"
        "5 | Include: [common.wfc.yaml]\n"
        "  |           ^^^^^^^^^^^^^^^ here …\n"
        "  |\n"
        " ::: first.wfc.yaml:5:11\n"
        "  |\n"
        "5 | Include: [common.wfc.yaml]\n"
        "  |           --------------- … and here\n"
        "  |\n"
        "  = help: rename one of them, if both files can run\n"
        "\n"
        "Found 1 warning in 3 files.\n"
    )
