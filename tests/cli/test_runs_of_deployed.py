"""``status``, ``logs``, ``stop`` and ``rerun`` of runs of deployed workflows: as of any run."""

from __future__ import annotations

from pathlib import Path

from tests.command import Result, wfc

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
