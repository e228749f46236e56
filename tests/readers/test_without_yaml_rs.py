"""Without yaml-rs everything works by the exact reader, and says the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.both import judged
from tests.readers.test_verdicts_agree import FILES
from wfc.source import yaml_rs

ROOT = Path(__file__).parents[2]
#: Runs wfc as if yaml-rs were not installed: neither its extension nor its package is found.
BARE = """
import sys
sys.modules["yaml_rs"] = None
from wfc.source import yaml_rs
yaml_rs._PACKAGE = "no_such_package"
assert yaml_rs.parser() is None
from wfc.cli.entry import main
sys.argv[0] = "wfc"
main()
"""
FULL = "import sys; from wfc.cli.entry import main; sys.argv[0] = 'wfc'; main()"


def run(program: str, *arguments: str, cwd: Path) -> tuple[int, str, str]:
    """Return exit code, output and errors of ``wfc ARGUMENTS``."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (("lint", "."), "samples"),
        (("lint", "six-mistakes.yaml", "--output-format", "json"), "tests/lint"),
        (("lint", "."), "tests/readers/bases"),
        (("compile", "hello.wfc.yaml"), "samples"),
        (("graph", "hello.wfc.yaml"), "samples"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_every_command_says_the_same(arguments: tuple[str, ...], folder: str) -> None:
    bare = run(BARE, *arguments, cwd=ROOT / folder)
    assert bare == run(FULL, *arguments, cwd=ROOT / folder)
    assert bare[0] in (0, 1)
    assert bare[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_gets_the_same_report(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, data = path.name, path.read_bytes()
    report = judged(name, data, path.parent, quick=True).report
    monkeypatch.setattr(yaml_rs, "_found", [None])
    bare = judged(name, data, path.parent, quick=True)
    assert bare.report == report
    assert not bare.was_quick


def test_where_the_extension_has_moved_the_package_is_imported() -> None:
    """The name of the extension is private to yaml-rs."""
    program = """
import sys
from wfc.source import yaml_rs
yaml_rs._extension = lambda: None
assert yaml_rs.parser()("a: [1, 010, 2026-11-19]") == {"a": [1, 10, "2026-11-19"]}
assert "yaml_rs" in sys.modules
"""
    assert run(program, cwd=ROOT) == (0, "", "")


def test_the_extension_alone_does_as_the_package_does() -> None:
    text = "a: [1, 010, 1.5, 2026-11-19, ~, yes]\n"
    one, other = yaml_rs._extension(), yaml_rs._package()
    assert one is not None
    assert other is not None
    assert one(text) == other(text) == {"a": [1, 10, 1.5, "2026-11-19", None, "yes"]}
