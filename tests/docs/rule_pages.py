"""The pages of the rules, from their docstrings; what an example prints is printed for real."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import TYPE_CHECKING

from tests.generated import ROOT, rules
from wfc.due import due
from wfc.lint import told
from wfc.pipeline import check
from wfc.report.formats import renderer
from wfc.report.outcome import Outcome
from wfc.rules.shelf import ALWAYS, TELLS
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder
from wfc.suppress import ABOUT_COMMENTS

if TYPE_CHECKING:
    from types import ModuleType

_EXAMPLE = re.compile(r"```yaml (fails|works|none|plan)\n(.*?)```\n?", re.DOTALL)
_LABEL = re.compile(r"^(What it does|Why is this bad): (\w)", re.MULTILINE)

INDEX = """\
# Rules

<!-- Generated from compiler/wfc/rules by `pytest tests/docs --bless`; do not edit. -->

`wfc lint` looks for these mistakes. `wfc explain RULE` prints the same text as the page of a rule.

Errors and warnings are shown, and errors alone fail; rules of severity info are off until
`--select all`. Severity and choice are settings of the project, see
[wfc.yaml](language.md#settings-wfcyaml). A rule that guards the payload cannot be switched off,
because without it half a request could be compiled.

"""

#: 2026-11-20 in Shanghai, in ms since 1970.
TODAY = 1_795_104_000_000
_COMMANDS = {"fails": "wfc lint {}", "plan": "wfc plan {} --now 2026-11-20"}

FIXED = "It cannot be switched off: it guards the payload."
LOOSE = "Switch it off with `--ignore {0}`, or under `Lint` in `wfc.yaml`"
HERE = "; at one place with a comment `# wfc: ignore[{0}]`"


def index() -> str:
    """Return the list of all rules."""
    return INDEX + "".join(
        f"- [{name}](rules/{name}.md), {module.SEVERITY}: {_first(module)}\n"
        for name, module in rules().items()
    )


def page(name: str, module: ModuleType) -> str:
    """Return the page of rule ``name``."""
    _, _, manual = cleandoc(module.__doc__ or "").partition("\n\n")
    text = _LABEL.sub(lambda found: f"## {found[1]}\n\n{found[2].upper()}", manual)
    works = "Corrected" if "```yaml none" not in text else "A file that works"
    text = _EXAMPLE.sub(lambda found: _example(found[1], found[2], works), text)
    loose = FIXED if name in (*ALWAYS, *TELLS) else LOOSE.format(name) + _here(name) + "."
    return (
        f"# {name}\n\n"
        f"<!-- Generated from compiler/wfc/rules/{name.replace('-', '_')}.py; do not edit. -->\n\n"
        f"{_first(module)}\n\nSeverity: {module.SEVERITY}. {loose}\n\n{text.rstrip()}\n"
    )


def _first(module: ModuleType) -> str:
    return cleandoc(module.__doc__ or "").partition("\n\n")[0].replace("\n", " ")


def _example(kind: str, text: str, works: str) -> str:
    """Return an example under a heading of its own; one that fails with what is printed."""
    if kind == "none":
        return f"## Example\n\n{text}"
    if kind == "works":
        return f"## {works}\n\n```yaml\n{text}```\n"
    name = "wfc.yaml" if text.startswith("Kind: Project") else "orders.wfc.yaml"
    return (
        f"## Example\n\n```yaml\n{text}```\n\n"
        f"`{_COMMANDS[kind].format(name)}` prints:\n\n```text\n{_printed(kind, name, text)}```\n"
    )


def _printed(kind: str, name: str, text: str) -> str:
    document = read(name, text.encode())
    found = check(
        document, Folder(str(ROOT / "samples")), Choice(("all",), today=lambda: "2026-11-19")
    )
    problems = found.problems
    if kind == "plan" and found.graph is not None:
        problems = told(due(found.graph, TODAY))
    outcome = Outcome(tuple(problems), {name: document}, 1)
    return renderer("full")(outcome, color=False)


def _here(name: str) -> str:
    return "" if name in ABOUT_COMMENTS else HERE.format(name)
