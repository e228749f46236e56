"""What may be a secret shows in no report of a lint, in no diff, and not in the baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.world import put
from tests.command import wfc
from wfc.report.formats import FORMATS

PLANTED = "Tr0ub4dorX9"
KEY = "LTAI5tAbCdEfGhIjKlMnOpQr"
#: Each secret stands beside a mistake that shows it, or where a fix shows lines around it.
SPEC = f"""\
Name: orders
ProjectId: 100
Owner: "1000"
EnvTyp: Dev   # password='{PLANTED}'
Defaults: {{Type: DIDE_SHELL, RuntimeResource: {{ResourceGroupId: S_res_group_1_1}}}}
Tasks:
  - Name: a
    Script:
      Content: |
        mysql "mysql://loader:{PLANTED}@db/shop" -e 'SELECT 1'
        export AK={KEY}
        password='{PLANTED}'
      Parameters: $bizdat {KEY}
  - Name: b
    Outputs:
      Variables:
        - {{Name: pw, Type: constant, Value: "password={PLANTED}"}}
        - Name: db_password
          Type: Constant
          Value: {PLANTED}
    Timeot: 30m  # secret: "{PLANTED}"
    DependsOn: ["mysql://loader:{PLANTED}@db/shop"]
  - Name: c
    Script: {{Content: echo 1, Parameters: "password={PLANTED} x=$bad"}}
    Typ: "{KEY}"
    Tags: [token='{PLANTED}']
    Inputs: {{Variables: [{{Name: t, Value: "mysql://loader:{PLANTED}@db/shop"}}]}}
"""


def quiet(folder: Path, *arguments: str) -> str:
    """Return what is printed, in which no secret is."""
    found = wfc(*arguments, cwd=folder)
    assert PLANTED not in found.out + found.err
    assert KEY not in found.out + found.err
    return found.out


@pytest.mark.parametrize("name", FORMATS)
def test_no_report_shows_it(tmp_path: Path, name: str) -> None:
    put(tmp_path, {"a.wfc.yaml": SPEC})
    told = quiet(tmp_path, "lint", "a.wfc.yaml", "--select", "all", "--output-format", name)
    assert "secret-in-text" in told


def test_no_diff_shows_it_and_none_is_hidden_by_that(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": SPEC})
    diff = quiet(tmp_path, "lint", "a.wfc.yaml", "--diff")
    assert f'+    Timeout: 30m  # secret: "{"*" * len(PLANTED)}"' in diff
    assert f"\n           Value: {'*' * len(PLANTED)}" in diff


def test_nor_does_a_diff_of_what_is_compiled(tmp_path: Path) -> None:
    """Where the rule is switched off, so that there is something to compare."""
    sound = SPEC.replace("EnvTyp:", "EnvType:").replace("$bizdat ", "$bizdate ")
    sound = sound[: sound.index("  - Name: b\n")]
    settings = "Kind: Project\nLint: {Ignore: [secret-in-text]}\n"
    put(tmp_path, {"a.wfc.yaml": sound, "wfc.yaml": settings})
    other = sound.replace(PLANTED, PLANTED[::-1]).replace("Name: orders", "Name: others")
    put(tmp_path, {"b.wfc.yaml": other})
    quiet(tmp_path, "compile", "a.wfc.yaml", "-o", "out")
    put(tmp_path, {"a.wfc.yaml": other})
    assert "*" * len(PLANTED) in quiet(tmp_path, "compile", "a.wfc.yaml", "-o", "out", "--check")
    put(tmp_path, {"a.wfc.yaml": sound})
    for name in ("text", "json", "markdown"):
        quiet(tmp_path, "diff", "a.wfc.yaml", "b.wfc.yaml", "--output-format", name)


def test_the_baseline_does_not_hold_it(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": SPEC})
    quiet(tmp_path, "lint", "a.wfc.yaml", "--baseline", "known.json", "--write-baseline")
    known = (tmp_path / "known.json").read_text("utf-8")
    assert "secret-in-text" in known
    assert PLANTED not in known
    assert KEY not in known


def test_a_masked_problem_keeps_its_environments(tmp_path: Path) -> None:
    secret = f'    DependsOn: ["mysql://loader:{PLANTED}@db/shop"]\n'
    head = SPEC[: SPEC.index("Defaults")].replace("EnvTyp: Dev", "EnvType: Dev")
    defaults = "Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}\n"
    environments = "Environments: {dev: {EnvType: Dev}, prod: {EnvType: Prod}}\n"
    tasks = f"Tasks:\n  - Name: a\n{secret}"
    put(tmp_path, {"a.wfc.yaml": head + defaults + environments + tasks})
    told = quiet(tmp_path, "lint", "a.wfc.yaml", "--output-format", "json")
    assert [each["environments"] for each in json.loads(told)["problems"]] == [["dev", "prod"]]
