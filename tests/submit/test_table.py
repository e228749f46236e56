"""The live table: what is written to the terminal, escape for escape."""

from __future__ import annotations

import io
import os
from collections.abc import Callable

import pytest

from wfc.report.style import Style
from wfc.report.width import columns
from wfc.submit.run import Run, TaskRun
from wfc.submit.states import read_state
from wfc.submit.table import Table


class Terminal:
    """A terminal of a size, and a clock that only a pause moves."""

    def __init__(self, width: int = 60, height: int = 24, color: bool = False) -> None:
        self.out = io.StringIO()
        self.time = 0.0
        self.table = Table(
            self.out,
            Style(color=color),
            size=lambda: os.terminal_size((width, height)),
            clock=lambda: self.time,
            sleep=self.sleep,
        )

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    def written(self, act: Callable[[], None]) -> str:
        """Return what ``act`` writes."""
        self.out.seek(0)
        self.out.truncate()
        act()
        return self.out.getvalue()


def run(status: str, **tasks: str) -> Run:
    return Run(
        1234,
        read_state(status),
        tuple(
            TaskRun(name, "ODPS_SQL", read_state(word), 1000, 1300, number)
            for number, (name, word) in enumerate(tasks.items(), 11)
        ),
    )


def test_the_table_is_redrawn_in_place() -> None:
    terminal = Terminal()
    first = run("Running", extract="Success", load="Running", report="NotRun")
    assert terminal.written(lambda: terminal.table.show(first)) == (
        "Workflow instance 1234  Running  1 of 3 tasks done\n"
        "  extract  ODPS_SQL  Success  0.3 s\n"
        "  load     ODPS_SQL  Running  0.0 s\n"
        "  report   ODPS_SQL  NotRun\n"
    )
    second = run("Running", extract="Success", load="Failure", report="NotRun")
    assert terminal.written(lambda: terminal.table.show(second)) == (
        "\x1b[4A\x1b[J"
        "Workflow instance 1234  Running  2 of 3 tasks done\n"
        "  extract  ODPS_SQL  Success  0.3 s\n"
        "  load     ODPS_SQL  Failure  0.3 s\n"
        "  report   ODPS_SQL  NotRun\n"
    )


def test_the_times_go_on_while_resting() -> None:
    terminal = Terminal()
    terminal.table.show(run("Running", load="Running"))
    head = "\x1b[2A\x1b[JWorkflow instance 1234  Running  0 of 1 task done\n"
    assert terminal.written(lambda: terminal.table.rest(0.75)) == (
        f"{head}  load  ODPS_SQL  Running  0.5 s\n{head}  load  ODPS_SQL  Running  0.8 s\n"
    )


def test_nothing_is_drawn_before_the_first_snapshot() -> None:
    terminal = Terminal()
    assert terminal.written(lambda: terminal.table.rest(1)) == ""
    assert terminal.time == 1


def test_only_the_state_is_coloured() -> None:
    terminal = Terminal(color=True)
    shown = terminal.written(lambda: terminal.table.show(run("Running", a="Failure", b="NotRun")))
    assert "  a  ODPS_SQL  \x1b[1;31mFailure\x1b[0m  0.3 s\n  b  ODPS_SQL  NotRun\n" in shown


def test_lines_never_reach_the_last_column_and_hold_no_foreign_escape() -> None:
    terminal = Terminal(width=30, color=True)
    names = {"抽取" * 20: "Running", "a\x1b[2J\n": "Running", "b" * 90: "Odd\x07"}
    lines = terminal.written(lambda: terminal.table.show(run("Running", **names))).splitlines()
    assert len(lines) == 4
    assert all(columns(line) < 30 and line.isprintable() for line in lines)


@pytest.mark.parametrize("width", [0, 1, 2])
def test_a_terminal_without_columns_is_no_reason_to_hang(width: int) -> None:
    terminal = Terminal(width=width)
    shown = terminal.written(lambda: terminal.table.show(run("Running", load="Running")))
    assert [len(line) for line in shown.splitlines()] == [max(width - 1, 0)] * 2


def test_a_terminal_that_tells_no_size_has_that_of_the_first_ones() -> None:
    ours, theirs = os.openpty()  # 0 by 0 until somebody says more, as in containers
    with open(ours, "rb", buffering=0) as screen, open(theirs, "w", encoding="utf-8") as out:
        Table(out, Style(color=False)).show(run("Running", load="Running"))
        shown = screen.read(200).decode()
    assert shown.splitlines()[0] == "Workflow instance 1234  Running  0 of 1 task done"


def test_where_there_is_too_little_room_what_goes_on_stays_in_sight() -> None:
    terminal = Terminal(height=6)
    tasks = {f"t{at}": "Success" for at in range(10)} | {"bad": "Failure", "now": "Running"}
    shown = terminal.written(lambda: terminal.table.show(run("Running", **tasks, later="NotRun")))
    assert [line.split()[0] for line in shown.splitlines()[1:]] == ["t0", "bad", "now", "…"]
    assert shown.endswith("  … and 10 more tasks\n")
