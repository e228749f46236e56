"""What a person would have to remember, the house remembers."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from jsonschema import Draft202012Validator

import wfc.targets
import wfc_schemas
from tests import command, generated
from tests.conftest import Golden
from wfc.cli.files import Workbench
from wfc.due import due
from wfc.pipeline import Checked, check, compile_graph
from wfc.settings import Choice
from wfc.shape.kind import ACTIONS
from wfc.source.exact import read
from wfc.source.project import Folder

ROOT = generated.ROOT
PAIRS = ROOT / "tests/lint"
PLANS = ROOT / "tests/plan"
#: 2026-11-20 in Shanghai, in ms since 1970.
TODAY = 1_795_104_000_000
RULES = generated.rules()
SAMPLES = sorted((ROOT / "samples").rglob("*.wfc.*"))
EXAMPLE = re.compile(r"```yaml (fails|works|none|plan)\n(.*?)```", re.DOTALL)


def checked(text: str) -> Checked:
    name = "wfc.yaml" if text.startswith("Kind: Project") else "example.wfc.yaml"
    choice = Choice(("all",), today=lambda: "2026-11-19")
    return check(read(name, text.encode()), Folder(str(PAIRS)), choice)


def found(text: str) -> list[str]:
    """Return the rules that speak about ``text``."""
    return [problem.rule for problem in checked(text).problems]


@pytest.mark.parametrize("path", generated.files(), ids=lambda path: path.name)
def test_generated_files_are_current(path: Path, golden: Golden) -> None:
    golden(path, generated.files()[path])


def test_every_schema_is_published_and_valid() -> None:
    assert generated.names_on_paper() == generated.published()
    for name in generated.published():
        Draft202012Validator.check_schema(wfc_schemas.load(name))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained(rule: str) -> None:
    manual = RULES[rule].__doc__ or ""
    first, *_ = manual.split("\n")
    assert first.endswith(".")
    assert "\nWhat it does: " in manual
    assert "\nWhy is this bad: " in manual
    kinds = [kind for kind, _ in EXAMPLE.findall(manual)]
    assert kinds in (["fails", "works"], ["plan", "works"], ["none", "works"], ["none"])


@pytest.mark.parametrize("rule", RULES)
def test_the_examples_of_every_rule_are_true(rule: str) -> None:
    """What is said to fail fails by this rule; what is said to work is clean under all rules."""
    examples = dict(EXAMPLE.findall(RULES[rule].__doc__ or ""))
    if "fails" in examples:
        assert set(found(examples["fails"])) == {rule}
    if "plan" in examples:  # only submitting brings it up
        graph = checked(examples["plan"]).graph
        assert graph is not None
        assert [fault.rule for fault in due(graph, TODAY)] == [rule]
    if "works" in examples:
        assert found(examples["works"]) == []


#: No file is known that makes the two readers disagree: a test of its own fakes one.
NOT_SHOWN = {"readers-disagree"}


@pytest.mark.parametrize("rule", sorted(set(RULES) - NOT_SHOWN))
def test_every_rule_is_shown(rule: str) -> None:
    """Some golden pair shows what the rule says."""
    shown = [*PAIRS.glob(f"{rule}*.out"), *PLANS.glob(f"{rule}*.out")]
    outputs = [path.read_text("utf-8") for path in shown]
    assert any(f"[{rule}]" in text for text in outputs)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_clean_and_compile(path: Path) -> None:
    """In every environment, with the settings of their project."""
    result = Workbench(("all",)).look(str(path), path.read_bytes())
    assert result.problems == []
    assert result.spec is not None
    assert bool(result.graphs) is (result.spec.kind != "Fragment")
    for graph in result.graphs:
        assert compile_graph(graph).body


def test_the_requests_that_are_read_are_those_that_are_written() -> None:
    """The envelope is known to `shape`, which stands below the targets and cannot ask them."""
    targets = [
        import_module(f"wfc.targets.{each.name}") for each in iter_modules(wfc.targets.__path__)
    ]
    written = {each.OPERATION: each.VERSION for each in targets if hasattr(each, "OPERATION")}
    assert written == {action: version for action, (_, version) in ACTIONS.items()}


def test_explain_prints_the_docstring_of_the_rule() -> None:
    printed = command.wfc("explain", "dangling-output", cwd=ROOT).out
    assert printed.startswith("dangling-output (error)\n\nA task depends on an output")


def test_the_map_in_the_architecture_names_real_paths() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    paths = re.findall(r"^(?:│  )?[├└]── (\S+)|^(\S+/)\s{2,}", text, re.MULTILINE)
    assert len(paths) > 15
    base = ""
    for inner, top in paths:
        base = top or base
        assert (ROOT / base / inner).exists(), f"{base}{inner}"


def test_rooms_are_small() -> None:
    """A file has 250 lines at most; what is generated, and tables of data, may have more."""
    long = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for root in ("spec", "compiler", "schemas")
        for path in (ROOT / root).rglob("*.py")
        if not path.name.startswith("behaviours_")
        and path.parent.name != "fits"
        and path.name not in ("shelf.py", "sieve.py")
    }
    assert {name: lines for name, lines in long.items() if lines > 250} == {}
