"""Runs of deployed workflows under faults: at most once, and an unknown is left to a person.

None of the three operations can be looked up, so that what a lost answer means stays unknown:
the next apply sends nothing, until somebody says what they have seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.command import Result, wfc
from tests.emulator.world import FLOW, faults
from wfc import exits
from wfc.emulator.server import LOCAL_CREDENTIALS, Emulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPECS = {
    "RunManualDagNodes": """
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2024-11-10
""",
    "CreateManualDag": """
FlowName: orders_manual
ProjectName: shop_dw
Bizdate: 2024-11-10
""",
    "CreateWorkflowInstances": """
WorkflowId: 1234
Name: orders
ProjectId: 100
EnvType: Prod
BizDate: 2024-11-10
""",
}


@dataclass(frozen=True)
class Cell:
    """What goes wrong with the call that submits, the exit code, and how much was made."""

    id: str
    knobs: dict[str, object]
    code: int
    made: int


CELLS = (
    Cell("reset-and-not-done", {"Deliver": "never", "Send": "reset"}, exits.UNKNOWN, 0),
    Cell("reset-after-it-was-done", {"Send": "reset"}, exits.UNKNOWN, 1),
    Cell("closed-after-it-was-done", {"Send": "close"}, exits.UNKNOWN, 1),
    Cell("half-of-the-answer", {"Send": "half"}, exits.UNKNOWN, 1),
    Cell("an-answer-that-is-no-json", {"Reply": {"Text": "<h1>Sign in</h1>"}}, exits.UNKNOWN, 1),
    Cell("failed-and-done", {"Reply": {"Status": 503}}, exits.UNKNOWN, 1),
    Cell(
        "failed-and-not-done",
        {"Deliver": "never", "Reply": {"Status": 500}},
        exits.UNKNOWN,
        0,
    ),
    Cell(
        "refused",
        {"Deliver": "never", "Reply": {"Status": 400, "Code": "Invalid.Param"}},
        exits.REFUSED,
        0,
    ),
)


class World:
    """A service in which things go wrong, and a user in front of it with a journal."""

    def __init__(self, folder: Path, emulator: Emulator, spec: str) -> None:
        self.folder = folder
        self.emulator = emulator
        (folder / "run.wfc.yaml").write_text(spec, "utf-8")

    def apply(self) -> Result:
        return wfc(
            *("apply", "run.wfc.yaml", "--endpoint", self.emulator.endpoint, "--yes"),
            *("--journal", str(self.folder / "journal.db"), "--no-wait"),
            cwd=self.folder,
            environment={
                "ALIBABA_CLOUD_ACCESS_KEY_ID": LOCAL_CREDENTIALS.access_key_id,
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET": LOCAL_CREDENTIALS.access_key_secret,
                "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
            },
        )

    @property
    def made(self) -> int:
        return len(self.emulator.instances())


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator(flows=[FLOW], speed=100.0) as emulator:
        yield emulator


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.id)
@pytest.mark.parametrize("operation", SPECS)
def test_cell(operation: str, cell: Cell, emulator: Emulator, tmp_path: Path) -> None:
    world = World(tmp_path, emulator, SPECS[operation])
    emulator.inject(faults({"Operations": [operation], **cell.knobs}))
    first = world.apply()
    assert (first.code, world.made) == (cell.code, cell.made), first.err
    emulator.inject(faults())
    following = world.apply()
    if cell.code != exits.UNKNOWN:
        assert (following.code, world.made) == (exits.CLEAN, 1), following.err
        return
    assert (following.code, world.made) == (exits.UNKNOWN, cell.made), following.err
    assert "it may have been submitted, so nothing more is sent" in following.err
    assert "wfc runs resolve" in following.err


def test_instances_that_are_accepted_and_not_seen_are_unknown(
    emulator: Emulator, tmp_path: Path
) -> None:
    world = World(tmp_path, emulator, SPECS["CreateWorkflowInstances"])
    emulator.inject(
        faults({"Operations": ["GetCreateWorkflowInstancesResult"], "Reply": {"Status": 503}})
    )
    first = world.apply()
    assert (first.code, world.made) == (exits.UNKNOWN, 1), first.err
    assert "was accepted" in first.err
