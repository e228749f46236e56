"""What was submitted, in SQLite: every run with its turning points, past and to come.

Nothing is written when time goes by: a read cuts the runs at its moment. Stopping a run, or
running again, is a change of rows in ``runs``. All times are in µs.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import astuple
from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import shows
from wfc.emulator.instances import Submission, TaskInstance, WorkflowInstance
from wfc.emulator.task import NodeTask, Task
from wfc.emulator.timeline import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike

_KIND: Final = 0x77666365  # "wfce", in the file's header
_VERSION: Final = 2
_SCHEMA: Final = """
CREATE TABLE workflows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL, project_id INTEGER NOT NULL, env_type TEXT NOT NULL, owner TEXT NOT NULL,
  biz_date INTEGER NOT NULL, create_user TEXT NOT NULL, created INTEGER NOT NULL,
  kind TEXT NOT NULL, flow_id INTEGER NOT NULL, project_name TEXT NOT NULL);
CREATE TABLE orders (
  id TEXT PRIMARY KEY, created INTEGER NOT NULL, workflows TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workflow_id INTEGER NOT NULL REFERENCES workflows, body TEXT NOT NULL);
CREATE TABLE runs (
  task_id INTEGER NOT NULL REFERENCES tasks, number INTEGER NOT NULL,
  ready INTEGER, started INTEGER, finished INTEGER, ends TEXT,
  PRIMARY KEY (task_id, number)) WITHOUT ROWID;
CREATE INDEX workflows_by_day ON workflows (project_id, biz_date);
CREATE INDEX tasks_by_workflow ON tasks (workflow_id);
INSERT INTO sqlite_sequence VALUES
  -- The ids begin above 2^32: a client that cuts one to 32 bits is found out.
  ('workflows', 700000100000000), ('tasks', 71000000000);
"""
_STAMP: Final = f"PRAGMA application_id = {_KIND}; PRAGMA user_version = {_VERSION};"
_WORKFLOWS: Final = (
    "SELECT id, name, project_id, env_type, owner, biz_date, create_user, created,"
    " kind, flow_id, project_name FROM workflows"
)
_LATEST_RUNS: Final = (
    "FROM tasks JOIN runs ON task_id = id AND number ="
    " (SELECT max(number) FROM runs AS every WHERE every.task_id = id)"
)
_TASKS: Final = f"SELECT id, body, number, ready, started, finished, ends {_LATEST_RUNS}"
_WHOLE_RUN: Final = (
    "SELECT min(ready), min(started), max(finished),"
    " CASE WHEN sum(ends = 'Success') = count(*) THEN 'Success' ELSE 'Failure' END"
    f" {_LATEST_RUNS} WHERE workflow_id = ?"
)


FOREVER: Final = 2**63 - 1
"""A moment at which every run that will end has ended."""


class StateError(Exception):
    """The state file cannot be used; the text says why."""


class Store:
    """The instances of one emulator, in a file or (without one) in memory."""

    def __init__(self, path: str | PathLike[str] | None) -> None:
        """Open or create the state; raises StateError."""
        try:
            self._rows = sqlite3.connect(path or ":memory:", check_same_thread=False)
            self._open(str(path))
        except sqlite3.Error as error:
            raise StateError(f"{path}: cannot be used as the emulator's state: {error}") from None

    def _open(self, path: str) -> None:
        """Check that the file is ours, or empty; then create what it needs."""
        (kind,) = self._rows.execute("PRAGMA application_id").fetchone()
        (version,) = self._rows.execute("PRAGMA user_version").fetchone()
        (tables,) = self._rows.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not kind and not tables:
            self._rows.executescript(f"BEGIN; {_SCHEMA} {_STAMP} COMMIT;")
        elif kind != _KIND:
            raise StateError(f"{path}: this is not the state of an emulator")
        elif version != _VERSION:
            raise StateError(f"{path}: written by another version of the emulator")

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()

    def add(
        self, asked: Submission, tasks: Sequence[Task], runs: Sequence[Span], first: int = 0
    ) -> int:
        """Keep a submission, all of it or nothing; return the id of the instance.

        The id is at least ``first``.
        """
        columns = (
            "name, project_id, env_type, owner, biz_date, create_user, created,"
            " kind, flow_id, project_name"
        )
        last = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'workflows'"
        with self._rows:
            self._rows.execute(last, (first - 1,))
            added = self._rows.execute(
                f"INSERT INTO workflows ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - constant
                astuple(asked),
            )
            for task, run in zip(tasks, runs, strict=True):
                body = task.model_dump_json(by_alias=True, exclude_unset=True)
                row = self._rows.execute(
                    "INSERT INTO tasks (workflow_id, body) VALUES (?, ?)", (added.lastrowid, body)
                )
                values = (row.lastrowid, 1, *astuple(run))
                self._rows.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?)", values)
        if added.lastrowid is None:
            raise sqlite3.DatabaseError("an insert without a row id")
        return added.lastrowid

    def workflow(self, id: int, now: int) -> WorkflowInstance | None:  # noqa: A002 - the API's word
        """Return the workflow instance ``id`` as of ``now``."""
        row = self._rows.execute(f"{_WORKFLOWS} WHERE id = ?", (id,)).fetchone()
        return self._workflow(row, now) if row else None

    @shows("adhoc-listed", "biz-date-exact", "visible-at-once")
    def workflows(self, project_id: int, biz_date: int, now: int) -> list[WorkflowInstance]:
        """Return the instances of a day as of ``now``, oldest first."""
        query = f"{_WORKFLOWS} WHERE project_id = ? AND biz_date = ? ORDER BY id"
        rows = self._rows.execute(query, (project_id, biz_date)).fetchall()
        return [self._workflow(row, now) for row in rows]

    def every(self, now: int) -> tuple[WorkflowInstance, ...]:
        """Return all instances as of ``now``, oldest first."""
        rows = self._rows.execute(f"{_WORKFLOWS} ORDER BY id").fetchall()
        return tuple(self._workflow(row, now) for row in rows)

    def add_order(self, id: str, created: int, workflows: Sequence[int]) -> None:  # noqa: A002
        """Keep under ``id`` that ``workflows`` were asked for at ``created``."""
        with self._rows:
            row = (id, created, json.dumps(list(workflows)))
            self._rows.execute("INSERT INTO orders VALUES (?, ?, ?)", row)

    def order(self, id: str) -> tuple[int, list[int]] | None:  # noqa: A002
        """Return when order ``id`` was made, and the workflow instances it made."""
        query = "SELECT created, workflows FROM orders WHERE id = ?"
        row = self._rows.execute(query, (id,)).fetchone()
        return (row[0], json.loads(row[1])) if row else None

    def _workflow(
        self, row: tuple[int, str, int, str, str, int, str, int, str, int, str], now: int
    ) -> WorkflowInstance:
        """Return the instance of ``row``, with the sum of its tasks' runs."""
        run = Span(*self._rows.execute(_WHOLE_RUN, row[:1]).fetchone())
        return WorkflowInstance(row[0], Submission(*row[1:]), run.until(now))

    def task(self, id: int, now: int) -> TaskInstance | None:  # noqa: A002 - the API's word
        """Return the task instance ``id`` as of ``now``."""
        query = "SELECT workflow_id FROM tasks WHERE id = ?"
        row = self._rows.execute(query, (id,)).fetchone()
        workflow = self.workflow(row[0], now) if row else None
        return self._tasks(workflow, "id = ?", id, now)[0] if workflow else None

    def tasks(self, workflow: WorkflowInstance, now: int) -> list[TaskInstance]:
        """Return the task instances of ``workflow`` as of ``now``, in the order of the request."""
        return self._tasks(workflow, "workflow_id = ? ORDER BY id", workflow.id, now)

    def _tasks(
        self, workflow: WorkflowInstance, where: str, value: int, now: int
    ) -> list[TaskInstance]:
        """Return the task instances of ``workflow`` that fit ``where``."""
        rows = self._rows.execute(f"{_TASKS} WHERE {where}", (value,)).fetchall()
        return [
            TaskInstance(id_, workflow, task_of(body), number, run.until(now))
            for id_, body, number, run in ((*row[:3], Span(*row[3:])) for row in rows)
        ]

    def run(self, task_id: int, number: int, now: int) -> Span | None:
        """Return run ``number`` of a task instance as of ``now``."""
        query = "SELECT ready, started, finished, ends FROM runs WHERE task_id = ? AND number = ?"
        row = self._rows.execute(query, (task_id, number)).fetchone()
        return Span(*row).until(now) if row else None

    def put_runs(self, runs: Iterable[tuple[int, int, Span]]) -> None:
        """Write runs, each under its task instance and number, in place of what was to come."""
        rows = [(task_id, number, *astuple(run)) for task_id, number, run in runs]
        with self._rows:
            self._rows.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?)", rows)


def task_of(body: str) -> Task:
    """Return the task that was kept as ``body``."""
    kind = NodeTask if '"NodeId":' in body else Task
    return kind.model_validate_json(body)
