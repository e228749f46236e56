"""The log of a run: exact texts."""

from __future__ import annotations

from .world import DAY, Client, submission, task


def log_of(client: Client, name: str) -> str:
    wanted = {"ProjectId": 100, "Bizdate": DAY, "ProjectEnv": "Dev", "TaskName": name}
    (row,) = client.ask("ListTaskInstances", **wanted)["PagingInfo"]["TaskInstances"]
    return str(client.ask("GetTaskInstanceLog", Id=row["Id"])["TaskInstanceLog"])


def variable(name: str, kind: str, value: str) -> dict[str, object]:
    return {"Name": name, "Type": kind, "Value": value}


def outputs(output: str, *variables: dict[str, object]) -> dict[str, object]:
    return {"TaskOutputs": [{"Output": output}], "Variables": list(variables)}


def inputs(**values: str) -> dict[str, object]:
    return {"Variables": [{"Name": name, "Value": value} for name, value in values.items()]}


SOURCE = task(
    "source",
    Outputs=outputs(
        "p.source",
        variable("rate", "Constant", "42"),
        variable("outputs", "NodeOutput", "${outputs}"),
    ),
)
HUB = task(
    "hub",
    "source",
    Type="PARAM_HUB",
    Outputs=outputs(
        "p.hub",
        variable("rate", "PassThrough", "p.source:rate"),
        variable("lost", "PassThrough", "p.nowhere:x"),
        variable("round", "PassThrough", "p.hub:round"),
    ),
)
READER = task(
    "reader",
    *("hub", "source"),
    Type="ODPS_SQL",
    Script={
        "Content": "select 1;",
        "Parameters": "dt=$bizdate at=${bdp.system.cyctime} p=a_$bizdate h=$[hh24] $bizdates",
    },
    Inputs=inputs(a="p.hub:rate", b="p.source:outputs", c="p.hub:lost", d="p.hub:round"),
)


def test_it_shows_parameters_and_inputs_as_far_as_they_are_known(client: Client) -> None:
    client.ask("ExecuteAdhocWorkflowInstance", **submission(SOURCE, HUB, READER))
    client.clock.now += 2.0
    assert log_of(client, "reader") == ""
    client.clock.now += 1.0
    started = (
        "This log is emulated by wfc emulate: the script was not run.\n"
        "2026-11-18 19:06:42.100+08:00 task reader (ODPS_SQL), instance 71000000003, run 1\n"
        "SKYNET_PARAVALUE="
        "dt=20240312 at=20240313000000 p=a_20240312 h=$[hh24] $bizdates\n"
        "input a=42\n"
        "input b=<emulated: NodeOutput ${outputs} of task source>\n"
        "input c=<emulated: p.hub:lost leads nowhere>\n"
        "input d=<emulated: p.hub:round leads nowhere>\n"
    )
    assert log_of(client, "reader") == started
    client.clock.now += 1.0
    ended = "2026-11-18 19:06:43.100+08:00 exit code 0 (emulated)\n"
    assert log_of(client, "reader") == started + ended


def test_a_failed_run_says_who_let_it_fail(client: Client) -> None:
    client.ask("ExecuteAdhocWorkflowInstance", **submission(task("bad")))
    client.clock.now += 9
    assert log_of(client, "bad") == (
        "This log is emulated by wfc emulate: the script was not run.\n"
        "2026-11-18 19:06:40.100+08:00 task bad (VIRTUAL), instance 71000000001, run 1\n"
        "SKYNET_PARAVALUE=\n"
        "2026-11-18 19:06:41.100+08:00 ERROR: the emulator was told to let task bad fail\n"
        "2026-11-18 19:06:41.100+08:00 exit code 1 (emulated)\n"
    )
