"""``wfc completion``: what a shell offers at Tab, asked as each shell's script asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import wfc_schemas
from tests.cli.world import HELLO, put, refused
from tests.command import Result, wfc
from wfc.cli import app
from wfc.report.formats import FORMATS
from wfc.rules.shelf import ALWAYS, SEVERITIES, TELLS
from wfc.settings import GROUPS

SHELLS = ("bash", "zsh", "fish")
FILE = [("file", "")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a spec, and a ``wfc`` to find on PATH."""
    put(
        tmp_path, {"hello.wfc.yaml": HELLO, "bin/wfc": f'#!/bin/sh\n"{sys.executable}" -m wfc "$@"'}
    )
    (tmp_path / "bin/wfc").chmod(0o755)
    return tmp_path


def asked(folder: Path, line: str) -> list[tuple[str, str]]:
    """Return kind and word of what is offered at the end of ``line``, as to bash."""
    words = len(line.split(" ")) - 1
    environment = {"COMP_WORDS": line, "COMP_CWORD": str(words), "_WFC_COMPLETE": "bash_complete"}
    found = wfc(cwd=folder, environment=environment)
    assert (found.code, found.err) == (0, ""), line
    rows = [row.partition(",") for row in found.out.splitlines() if row]
    return [(kind, word) for kind, _, word in rows]


def plain(*words: str) -> list[tuple[str, str]]:
    return [("plain", word) for word in words]


def test_commands(folder: Path) -> None:
    assert asked(folder, "wfc ") == plain(*app.COMMANDS)
    assert asked(folder, "wfc e") == plain("explain", "emulate")
    assert asked(folder, "wfc --v") == plain("--version")


@pytest.mark.parametrize("command", app.COMMANDS)
def test_every_option_of_every_command(folder: Path, command: str) -> None:
    made = app.wfc.get_command(app.wfc.make_context("wfc", [command]), command)
    assert made is not None
    options = [name for each in made.params for name in each.opts if name.startswith("--")]
    assert asked(folder, f"wfc {command} --") == plain(*options, "--help")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("wfc lint ", FILE),
        ("wfc lint --stdin-filename ", FILE),
        ("wfc lint --output-format ", plain(*FORMATS)),
        ("wfc lint --color=auto --color ", plain("auto", "always", "never")),
        ("wfc lint --select ", plain(*GROUPS, *SEVERITIES)),
        ("wfc lint --select dependency-c", plain("dependency-cycle")),
        (
            "wfc lint --ignore ",
            plain(*GROUPS, *(name for name in SEVERITIES if name not in (*TELLS, *ALWAYS))),
        ),
        ("wfc explain ", plain(*SEVERITIES)),
        ("wfc explain dup", plain(*(name for name in SEVERITIES if name.startswith("dup")))),
        ("wfc graph ", FILE),
        ("wfc graph hello.wfc.yaml --format ", plain("text", "mermaid", "dot", "json")),
        ("wfc compile ", FILE),
        ("wfc compile hello.wfc.yaml -o ", [("dir", "")]),
        ("wfc compile --format ", plain("body", "request")),
        ("wfc apply ", FILE),
        ("wfc apply --state ", [("dir", "")]),
        ("wfc emulate --state ", FILE),
        ("wfc schema ", plain(*wfc_schemas.NAMES)),
        ("wfc schema p", plain("project", "plan")),
        ("wfc completion ", plain(*SHELLS)),
    ],
)
def test_values(folder: Path, line: str, offered: list[tuple[str, str]]) -> None:
    assert asked(folder, line) == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("wfc apply hello.wfc.yaml --local --fail ", plain("greet", "part")),
        ("wfc apply --local hello.wfc.yaml --fail p", plain("part")),
        ("wfc apply hello.wfc.yaml --fail greet --fail ", plain("greet", "part")),
        ("wfc apply hello.wfc.yaml --fail x", []),
    ],
)
def test_the_tasks_of_the_file_on_the_command_line(
    folder: Path, line: str, offered: list[tuple[str, str]]
) -> None:
    assert asked(folder, line) == offered


def test_what_is_sound_of_a_broken_file_is_offered_all_the_same(folder: Path) -> None:
    broken = HELLO.replace(
        "    Script: {Content: echo hello}", "    Scrip: [1]\n    DependsOn: [x]"
    )
    put(folder, {"broken.wfc.yaml": broken})
    assert asked(folder, "wfc apply broken.wfc.yaml --fail ") == plain("greet", "part")


def test_only_names_that_every_shell_takes_as_they_stand(folder: Path) -> None:
    """A candidate goes to the command line without quotes: it must not be cut, nor be obeyed."""
    names = ["load_1", "每日汇总", "a.b-c", "-x", "a b", "$(id)", "`id`", "a;b", "a:b", "a,b", "*"]
    tasks = "".join(f"  - {{Name: '{name}', Type: VIRTUAL}}\n" for name in names)
    put(folder, {"odd.wfc.yaml": f"Name: odd\nTasks:\n{tasks}"})
    offered = asked(folder, "wfc apply odd.wfc.yaml --fail ")
    assert offered == plain("load_1", "每日汇总", "a.b-c")


@pytest.mark.parametrize(
    "line",
    [
        "wfc apply --fail ",
        "wfc apply no-such-file.yaml --fail ",
        "wfc apply - --fail ",
        "wfc apply . --fail ",
        "wfc apply /dev/zero --fail ",
        "wfc apply pipe --fail ",
        "wfc apply not-yaml --fail ",
        "wfc apply settings/wfc.yaml --fail ",
        "wfc apply large.wfc.yaml --fail ",
        "wfc emulate --fail ",
    ],
)
def test_where_there_is_nothing_to_offer_nothing_is_said(folder: Path, line: str) -> None:
    os.mkfifo(folder / "pipe")
    large = HELLO + "# " + "x" * (2 << 20) + "\n"
    files = {"not-yaml": "{[", "settings/wfc.yaml": "Kind: Project\n", "large.wfc.yaml": large}
    put(folder, files)
    assert asked(folder, line) == []


def test_a_command_that_there_is_not_is_no_error_yet(folder: Path) -> None:
    assert asked(folder, "wfc lnt ") == plain(*app.COMMANDS)


def test_a_shell_that_there_is_not(tmp_path: Path) -> None:
    assert wfc("completion", "tcsh", cwd=tmp_path) == refused(
        "invalid value for `SHELL`: `tcsh` is not one of `bash`, `zsh`, `fish`",
        "  = help: `wfc completion --help` shows how",
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_the_same_everywhere(tmp_path: Path, shell: str) -> None:
    """It is made without the shell: a build makes it for all."""
    found = wfc("completion", shell, cwd=tmp_path, environment={"PATH": ""})
    assert (found.code, found.err) == (0, "")
    assert found == wfc("completion", shell, cwd=tmp_path)
    assert f"_WFC_COMPLETE={shell}_complete" in found.out


def run(shell: str, script: str, folder: Path) -> Result:
    """Run ``script`` in ``shell``, as its user does after start-up, where there is that shell."""
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} on this machine")
    plainly = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    environment = os.environ | {"PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(folder)}
    done = subprocess.run(
        [shell, *plainly, "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


#: What bash does at Tab: the words so far, and which of them is not complete yet.
BASH = """
source <(wfc completion bash)
tab() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); $function wfc; }
registered=$(complete -p wfc); set -- $registered; function=${@: -2:1}
tab wfc exp; echo "${COMPREPLY[@]}"
tab wfc apply hello.wfc.yaml --fail ""; echo "${COMPREPLY[@]}"
tab wfc explain dependency-c; echo "${COMPREPLY[@]}"
"""
#: What zsh does; in place of its line editor, what is handed to it is printed.
ZSH = """
autoload -Uz compinit; compinit -u -D
source <(wfc completion zsh)
compadd() { print -r -- $completions }
_describe() { print -r -- $completions_with_descriptions }
tab() { words=("$@"); CURRENT=$#; $_comps[wfc] }
tab wfc exp
tab wfc apply hello.wfc.yaml --fail ""
tab wfc explain dependency-c
"""
FISH = """
wfc completion fish | source
complete -C "wfc exp"
complete -C "wfc apply hello.wfc.yaml --fail "
complete -C "wfc explain dependency-c"
complete -C "wfc graph hel"
"""


@pytest.mark.parametrize(
    ("shell", "script", "offered"),
    [
        ("bash", BASH, ["explain", "greet part", "dependency-cycle"]),
        (
            "zsh",
            ZSH,
            [
                "explain:Explain a rule or the origin of a value.",
                "greet part",
                "dependency-cycle:error",
            ],
        ),
        (
            "fish",
            FISH,
            [
                "explain\tExplain a rule or the origin of a value.",
                *("greet", "part"),
                "dependency-cycle\terror",
                "hello.wfc.yaml",
            ],
        ),
    ],
)
def test_the_shell_itself_offers_them(
    folder: Path, shell: str, script: str, offered: list[str]
) -> None:
    assert run(shell, script, folder) == Result(0, "\n".join(offered) + "\n", "")


@pytest.mark.parametrize("command", ["", *app.COMMANDS])
def test_every_help_page_ends_with_examples_and_exit_codes(tmp_path: Path, command: str) -> None:
    text = wfc(*command.split(), "--help", cwd=tmp_path).out
    parts = ["Usage: wfc", "\nOptions:\n", "\n  Examples:\n", "\n  Exit codes:"]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
