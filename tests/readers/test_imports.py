"""What the way of a clean ``wfc lint`` imports: these modules, and no others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.world import git
from tests.conftest import Golden

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "samples/hello.wfc.yaml"
#: Slow to import, and never needed to say that a file is clean.
FORBIDDEN = {
    *("click", "pydantic", "jsonschema", "ruamel", "_ruamel_yaml", "yaml_rs"),
    *("dataclasses", "typing", "re", "pathlib", "json", "enum", "logging", "subprocess"),
}
PROGRAM = """
import sys
before = set(sys.modules)
from wfc.cli.entry import main
sys.argv[0] = "wfc"
try:
    main()
except SystemExit as left:
    assert left.code == 0, left.code
print(*sorted(set(sys.modules) - before), sep="\\n", file=sys.stderr)
"""


def imported(*arguments: str, cwd: Path) -> list[str]:
    """Return the modules that ``wfc ARGUMENTS``, which finds nothing wrong, has imported."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", PROGRAM, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("All clean")
    return done.stderr.split()


def forbidden(modules: list[str]) -> set[str]:
    return {module for module in modules if module.partition(".")[0] in FORBIDDEN}


def written(folder: Path, count: int) -> Path:
    """Write ``count`` specs into ``folder``, a git repository that ignores one more."""
    git(folder, "init", "--quiet")
    text = SAMPLE.read_text("utf-8")
    for number in range(count):
        (folder / f"spec{number}.wfc.yaml").write_text(text, "utf-8")
    (folder / "left_out.wfc.yaml").write_text("Tasks: [", "utf-8")
    (folder / ".gitignore").write_text("left_out*\n", "utf-8")
    return folder


def test_a_clean_lint_of_one_file_imports_exactly_these_modules(golden: Golden) -> None:
    modules = imported("lint", SAMPLE.name, cwd=SAMPLE.parent)
    assert forbidden(modules) == set()
    golden(HERE / "modules_of_a_clean_lint.txt", "\n".join(modules) + "\n")


@pytest.mark.parametrize("count", [3, 80])
def test_that_of_a_folder_in_a_repository_imports_nothing_slow(count: int, tmp_path: Path) -> None:
    """git is asked by ``posix_spawn``; 80 files are dealt out to processes."""
    assert forbidden(imported("lint", cwd=written(tmp_path, count))) == set()


def test_a_bare_start_imports_none_of_the_slow_ones() -> None:
    """Otherwise the tests above could not see them."""
    program = "import sys; print(*sys.modules)"
    command = [sys.executable, "-I", "-c", program]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "site" in modules
    assert forbidden(modules) == set()


def test_that_of_a_project_with_settings_imports_nothing_slow() -> None:
    shop = SAMPLE.parent / "shop"
    assert forbidden(imported("lint", "--output-format", "concise", ".", cwd=shop)) == set()


def test_a_lint_that_finds_something_imports_what_explains_it() -> None:
    """The test above would notice: these modules do show when they are imported."""
    modules = imported("lint", "--no-quick", SAMPLE.name, cwd=SAMPLE.parent)
    assert {"_ruamel_yaml", "re", "typing"} <= forbidden(modules)
