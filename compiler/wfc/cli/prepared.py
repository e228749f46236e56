"""A spec made ready to be planned or submitted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wfc.cli.given import no_workflow
from wfc.exits import UsageError
from wfc.meaning import rows_of
from wfc.pipeline import Checked, compile_graph
from wfc.report.summary import plural
from wfc.resolve.manual_run import ManualRun
from wfc.submission import Submission
from wfc.targets.formats import facets_of
from wfc_spec.bizdate import DEFAULT_TIME_ZONE, day, is_day

if TYPE_CHECKING:
    from wfc.graph.graph import Graph
    from wfc.journal.records import Entry
    from wfc.resolve.resolve import Given
    from wfc.targets.payload import Payload


@dataclass(frozen=True, slots=True)
class Prepared:
    """One workflow without errors: where it comes from, and the request it stands for.

    ``given_date`` is what ``--bizdate`` said, ``environment`` and ``params`` what ``-e`` and
    ``--param`` said; ``planned_region`` is where the plan it comes from says it goes.
    """

    file: str
    graph: Graph
    payload: Payload
    given_date: str | None = None
    environment: str | None = None
    params: tuple[tuple[str, str], ...] = ()
    planned_region: str | None = None

    @property
    def protected(self) -> bool:
        """Tell whether only a plan with its digest may be applied."""
        return self.graph.workflow.is_protected

    @property
    def region(self) -> str | None:
        """Return the region that was planned, or that the spec names."""
        return self.planned_region or self.graph.workflow.text("Region") or None

    @property
    def shown(self) -> str:
        """Return the business date or range as people write it."""
        workflow = self.graph.workflow
        if isinstance(workflow, ManualRun):
            ranges = (" to ".join(dict.fromkeys(span)) for span in workflow.days)
            return ", ".join(ranges)
        return day(workflow.biz_date or 0, workflow.time_zone)

    @property
    def counted(self) -> str:
        """Return how many tasks it has; how many nodes of a run the file names, if it does."""
        if not isinstance(self.graph.workflow, ManualRun):
            return plural(len(self.graph.tasks), "task")
        return plural(len(rows), "node") if (rows := rows_of(self.graph)) else "all nodes"

    @property
    def instances(self) -> int:
        """Return how many workflow instances may come of it: one for each business date."""
        workflow = self.graph.workflow
        spans = workflow.days if isinstance(workflow, ManualRun) else ()
        days = (date.fromisoformat(end) - date.fromisoformat(start) for start, end in spans)
        return max(1, sum(each.days + 1 for each in days))

    def submission(self, region: str, run_key: str = "") -> Submission:
        """Return what would be submitted to ``region``."""
        facets, marks = facets_of(self.payload.action), self.graph.workflow.is_marked
        return Submission(self.payload, facets, region, run_key, marks)

    def entry(self, submission: Submission, endpoint: str) -> Entry:
        """Return what the journal is told."""
        from wfc.journal.records import Entry

        return Entry(
            id=submission.id,
            base=submission.base,
            marker=submission.marker,
            name=submission.name,
            file=self.file,
            environment=self.environment or "",
            region=submission.region,
            endpoint=endpoint,
            operation=self.payload.action,
            version=self.payload.version,
            project=submission.project,
            env=submission.env,
            day=submission.day,
            shown=self.shown,
            owner=self.graph.workflow.text("Owner"),
            digest=submission.digest,
        )

    def title(self) -> str:
        """Return what to call it: project, environment and business date."""
        submission = self.submission("")
        env = f", {submission.env}" if submission.env else ""
        return f"project {submission.project}{env}, BizDate {self.shown}"


def prepared(checked: Checked, file: str, given_date: str | None, given: Given) -> Prepared:
    """Return ``checked``, which has no errors. UsageError when it lacks what submitting needs."""
    if checked.graph is None:
        raise no_workflow(checked, file, "there is nothing to submit")
    if checked.graph.workflow.biz_date is None:
        raise UsageError(
            f"`{file}` has no BizDate: write one, or give `--bizdate 2026-11-19` "
            "(or `--bizdate yesterday`)"
        )
    payload = compile_graph(checked.graph)
    params = tuple(given.params.items())
    return Prepared(file, checked.graph, payload, given_date, given.environment, params)


YESTERDAY = "yesterday"


def fixed(bizdate: str | None, time_zone: str = DEFAULT_TIME_ZONE) -> str | None:
    """Turn ``yesterday`` into the day it is now, in ``time_zone``.

    Raises UsageError for any other word: no other day is known before the run.
    """
    if bizdate is not None and bizdate != YESTERDAY and not is_day(bizdate):
        expected = "expected a day such as 2026-11-19, or `yesterday`"
        raise UsageError(f"`--bizdate {bizdate}`: {expected}")
    if bizdate != YESTERDAY:
        return bizdate
    from datetime import UTC, datetime, timedelta

    today = date.fromisoformat(day(int(datetime.now(UTC).timestamp() * 1000), time_zone))
    return f"{today - timedelta(days=1):%Y-%m-%d}"
