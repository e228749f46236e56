"""The stages in order: the table of contents of the compiler.

    text -read-> Document -shape-> Spec -resolve-> Workflow -bind-> Graph
         -plan-> Plan -render-> Payload

Submitting and following (``wfc.submit``) go on from there.
"""

from __future__ import annotations

from wfc import lint
from wfc.graph.bind import bind
from wfc.resolve.resolve import TOP, Given, resolve, reuses
from wfc.rules.shelf import RUN_CHECKS
from wfc.settings import Choice
from wfc.shape.shape import shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Final

    from wfc.graph.graph import Graph
    from wfc.problem import Problem
    from wfc.resolve.library import Library
    from wfc.shape.spec import Spec
    from wfc.source.document import Document
    from wfc.source.project import Folder
    from wfc.targets.payload import Payload


class Checked:
    """One file after all checks.

    ``graphs`` has one graph for each environment that was asked for (one where the file names
    none), and none for a file that is no workflow; ``others`` are the files it includes.
    """

    __slots__ = ("document", "environments", "graphs", "others", "params", "problems", "spec")

    def __init__(
        self,
        document: Document,
        problems: list[Problem],
        spec: Spec | None = None,
        graphs: tuple[Graph, ...] = (),
        others: tuple[Document, ...] = (),
        environments: tuple[str, ...] = (),
        params: tuple[str, ...] = (),
    ) -> None:
        """Hold what the stages made of ``document``.

        ``environments`` and ``params`` are those that it and its project name.
        """
        self.document: Final = document
        self.problems: Final = problems
        self.spec: Final = spec
        self.graphs: Final = graphs
        self.others: Final = others
        self.environments: Final = environments
        self.params: Final = params

    @property
    def graph(self) -> Graph | None:
        """Return the graph of the environment that was asked for, or of the first one."""
        return self.graphs[0] if self.graphs else None

    def documents(self) -> dict[str, Document]:
        """Return the documents that problems may point into, by file."""
        return {each.file: each for each in (*self.others, self.document)}

    def saying(self, problems: list[Problem]) -> Checked:
        """Return the same with other problems."""
        return Checked(
            self.document,
            problems,
            self.spec,
            self.graphs,
            self.others,
            self.environments,
            self.params,
        )

    def has_errors(self) -> bool:
        """Say whether there is an error: then nothing is compiled."""
        return any(problem.severity == "error" for problem in self.problems)


def check(
    document: Document,
    folder: Folder,
    choice: Choice,
    given: Given | None = None,
    library: Library | None = None,
) -> Checked:
    """Take ``document`` through all checks; no stage hides what a later one would find.

    ``folder`` is where its script files are read from, ``given`` what the command line says,
    ``library`` what the files of its project share. What a comment in the file ignores is not
    among the problems.
    """
    checked = _check(document, folder, choice, given, library)
    if checked.problems and any("*" in each.text for each in checked.documents().values()):
        from wfc.aliased import once

        checked = checked.saying(once(checked.problems, checked.documents()))
    if not document.ignores:
        return checked
    from wfc.suppress import suppressed

    kept, faults = suppressed(document, checked.problems, choice)
    problems = kept + lint.yielding(faults, choice)
    return checked.saying(problems)


def _check(
    document: Document,
    folder: Folder,
    choice: Choice,
    given: Given | None,
    library: Library | None,
) -> Checked:
    problems = lint.told(document.faults)
    if document.value is None and document.faults:
        return Checked(document, problems)
    spec = shape(document)
    document = spec.document  # of an envelope: with what stands in its JSON texts
    problems += lint.told(spec.faults)
    if spec.kind == "Project":
        problems += lint.told([*lint.misnamed(spec), *lint.misplaced(spec)])
        if not TOP.isdisjoint(spec.value):
            problems += _params(spec)
        return Checked(document, problems, spec)
    if not spec.value or spec.kind == "Fragment":
        return Checked(document, problems, spec)
    if reuses(spec, library):
        return _everywhere(spec, problems, folder, choice, given, library)
    workflow = resolve(spec, folder, given)
    graph = bind(workflow)
    problems += lint.once(lint.told(workflow.faults) + lint.checked(graph, choice, _rules(graph)))
    if spec.base:
        problems = [lint.without_fix(problem) for problem in problems]
    return Checked(document, problems, spec, (graph,))


def _rules(graph: Graph) -> Collection[str]:
    """Return the rules that may have something to say about ``graph``."""
    is_run = graph.workflow.spec.kind == "ManualRun"
    return RUN_CHECKS if is_run else lint.suspects(graph)


def _params(spec: Spec) -> list[Problem]:
    """Return what is wrong with the params of a settings file, in any of its environments."""
    from wfc.resolve.budget import ENVIRONMENTS
    from wfc.resolve.include import Part, Sources
    from wfc.resolve.overlays import Overlays
    from wfc.resolve.params import scope_of

    sources = Sources(spec, [Part(spec, ())], None, [])
    found = []
    for environment in sources.environments()[:ENVIRONMENTS] or (None,):
        _, faults = scope_of(sources, Overlays(sources, environment), Given(), environment)
        found.append((environment, lint.told(faults)))
    return lint.across(found)


def _everywhere(
    spec: Spec,
    problems: list[Problem],
    folder: Folder,
    choice: Choice,
    given: Given | None,
    library: Library | None,
) -> Checked:
    """Check a file that is made of several parts, in the environment asked for or in all."""
    from wfc.graph.absent import absences
    from wfc.resolve.budget import ENVIRONMENTS, BombError
    from wfc.resolve.library import Library
    from wfc.resolve.reuse import resolved, sources_of

    given = given or Given()
    sources = sources_of(spec, folder, library or Library())
    named = sources.environments()
    chosen = [each for each in named if given.environment in (None, each)] if named else [None]
    problems = problems + lint.told(sources.faults)
    graphs, found = [], []
    for environment in chosen[:ENVIRONMENTS]:
        try:
            graph = bind(resolved(sources, folder, given, environment))
        except BombError as bomb:
            found.append((environment, lint.told([bomb.fault])))
            continue
        graphs.append(graph)
        told = lint.told([*graph.workflow.faults, *absences(graph)])
        # What is missing may stand in a fragment that nobody could read.
        rules = set(_rules(graph)) - ({"missing-key"} if not sources.is_whole else set())
        found.append((environment, lint.once(told + lint.checked(graph, choice, rules))))
    problems = [lint.traced(each) for each in problems + lint.across(found)]
    if spec.base:
        problems = [lint.without_fix(problem) for problem in problems]
    others = tuple(each.document for each in sources.specs()[1:])
    return Checked(spec.document, problems, spec, tuple(graphs), others, named, sources.params())


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
