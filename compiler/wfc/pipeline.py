"""The stages in order: the table of contents of the compiler.

    text -read-> Document -shape-> Spec -resolve-> Workflow -bind-> Graph
         -plan-> Plan -render-> Payload

Submitting and following (``wfc.submit``) go on from there.
"""

from __future__ import annotations

from wfc import lint
from wfc.graph.bind import bind
from wfc.resolve.resolve import resolve
from wfc.rules.shelf import CHECKS, RUN_CHECKS
from wfc.settings import Choice
from wfc.shape.shape import shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.graph.graph import Graph
    from wfc.problem import Problem
    from wfc.resolve.resolve import Given
    from wfc.shape.spec import Spec
    from wfc.source.document import Document
    from wfc.source.project import Folder
    from wfc.targets.payload import Payload


#: The rules that look at the graph, by the kind of file.
RULES = {"AdhocWorkflow": CHECKS, "ManualRun": RUN_CHECKS}


class Checked:
    """One file after all checks. ``graph`` is None for a file that is no workflow."""

    __slots__ = ("document", "graph", "problems", "spec")

    def __init__(
        self,
        document: Document,
        problems: list[Problem],
        spec: Spec | None = None,
        graph: Graph | None = None,
    ) -> None:
        """Hold what the stages made of ``document``."""
        self.document: Final = document
        self.problems: Final = problems
        self.spec: Final = spec
        self.graph: Final = graph

    def has_errors(self) -> bool:
        """Say whether there is an error: then nothing is compiled."""
        return any(problem.severity == "error" for problem in self.problems)


def check(
    document: Document, folder: Folder, choice: Choice, given: Given | None = None
) -> Checked:
    """Take ``document`` through all checks; no stage hides what a later one would find.

    ``folder`` is where its script files are read from, ``given`` what the command line says. What
    a comment in the file ignores is not among the problems.
    """
    checked = _check(document, folder, choice, given)
    if not document.ignores:
        return checked
    from wfc.suppress import suppressed

    kept, faults = suppressed(document, checked.problems, choice)
    problems = kept + lint.yielding(faults, choice)
    return Checked(document, problems, checked.spec, checked.graph)


def _check(document: Document, folder: Folder, choice: Choice, given: Given | None) -> Checked:
    problems = lint.told(document.faults)
    if document.value is None and document.faults:
        return Checked(document, problems)
    spec = shape(document)
    document = spec.document  # of an envelope: with what stands in its JSON texts
    problems += lint.told(spec.faults)
    if spec.kind == "Project":
        problems += lint.told(lint.misnamed(spec))
        return Checked(document, problems, spec)
    if not spec.value:
        return Checked(document, problems, spec)
    workflow = resolve(spec, folder, given)
    problems += lint.told(workflow.faults)
    graph = bind(workflow)
    problems = lint.once(problems + lint.checked(graph, choice, RULES[spec.kind]))
    if spec.base:
        problems = [lint.without_fix(problem) for problem in problems]
    return Checked(document, problems, spec, graph)


def compile_graph(graph: Graph) -> Payload:
    """Return the request that submits ``graph``, which has no errors."""
    if graph.workflow.spec.kind == "ManualRun":
        from wfc.resolve.manual_run import run_of
        from wfc.run_plan import plan_run
        from wfc.targets.formats import renderer

        run = run_of(graph.workflow)
        return renderer(run.target)(plan_run(graph, run))
    from wfc.plan import plan
    from wfc.targets.execute_adhoc_workflow_instance import render

    return render(plan(graph))
