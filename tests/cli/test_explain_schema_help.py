"""The commands that tell: help, ``explain``, ``schema``, ``graph``; and that examples work."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import wfc_schemas
from tests.cli.world import BROKEN, BROKEN_FULL, HELLO, ROOT, SAMPLES, git, put, refused
from tests.command import Result, wfc
from wfc import exits
from wfc.cli import app
from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.server import Emulator
from wfc.rules.shelf import SEVERITIES

COMMANDS = list(app.COMMANDS)


def examples(command: str) -> list[str]:
    """Return the lines under ``Examples:`` of the help of ``command``, as one would copy them."""
    asked = wfc(*command.split(), "--help", cwd=ROOT)
    assert (asked.code, asked.err) == (0, "")
    _, found, rest = asked.out.partition("\n  Examples:\n")
    assert found, f"`wfc {command} --help` has no examples"
    lines = rest.partition("\n\n")[0].splitlines()
    return [line.strip().partition("   ")[0] for line in lines]


def test_wfc_alone_shows_what_there_is_and_is_a_usage_error() -> None:
    alone = wfc(cwd=ROOT)
    asked = wfc("--help", cwd=ROOT)
    assert (alone.code, alone.out) == (2, "")
    assert (asked.code, asked.err) == (0, "")
    assert alone.err == asked.out
    for command, line in app.COMMANDS.items():
        assert f"  {command:12}{line}\n" in asked.out
    assert wfc("-h", cwd=ROOT) == asked


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_that_parse(command: str) -> None:
    for example in examples(command):
        [line] = [part for part in _pipeline(example) if part[0] == "wfc"]
        _parse(line)


def test_the_examples_of_the_first_page_parse() -> None:
    lines = [shlex.split(example) for example in examples("")]
    assert [line[1] for line in lines] == [
        *("lint", "graph", "compile", "apply", "status", "explain")
    ]
    for line in lines:
        _parse(line)


def _pipeline(example: str) -> list[list[str]]:
    return [shlex.split(part.partition(" > ")[0]) for part in example.split(" | ")]


def _parse(line: list[str]) -> None:
    """Raise what click raises where ``wfc COMMAND …`` is not how the command is used."""
    program, name, *arguments = line
    assert program == "wfc"
    command = app.wfc.get_command(app.wfc.make_context("wfc", [name]), name)
    assert command is not None
    command.make_context(name, arguments)


#: What ends otherwise than with success.
CODES = {
    "wfc apply orders.wfc.yaml --local --fail load_facts": exits.RUN_FAILED,
    "wfc plan orders.wfc.yaml --detailed-exitcode": exits.SUBMITTABLE,
    "wfc rerun @last": exits.USAGE,  # nothing has failed
    "wfc diff orders.wfc.yaml": exits.USAGE,  # nothing was submitted so far
    "wfc diff warehouse/report.wfc.yaml -e dev -e prod": exits.PROBLEMS,
}
#: What stands in an example for the digest of one's own plan.
DIGEST = "sha256:…"
#: Where an emulator listens in the examples, and what calls one there.
HERE = "127.0.0.1:8080"
CALL = f"wfc apply orders.wfc.yaml --yes --endpoint {HERE}"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Return a folder with the files that the examples name, and in ``bin`` what they call."""
    shutil.copytree(SAMPLES / "shop", tmp_path / "workflows")
    shutil.copytree(SAMPLES / "shop", tmp_path, dirs_exist_ok=True)
    (tmp_path / "daily_orders.wfc.yaml").rename(tmp_path / "orders.wfc.yaml")
    put(tmp_path, {"faults.yaml": "Faults: [{PageSize: 2}]\n"})
    shutil.copy(SAMPLES / "manual/backfill.wfc.yaml", tmp_path)
    shutil.copytree(SAMPLES / "warehouse", tmp_path / "warehouse")
    shutil.copy(SAMPLES / "request_body.wfc.json", tmp_path / "request.json")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "orders.wfc.yaml", "sql", "scripts", "wfc.yaml")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "one")
    tools = {
        "wfc": f'exec "{sys.executable}" -m wfc "$@"',
        "dot": 'exec cat # not Graphviz, "$@"',
        "jq": 'exec cat # not jq, "$@"',
    }
    put(tmp_path / "bin", {name: f"#!/bin/sh\n{line}\n" for name, line in tools.items()})
    for name in tools:
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def in_a_shell(line: str, folder: Path, address: str) -> subprocess.Popen[str]:
    """Start ``line``, copied from the help, in ``folder``; the service is at ``address``."""
    mine = {
        "PATH": f"{folder}/bin:{os.environ['PATH']}",
        "ALIBABA_CLOUD_ACCESS_KEY_ID": LOCAL_CREDENTIALS.access_key_id,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": LOCAL_CREDENTIALS.access_key_secret,
        "WFC_ENDPOINT": address,
        "XDG_STATE_HOME": str(folder / "state"),
    }
    pipe = subprocess.PIPE
    return subprocess.Popen(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "CI"} | mine,
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        text=True,
        start_new_session=True,
    )


def every_example() -> list[str]:
    """Return the examples of all help pages, each once."""
    return list(dict.fromkeys(line for command in [*COMMANDS, ""] for line in examples(command)))


def serves(line: str) -> bool:
    return line.startswith("wfc emulate --port")


def test_the_examples_work_as_they_stand(shop: Path) -> None:
    """Copied from the help into a shell, one after the other, in a folder with such files."""
    digest = ""
    with Emulator(speed=100) as emulator:
        for line in every_example():
            if not serves(line):
                ours = line.replace(DIGEST, digest).replace(HERE, emulator.endpoint)
                process = in_a_shell(ours, shop, emulator.endpoint)
                out, err = process.communicate(timeout=60)
                assert process.returncode == CODES.get(line, 0), f"{line}\n{out}\n{err}"
                digest = next(iter(re.findall("sha256:[0-9a-f]{64}", out + err)), digest)

    made = {"problems.json", "orders.svg", "adhoc-workflow.schema.json", "build"}
    assert made <= {path.name for path in shop.iterdir()}
    assert json.loads((shop / "problems.json").read_bytes())["problems"] == []
    assert (shop / "build/daily_orders.json").is_file()


def test_the_examples_that_serve_do(shop: Path) -> None:
    """On any free port in place of 8080, until interrupted."""
    servers = [line for line in every_example() if serves(line)]
    assert servers
    assert CALL in every_example()
    for server in servers:
        process = in_a_shell(f"exec {server.replace('8080', '0')}", shop, "")
        assert process.stderr is not None
        address = process.stderr.readline().partition("http://")[2].partition(",")[0]
        try:
            call = in_a_shell(CALL.replace(HERE, address), shop, "")
            _, err = call.communicate(timeout=60)
            assert call.returncode == (exits.RUN_FAILED if "--fail" in server else 0), err
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.communicate(timeout=30)
        assert process.returncode == 0


def test_the_first_page_tells_every_exit_code_that_a_command_has() -> None:
    _, _, told = wfc("--help", cwd=ROOT).out.partition("\n  Exit codes:")
    known = {int(code) for code in re.findall(r"(?:^|,)\s*(\d+) ", told)}
    pages = [wfc(command, "--help", cwd=ROOT).out for command in COMMANDS]
    found = {
        int(code)
        for page in pages
        for code in re.findall(r"^ +(\d+) ", page.partition("Exit codes:")[2], re.MULTILINE)
    }
    assert found <= known
    assert known == {code for name, code in vars(exits).items() if name.isupper()}


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["lnt"], ["there is no command `lnt`; did you mean `lint`?"]),
        (["Compile"], ["there is no command `Compile`; did you mean `compile`?"]),
        (["lnit"], ["there is no command `lnit`; did you mean `lint`?"]),
        (["validate"], ["there is no command `validate`; did you mean `lint`?"]),
        (["help"], ["there is no command `help`; did you mean `--help`?"]),
        (["comp"], ["there is no command `comp`"]),
        (["orders.wfc.yaml"], ["there is no command `orders.wfc.yaml`"]),
        (["-"], ["there is no command `-`"]),
        ([""], ["there is no command ``"]),
        (["--verison"], ["there is no option `--verison`; did you mean `--version`?"]),
        (["\x1b[31m"], ["there is no command `\u241b[31m`"]),
    ],
)
def test_a_command_that_there_is_not(arguments: list[str], lines: list[str]) -> None:
    found = wfc(*arguments, cwd=ROOT)
    assert found == refused(*lines, "  = help: `wfc --help` shows how")


def test_the_version_is_one_line() -> None:
    found = wfc("--version", cwd=ROOT)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("wfc ")
    assert found.out.count("\n") == 1


def test_explain_alone_lists_every_rule_with_its_severity_and_one_sentence() -> None:
    found = wfc("explain", cwd=ROOT)
    assert (found.code, found.err) == (0, "")
    rows = [line.split(maxsplit=2) for line in found.out.splitlines()]
    assert {name: severity for name, severity, _ in rows} == SEVERITIES
    assert all(sentence.endswith(".") for _, _, sentence in rows)


def test_explain_tells_what_a_rule_does_why_and_what_is_right() -> None:
    found = wfc("explain", "dependency-cycle", cwd=ROOT)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("dependency-cycle (error)\n\n")
    parts = ["What it does: ", "Why is this bad: ", "```yaml fails\n", "```yaml works\n"]
    assert [found.out.count(part) for part in parts] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["explain", "nope"], "no rule is called `nope`; `wfc explain` lists the rules"),
        (
            ["explain", "dependency_cycle"],
            "no rule is called `dependency_cycle`; did you mean `dependency-cycle`?",
        ),
        (
            ["explain", "cycle"],
            "no rule is called `cycle`; did you mean `dependency-cycle` or `extends-cycle`?",
        ),
        (["schema", "nope"], "no schema is called `nope`; `wfc schema` lists the names"),
        (
            ["schema", "adhocworkflow"],
            "no schema is called `adhocworkflow`; did you mean `adhoc-workflow`?",
        ),
        (["schema", "../../x"], "no schema is called `../../x`; `wfc schema` lists the names"),
    ],
)
def test_a_name_that_there_is_not(arguments: list[str], message: str) -> None:
    assert wfc(*arguments, cwd=ROOT) == refused(message)


def test_schema_lists_names_and_prints_what_is_published() -> None:
    names = wfc("schema", cwd=ROOT)
    assert names == Result(0, "".join(f"{name}\n" for name in wfc_schemas.NAMES), "")
    for name in names.out.splitlines():
        found = wfc("schema", name, cwd=ROOT)
        assert found == Result(0, wfc_schemas.text(name), "")
        Draft202012Validator.check_schema(json.loads(found.out))


@pytest.mark.parametrize(
    ("form", "drawn"),
    [
        ("text", "greet ──> part\n"),
        (
            "mermaid",
            'flowchart LR\n  t0["greet<br/>DIDE_SHELL"]\n  t1["part<br/>DIDE_SHELL"]\n'
            "  t0 --> t1\n",
        ),
        (
            "dot",
            'digraph workflow {\n  graph [rankdir=LR, label="hello", labelloc=t];\n'
            "  node [shape=box];\n"
            '  t0 [label="greet\\nDIDE_SHELL"];\n  t1 [label="part\\nDIDE_SHELL"];\n'
            "  t0 -> t1;\n}\n",
        ),
    ],
)
def test_graph_draws_who_waits_for_whom(tmp_path: Path, form: str, drawn: str) -> None:
    assert wfc("graph", "-", "--format", form, cwd=tmp_path, stdin=HELLO) == Result(0, drawn, "")


def test_graph_as_json_says_it_to_machines(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO})
    found = wfc("graph", "a.wfc.yaml", "--format", "json", cwd=tmp_path)
    assert (found.code, found.err) == (0, "")
    drawn = json.loads(found.out)
    assert (drawn["version"], drawn["workflow"], drawn["file"]) == (1, "hello", "a.wfc.yaml")
    assert [task["name"] for task in drawn["tasks"]] == ["greet", "part"]
    assert [task["line"] for task in drawn["tasks"]] == [10, 12]


def test_graph_draws_what_is_sound_beside_the_problems(tmp_path: Path) -> None:
    put(tmp_path, {"bad.wfc.yaml": BROKEN})
    shown = BROKEN_FULL.format(file="bad.wfc.yaml", files="1 file")
    found = wfc("graph", "bad.wfc.yaml", cwd=tmp_path)
    assert (found.code, found.err) == (1, shown)
    assert "greet" in found.out
    assert "part" in found.out


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["graph"], ["missing argument `FILE`", "  = help: `wfc graph --help` shows how"]),
        (
            ["graph", "helo.wfc.yaml"],
            ["there is no file `helo.wfc.yaml`; did you mean `hello.wfc.yaml`?"],
        ),
        (["graph", "sub"], ["`sub` is a folder"]),
        (
            ["graph", "sub/wfc.yaml"],
            ["`sub/wfc.yaml` holds settings, not a workflow: there is nothing to draw"],
        ),
        (
            ["graph", "hello.wfc.yaml", "--format", "svg"],
            [
                "invalid value for `--format`: "
                "`svg` is not one of `text`, `mermaid`, `dot`, `json`",
                "  = help: `wfc graph --help` shows how",
            ],
        ),
        (
            ["graph", "a", "b"],
            ["more than is expected: `b`", "  = help: `wfc graph --help` shows how"],
        ),
    ],
)
def test_graph_refuses_what_it_cannot_draw(
    tmp_path: Path, arguments: list[str], lines: list[str]
) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO, "sub/wfc.yaml": "Kind: Project\n"})
    assert wfc(*arguments, cwd=tmp_path) == refused(*lines)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["completion"], "missing argument `SHELL`: bash, zsh, fish"),
        (["explain", "a", "b", "c", "d"], "more than is expected: `c d`"),
        (
            ["runs", "--limit", "few"],
            "invalid value for `--limit`: expected a whole number from 1 to 999999, not `few`",
        ),
    ],
)
def test_a_wrong_command_line_is_told_in_one_sentence(
    tmp_path: Path, arguments: list[str], line: str
) -> None:
    found = wfc(*arguments, cwd=tmp_path)
    assert found == refused(line, f"  = help: `wfc {arguments[0]} --help` shows how")
