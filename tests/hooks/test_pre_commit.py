"""pre-commit itself runs our hooks, in a repository that takes them from a clone of this one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copy2

import pytest

from tests.cli.world import BROKEN, BROKEN_FULL, HELLO, ROOT, put
from tests.docs.markdown import blocks

#: One process installs the hooks, once.
pytestmark = pytest.mark.xdist_group("pre-commit")

CI = ROOT / "docs/ci.md"
#: The configuration that the page on CI shows first.
CONFIG = next(block.text for block in blocks(CI) if "wfc-compile-check" in block.text)
#: Rows of the table that says what the hooks install.
PACKAGES = re.compile(r"^\| ((?:`[\w.-]+`(?:, )?)+) \|", re.MULTILINE)


@dataclass(frozen=True)
class Team:
    """A repository with hooks, and the home of the pre-commit that runs them."""

    folder: Path
    home: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        nobody = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in WHO}
        environment = (
            os.environ
            | nobody
            | {
                "PATH": os.pathsep.join(OTHERS),
                "PRE_COMMIT_HOME": str(self.home),
                "PIP_CONSTRAINT": str(ROOT / ".ci/constraints.txt"),
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "NO_COLOR": "1",
            }
        )
        return subprocess.run(
            arguments,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
            check=False,
        )

    def commit(self) -> tuple[bool, str]:
        """Commit all there is; return whether that worked, and what was said."""
        self.run("git", "add", ".")
        done = self.run("git", "commit", "-m", "specs")
        return done.returncode == 0, done.stdout


BIN = Path(sys.executable).parent
#: Where programs are, but for our own: a hook runs the wfc it has installed.
OTHERS = [path for path in os.environ["PATH"].split(os.pathsep) if Path(path) != BIN]
WHO = ("NAME", "EMAIL")


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """Return a repository whose hooks come from a clone of the files here, as they are now."""
    top = tmp_path_factory.mktemp("team")
    ours, folder = top / "wfc", top / "repository"
    files = subprocess.check_output(
        ["git", "ls-files", "-co", "--exclude-standard", "-z", "--", *SHIPPED], cwd=ROOT, text=True
    )
    for name in filter(None, files.split("\0")):
        (ours / name).parent.mkdir(parents=True, exist_ok=True)
        copy2(ROOT / name, ours / name)
    own = Team(ours, top / "home")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "wfc"]):
        own.run("git", *command)
    assert own.run("git", "clone", "-q", str(ours), str(top / "clone")).returncode == 0
    config = CONFIG
    for asked in re.findall(r"`git (.+)` prints", CONFIG):
        command = asked.replace("/opt/wfc", str(top / "clone")).split()
        config = config.replace("COMMIT", own.run("git", *command).stdout.strip())
    config = config.replace("/opt/wfc", str(top / "clone"))
    put(folder, {".pre-commit-config.yaml": config})
    found = Team(folder, top / "home")
    assert found.run("git", "init", "-q").returncode == 0
    installed = found.run(str(BIN / "pre-commit"), "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout
    return found


#: What building wfc needs.
SHIPPED = (
    *("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"),
    *("spec", "compiler", "schemas"),
)


def test_a_commit_with_an_error_is_stopped_and_one_without_passes(team: Team) -> None:
    put(team.folder, {"workflows/a.wfc.yaml": BROKEN, "notes.yaml": "a: [\n"})
    passed, said = team.commit()
    assert not passed
    assert re.search(r"^wfc lint\.+Failed$", said, re.MULTILINE)
    assert BROKEN_FULL.format(file="workflows/a.wfc.yaml", files="1 file") in said
    assert re.search(r"^wfc compile --check\.+Failed$", said, re.MULTILINE)

    put(team.folder, {"workflows/a.wfc.yaml": HELLO})
    passed, said = team.commit()
    assert not passed
    assert re.search(r"^wfc lint\.+Passed$", said, re.MULTILINE)
    assert re.search(r"^wfc compile --check\.+Failed$", said, re.MULTILINE)
    assert "+++ build/workflows/a.json (compiled now)" in said

    home = team.home
    (wfc,) = home.glob("repo*/py_env-*/bin/wfc")
    assert team.run(str(wfc), "compile", "workflows/", "-o", "build").returncode == 0
    passed, said = team.commit()
    assert passed, said
    assert len(re.findall(r"\.Passed$", said, re.MULTILINE)) == 3


def test_a_spec_is_formatted_and_then_commits(team: Team) -> None:
    """pre-commit stops where a hook has changed a file; what it has written passes."""
    spec = team.folder / "workflows/fmt.wfc.yaml"
    put(team.folder, {"workflows/fmt.wfc.yaml": HELLO.replace("Name: hello", "Name: 'hello'")})
    passed, said = team.commit()
    assert not passed
    assert re.search(r"^wfc fmt\.+Failed$", said, re.MULTILINE)
    assert spec.read_text("utf-8") == HELLO
    _, said = team.commit()
    assert re.search(r"^wfc fmt\.+Passed$", said, re.MULTILINE)
    spec.unlink()


def test_a_committed_body_that_was_changed_by_hand_is_stopped(team: Team) -> None:
    put(team.folder, {"workflows/a.wfc.yaml": HELLO, "build/workflows/a.json": "{}\n"})
    passed, said = team.commit()
    assert not passed
    assert re.search(r"^wfc lint\.+(Passed|\(no files to check\)Skipped)$", said, re.MULTILINE)
    assert re.search(r"^wfc compile --check\.+Failed$", said, re.MULTILINE)


def test_the_page_on_ci_says_what_the_hooks_install(team: Team) -> None:
    (python,) = team.home.glob("repo*/py_env-*/bin/python")
    listed = team.run(str(python), "-m", "pip", "list", "--format=freeze").stdout.split()
    names = {line.partition("==")[0].partition(" @")[0].lower() for line in listed if "==" in line}
    told = {name for row in PACKAGES.findall(CI.read_text("utf-8")) for name in row.split(", ")}
    assert {name.strip("`").lower() for name in told} == names - {"pip", "setuptools", "wheel"}
