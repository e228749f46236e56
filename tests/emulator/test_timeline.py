"""Laws of the timeline, for any graph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wfc.emulator.timeline import Pace, Span, timeline

Graph = tuple[tuple[int, ...], ...]
SUBMITTED = 1_795_000_000_000_000
NEVER = Span()


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw for each of up to twelve tasks the earlier ones it waits for, in shuffled order."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    waits: list[tuple[int, ...]] = [()] * size
    for at, position in enumerate(order):
        earlier = st.sets(st.sampled_from(order[:at]), max_size=3) if at else st.just(set())
        waits[position] = tuple(sorted(draw(earlier)))
    return tuple(waits)


paces = st.builds(Pace, st.integers(0, 9), st.integers(1, 9), st.integers(1, 4))
failing = st.sets(st.integers(0, 11), max_size=3)


def doomed(upstream: Graph, fails: set[int], task: int) -> bool:
    """Tell whether a failure stands above ``task``."""
    return any(before in fails or doomed(upstream, fails, before) for before in upstream[task])


@given(graphs(), failing, paces)
def test_a_task_is_ready_when_the_last_of_its_upstream_has_succeeded(
    upstream: Graph, fails: set[int], pace: Pace
) -> None:
    runs = timeline(upstream, fails, SUBMITTED, pace)
    for task, waits in enumerate(upstream):
        if doomed(upstream, fails, task):
            assert runs[task] == NEVER
        else:
            ends = [runs[before].finished or 0 for before in waits]
            assert runs[task].ready == max(ends, default=SUBMITTED + pace.pickup)
            assert runs[task].ends == ("Failure" if task in fails else "Success")


@given(graphs(), failing, paces)
def test_a_task_runs_its_time_and_no_more_at_once_than_there_are_slots(
    upstream: Graph, fails: set[int], pace: Pace
) -> None:
    runs = [run for run in timeline(upstream, fails, SUBMITTED, pace) if run != NEVER]
    spans = [(run.ready or 0, run.started or 0, run.finished or 0) for run in runs]
    for ready, started, finished in spans:
        assert ready <= started
        assert finished == started + pace.task
    for _, moment, _ in spans:
        assert sum(start <= moment < end for _, start, end in spans) <= pace.slots


@given(graphs(), failing, paces)
def test_a_task_waits_only_while_every_slot_is_taken(
    upstream: Graph, fails: set[int], pace: Pace
) -> None:
    runs = [run for run in timeline(upstream, fails, SUBMITTED, pace) if run != NEVER]
    spans = [(run.ready or 0, run.started or 0, run.finished or 0) for run in runs]
    for ready, started, _ in spans:
        for moment in range(ready, started):
            assert sum(start <= moment < end for _, start, end in spans) == pace.slots


@given(graphs(), failing, paces)
def test_a_state_only_goes_forward(upstream: Graph, fails: set[int], pace: Pace) -> None:
    order = ["NotRun", "WaitResource", "Running", "Success", "Failure"]
    for run in timeline(upstream, fails, SUBMITTED, pace):
        times = range(SUBMITTED, SUBMITTED + pace.pickup + 13 * pace.task)
        seen = [order.index(run.until(now).status) for now in times]
        assert seen == sorted(seen)
        assert run.until(SUBMITTED - 1).status == "NotRun"
