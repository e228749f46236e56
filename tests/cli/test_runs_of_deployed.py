"""``status``, ``logs``, ``stop`` and ``rerun`` of runs of deployed workflows: as of any run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Emulated
from tests.cli.world import put
from tests.command import Result, wfc
from wfc.emulator.flow import Flow, FlowNode
from wfc.emulator.server import Emulator

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/manual/nightly_repair.wfc.yaml"
OLD = """
Bizdate: 2018-12-12 00:00:00
FlowName: test_flow
ProjectName: test_project
Nodes: [{Name: load, NodeId: 103180025}]
"""


def local(folder: Path, command: str, *arguments: str) -> Result:
    return wfc(command, *arguments, "--local", "--state", str(folder / "kept"), cwd=folder)


def test_a_failed_node_of_a_run_is_asked_for_and_run_again(tmp_path: Path) -> None:
    failed = local(tmp_path, "apply", str(SAMPLE), "--speed", "20", "--fail", "revenue")
    assert failed.code == 83, failed.err
    status = local(tmp_path, "status", "@last")
    assert "shop_nightly" in status.out
    assert "revenue" in status.out
    assert "Success (skipped: did not run)" not in status.out.split("mail_managers")[1][:20]
    logs = local(tmp_path, "logs", "@last", "load_orders")
    assert "SKYNET_PARAVALUE=table=orders mode=full" in logs.out
    assert "told to let task revenue fail" in local(tmp_path, "logs", "@last").out
    again = local(tmp_path, "rerun", "@last")
    assert again.code == 0, again.err
    assert local(tmp_path, "watch", "@last").code == 0


def test_a_run_that_is_over_is_not_stopped(tmp_path: Path) -> None:
    assert local(tmp_path, "apply", str(SAMPLE), "--speed", "20").code == 0
    stopped = local(tmp_path, "stop", "@last")
    assert stopped.code != 0 or "over" in stopped.err or "ended" in stopped.err


def test_the_oldest_version_can_be_asked_and_not_acted_on(tmp_path: Path) -> None:
    (tmp_path / "run.wfc.yaml").write_text(OLD, "utf-8")
    failed = local(tmp_path, "apply", "run.wfc.yaml", "--speed", "20", "--fail", "load")
    assert failed.code == 83, failed.err
    assert "load" in local(tmp_path, "status", "@last").out
    again = local(tmp_path, "rerun", "@last")
    assert again.code == 76, again.err
    assert "2018-06-01 has no operation that runs a node again" in again.err


TWO = Flow(
    name="two",
    project_name="shop_dw",
    nodes=(FlowNode("left", 1, 1), FlowNode("right", 2, 2)),
    project_id=100,
    workflow_id=1234,
)
RUNS = {
    "dags.wfc.yaml": "FlowName: two\nProjectName: shop_dw\nProjectEnv: PROD\nBizDate: 2024-11-10\n",
    "days.wfc.yaml": "WorkflowId: 1234\nName: two\nProjectId: 100\nEnvType: Prod\n"
    "StartBizDate: 2024-11-09\nEndBizDate: 2024-11-10\n",
}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Emulated]:
    put(tmp_path, RUNS)
    with Emulator(task_seconds=600.0, flows=[TWO]) as emulator:
        yield Emulated(emulator, tmp_path)


def submitted(service: Emulated, file: str) -> None:
    options = ("--endpoint", service.endpoint, "--yes", "--no-wait")
    assert service.run("apply", file, *options).code == 0


@pytest.mark.parametrize(
    ("file", "operation", "calls"),
    [("dags.wfc.yaml", "StopInstance", 2), ("days.wfc.yaml", "StopWorkflowInstances", 1)],
)
def test_everything_of_a_run_that_goes_on_is_stopped(
    service: Emulated, file: str, operation: str, calls: int
) -> None:
    submitted(service, file)
    assert service.run("status", "@last").code == 84
    stopped = service.run("stop", "@last")
    assert stopped.code == 0, stopped.err
    assert service.asked.count(operation) == calls
    status = service.run("status", "@last")
    assert (status.code, "Running" in status.out) == (83, False), status.out
    assert "stop  DAY TIME  done" in service.run("runs", "show", "@last").out


def test_of_a_run_that_is_made_the_nodes_are_unchanged(service: Emulated) -> None:
    submitted(service, "dags.wfc.yaml")
    planned = service.run("plan", "dags.wfc.yaml", "--endpoint", service.endpoint).out
    assert planned.splitlines()[:2] == [
        "two  project shop_dw, PROD, BizDate 2024-11-10, all nodes: "
        "already submitted as workflow instance 700000100000001",
        "    all nodes unchanged",
    ]


def test_each_node_is_run_again_once_and_what_was_not_is_said(service: Emulated) -> None:
    submitted(service, "dags.wfc.yaml")
    service.run("status", "@last")
    assert service.run("stop", "@last").code == 0
    reply = {"Status": 429, "Code": "Throttling.User", "Message": "told to"}
    second = {"Operations": ["RestartInstance"], "Requests": "2", "Deliver": "never"}
    service.break_({**second, "Reply": reply})
    again = service.run("rerun", "@last")
    assert again.code == 76, again.err
    assert "Throttling.User: told to" in again.err
    assert "(1 of 2 were accepted)" in again.err
    assert service.asked.count("RestartInstance") == 1
    service.break_()
    assert service.run("rerun", "@last").code == 0
    assert service.asked.count("RestartInstance") == 2
