"""The engine: faults told and graphs checked, each by the rule of that name.

A rule is a module of ``wfc.rules``: ``SEVERITY``, and either ``tell(fault)``, which puts a stage's
fault into words, or ``check(graph)``; with ``LOCAL`` that looks at one task at a time. Rules with
``tell``, and those with ``ALWAYS``, cannot be switched off: without what they guard a payload
would be incomplete. Those with ``YIELDS`` can though they tell faults.

A rule says in ``SUSPECT_PART``, ``SUSPECT_TASK`` and ``SUSPECT_GRAPH`` (expressions, as text)
which files it need not see: ``wfc.rules.sieve`` is put together from them.
So a clean file is looked through once for all rules, and hardly any of them is imported. The
expressions may suspect without reason, and must not miss anything.
"""

from __future__ import annotations

from wfc.problem import Fault, Label, Place, Problem
from wfc.rules.shelf import ALWAYS, SEVERITIES, TELLS, UNSIFTED
from wfc.rules.sieve import of_graph, of_part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from types import ModuleType

    from wfc.graph.graph import Graph, Part
    from wfc.settings import Choice
    from wfc.shape.spec import Spec


def told(faults: Iterable[Fault]) -> list[Problem]:
    """Return the problem that each fault is."""
    return [
        Problem(fault.rule, SEVERITIES[fault.rule], rule_module(fault.rule).tell(fault))
        for fault in faults
    ]


def yielding(faults: Iterable[Fault], choice: Choice) -> list[Problem]:
    """Return the problem that each fault is whose rule ``choice`` lets speak."""
    problems = []
    for fault in faults:
        level = choice.level(fault.rule, SEVERITIES[fault.rule], fault.place.file)
        if level is not None:
            problems.append(Problem(fault.rule, level, rule_module(fault.rule).tell(fault)))
    return problems


def suspects(graph: Graph) -> set[str]:
    """Return the rules that may have something to say about ``graph``."""
    found = set(UNSIFTED)
    of_part(graph, found)
    of_graph(graph, found)
    return found


def checked(graph: Graph | Part, choice: Choice, rules: Collection[str]) -> list[Problem]:
    """Return what those of ``rules`` that ``choice`` lets speak say about ``graph``."""
    if not rules:
        return []
    file = graph.workflow.spec.document.file
    problems = []
    for rule in sorted(rules):
        own = SEVERITIES[rule]
        level = own if rule in ALWAYS else choice.level(rule, own, file)
        if level is not None:
            found = rule_module(rule).check(graph)
            problems += [Problem(rule, level, finding) for finding in found]
    return problems


def once(problems: list[Problem]) -> list[Problem]:
    """Return ``problems`` with a mistake in what tasks share said once, not for every task.

    Beside it stands what the tasks share, and how many of them have the mistake.
    """
    kept: dict[object, Problem] = {}
    shared: dict[object, int] = {}
    for number, problem in enumerate(problems):
        place = problem.finding.place
        key: object = number
        if place.is_shared:
            key = (problem.rule, place.file, place.route, place.part, place.within)
            shared[key] = shared.get(key, 0) + 1
        kept.setdefault(key, problem)
    for key, number in shared.items():
        label = _sharing(kept[key].finding.place, number)
        if label is not None:
            kept[key] = kept[key].beside(label)
    return list(kept.values())


def _sharing(place: Place, number: int) -> Label | None:
    """Return what ``number`` tasks share to which ``place`` belongs; None where that is plain."""
    route, among = place.route, f", in {number} tasks" if number > 1 else ""
    if "Defaults" in route[:3]:
        owner, remark = route[: route.index("Defaults") + 1], f"from these defaults{among}"
    elif "Templates" in route[:3] and among:
        owner, remark = route[: route.index("Templates") + 2], f"from this template{among}"
    elif route[:1] == ("Tasks",) and among:
        owner, remark = (*route[:2], "ForEach"), f"the same in {number} tasks made here"
    else:
        return None
    return Label(Place(place.file, owner, "key"), remark) if owner != route else None


def across(found: Iterable[tuple[str | None, list[Problem]]]) -> list[Problem]:
    """Return the problems of all environments, the same one once with the names of all."""
    first: dict[object, Problem] = {}
    where: dict[object, list[str]] = {}
    for environment, problems in found:
        for problem in problems:
            place = problem.finding.place
            message = "" if place.is_shared else problem.finding.message
            key = (problem.rule, place.file, place.route, place.part, place.within, message)
            first.setdefault(key, problem)
            names = where.setdefault(key, [])
            if environment is not None and environment not in names:
                names.append(environment)
    return [
        Problem(each.rule, each.severity, each.finding, tuple(where[key]))
        for key, each in first.items()
    ]


def traced(problem: Problem) -> Problem:
    """Return ``problem`` with the lines through which its value came.

    A fix that would write over a reference is left out.
    """
    said = problem.finding
    through: tuple[Label, ...] = getattr(said.place, "through", ())
    edits = said.fix.edits if said.fix is not None else ()
    is_made = any(getattr(edit.place, "is_made", False) for edit in edits)
    if not through and not is_made:
        return problem
    fix = None if is_made else said.fix
    return problem.with_related((*said.related, *through), fix)


def without_fix(problem: Problem) -> Problem:
    """Return ``problem`` without its fix: what stands in JSON text cannot be edited in place."""
    return problem.with_related(problem.finding.related, None)


def misnamed(spec: Spec) -> list[Fault]:
    """Return the faults of the rule names in a settings file."""
    from wfc.settings import GROUPS, named

    faults = []
    for rule, route in named(spec.value):
        is_severity = route[1] == "Severity"
        part = "key" if is_severity else "value"
        place = Place(spec.document.file, spec.base + route, part)  # type: ignore[arg-type]
        if rule not in SEVERITIES and (is_severity or rule not in GROUPS):
            known = tuple(
                each
                for each in SEVERITIES
                if "Select" in route or (each not in ALWAYS and each not in TELLS)
            )
            groups = () if is_severity else GROUPS
            facts = {"rule": rule, "known": (*groups, *known)}
            faults.append(Fault("unknown-rule", place, facts))
        elif (rule in ALWAYS or rule in TELLS) and "Select" not in route:
            faults.append(Fault("unknown-rule", place, {"rule": rule, "always": True}))
    return faults


def misplaced(spec: Spec) -> list[Fault]:
    """Return the fault of settings in a file of another name; standard input has none."""
    file = spec.document.file
    if file.rpartition("/")[2] in ("wfc.yaml", "<stdin>"):
        return []
    return [Fault("misplaced-settings", spec.place("Kind"), {})]


def manual(rule: str) -> str:
    """Return what is to be known of ``rule``: the docstring of its module."""
    from inspect import cleandoc

    return cleandoc(rule_module(rule).__doc__ or "")


def rule_module(rule: str) -> ModuleType:
    """Return the module of ``rule``."""
    import wfc.rules

    name = rule.replace("-", "_")
    # Not importlib.import_module, which imports more than the rule does.
    __import__(f"wfc.rules.{name}")
    module: ModuleType = getattr(wfc.rules, name)
    return module
