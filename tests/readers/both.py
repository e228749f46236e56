"""One file through both readers, and whether they lead to the same."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from wfc.pipeline import Checked
from wfc.report.formats import renderer
from wfc.report.outcome import Outcome
from wfc.settings import Choice
from wfc.shape.scalars import spelled
from wfc.source.project import Folder
from wfc.source.scalars import resolve
from wfc.verdict import verdict

ALL = Choice(("all",))


@dataclass(frozen=True)
class Verdict:
    """What became of a file: all that a user can see of it, and the stages' values."""

    report: str
    checked: Checked

    @property
    def was_quick(self) -> bool:
        """Say whether the quick reader alone found the file clean."""
        return self.checked.document.is_quick

    def rules(self) -> set[str]:
        return {problem.rule for problem in self.checked.problems}


def judged(name: str, data: bytes, folder: Path, *, quick: bool, choice: Choice = ALL) -> Verdict:
    """Return the verdict on ``data``: by both readers, or by the exact one alone."""
    checked = verdict(name, data, Folder(str(folder)), choice, quick=quick)
    outcome = Outcome(tuple(checked.problems), {name: checked.document}, 1)
    # gitlab for its fingerprints, which are made of names in the file.
    forms = ("json", "full", "gitlab") if checked.problems else ("json",)
    return Verdict("".join(renderer(form)(outcome, color=False) for form in forms), checked)


def difference(name: str, data: bytes, folder: Path) -> str:
    """Return how the two verdicts on ``data`` differ; "" when they do not."""
    quick = judged(name, data, folder, quick=True)
    exact = judged(name, data, folder, quick=False)
    if quick.report != exact.report:
        lines = exact.report.splitlines(), quick.report.splitlines()
        return "\n".join(unified_diff(*lines, "exact", "quick", n=1, lineterm=""))
    if quick.was_quick:
        return other_values(_values(quick.checked), _values(exact.checked))
    return ""


def _values(checked: Checked) -> dict[str, Any]:
    """Return what the stages made of a file: the sound values, and each task with what it takes."""
    if checked.spec is None or checked.graph is None:
        return {} if checked.spec is None else checked.spec.value
    tasks = [task.value | {"": task.script or ""} for task in checked.graph.workflow.tasks]
    return checked.spec.value | {"Tasks": tasks}


def other_values(quick: Any, exact: Any, at: str = "") -> str:
    """Return where two values differ; "" when they do not.

    The quick reader keeps ``x-`` keys, which nobody reads, and spells numbers its own way.
    """
    if isinstance(quick, dict) and isinstance(exact, dict):
        kept = [key for key in quick if key in exact or not key.startswith("x-")]
        if kept != list(exact):
            return f"{at}: keys {kept} and {list(exact)}"
        pairs = ((f"{at}.{key}", quick[key], exact[key]) for key in exact)
    elif isinstance(quick, list) and isinstance(exact, list) and len(quick) == len(exact):
        pairs = ((f"{at}[{i}]", *both) for i, both in enumerate(zip(quick, exact, strict=True)))
    else:
        return "" if _same(quick, exact) else f"{at}: {quick!r} and {exact!r}"
    return next((found for at, one, two in pairs if (found := other_values(one, two, at))), "")


def _same(quick: Any, exact: Any) -> bool:
    if type(quick) is type(exact) and quick == exact:
        return True
    if not isinstance(quick, str) or not isinstance(exact, str) or not exact:
        return False
    holder: dict[str, Any] = {}
    return spelled(resolve(exact), holder, "") and holder[""] == quick
