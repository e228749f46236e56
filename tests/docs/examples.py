"""The examples of keys: as they are written, and what they are sent as."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.docs.flow import lines
from tests.docs.keys import keys
from tests.docs.run_sent import in_node, run_sent
from tests.docs.sent import checked, sent, value_of
from wfc_spec.publish import KINDS, spec_schema

if TYPE_CHECKING:
    from tests.docs.keys import Key

#: Where an example needs company: other keys beside its own, or a file that there is.
COMPANY = {
    "TimeZone": "BizDate: 2026-11-19\nTimeZone: Asia/Tokyo",
    "Defaults": "Defaults: {Timeout: 2h, DataSource: {Name: shop_odps}}",
    "Tasks.Type": "Type: DIDE_SHELL",
    "Tasks.Script.File": "Script: {File: sql/report.sql}",
    "Tasks.Script.Language": (
        'Type: CONTROLLER_ASSIGNMENT\nScript: {Language: odps, Content: "SELECT 1"}'
    ),
    "Tasks.Inputs.Variables.Name": (
        'DependsOn: [extract]\nInputs: {Variables: [{Name: rows, From: "extract:row_count"}]}'
    ),
    "Tasks.Inputs.Variables.Value": (
        "DependsOn: [extract]\n"
        'Inputs: {Variables: [{Name: rows, Value: "shop_dw.extract:row_count"}]}'
    ),
    "Tasks.Inputs.Variables.From": (
        'DependsOn: [extract]\nInputs: {Variables: [{Name: rows, From: "extract:row_count"}]}'
    ),
    "Tasks.Outputs.Variables.Name": (
        "Outputs: {Variables: [{Name: row_count, Type: Constant, Value: 42}]}"
    ),
    "Tasks.Outputs.Variables.Type": (
        "Outputs: {Variables: [{Name: day, Type: System, Value: $bizdate}]}"
    ),
    "Tasks.Outputs.Variables.Value": (
        'Outputs: {Variables: [{Name: outputs, Type: NodeOutput, Value: "${outputs}"}]}'
    ),
    "Tasks.Outputs.Variables.From": (
        "DependsOn: [extract]\n"
        'Outputs: {Variables: [{Name: rows, Type: PassThrough, From: "extract:row_count"}]}'
    ),
    "Tasks.Dependencies.UpstreamOutput": "Dependencies: [{UpstreamOutput: shop_dw.extract}]",
    "Run: StartBizDate": "StartBizDate: 2026-11-18\nEndBizDate: 2026-11-19",
    "Run: EndBizDate": "StartBizDate: 2026-11-18\nEndBizDate: 2026-11-19",
    "Run: Periods.BizDates.StartBizDate": (
        "Periods: {BizDates: [{StartBizDate: 2026-11-18, EndBizDate: 2026-11-19}]}"
    ),
    "Run: Periods.BizDates.EndBizDate": (
        "Periods: {BizDates: [{StartBizDate: 2026-11-18, EndBizDate: 2026-11-19}]}"
    ),
    "Run: Periods.StartTime": 'Periods: {StartTime: "00:00:00", EndTime: "12:00:00"}',
    "Run: Periods.EndTime": 'Periods: {StartTime: "00:00:00", EndTime: "12:00:00"}',
    "Run: Exclude": "Exclude: [report]",
    "Run: ExcludeNodeIds": 'IncludeNodeIds: "74324,74325"\nExcludeNodeIds: "74326"',
    "Run: Target": "Target: RunManualDagNodes",
    "Include": "Include: [common.wfc.yaml]",
    "Environments": "Environments: {prod: {EnvType: Prod, ProjectId: 200}}",
    "Params": "Params: {schema: {Default: shop_dw}}\nName: orders_${{ params.schema }}",
    "Params.Type": "Params: {hours: {Type: integer, Default: 2}}",
    "Params.Values": "Params: {mode: {Type: enum, Values: [full, delta], Default: full}}",
    "Params.Default": "Params: {schema: {Default: shop_dw}}",
    "Params.Required": "Params: {day: {Type: date, Required: true}}",
    "Params.Minimum": "Params: {hours: {Type: integer, Minimum: 1, Default: 2}}",
    "Params.Maximum": "Params: {hours: {Type: integer, Maximum: 24, Default: 2}}",
    "Params.MaxLength": "Params: {schema: {MaxLength: 64, Default: shop_dw}}",
    "Params.Description": "Params: {schema: {Description: Where tables are., Default: shop_dw}}",
    "Templates": "Templates: {sql: {Type: ODPS_SQL, Timeout: 2h}}",
    "Tasks.Extends": (
        "Templates: {sql: {Type: ODPS_SQL, Timeout: 2h}}\n"
        "Defaults: {RuntimeResource: {ResourceGroupId: S_res_group_1_1}}\n"
        "Tasks: [{Name: load, Extends: sql}]"
    ),
    "Tasks.Only": (
        "Environments: {dev: {}, prod: {}}\n"
        "Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: S_res_group_1_1}}\n"
        "Tasks: [{Name: load}, {Name: report, Only: [prod]}]"
    ),
    "Tasks.Except": (
        "Environments: {dev: {}, prod: {}}\n"
        "Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: S_res_group_1_1}}\n"
        "Tasks: [{Name: load}, {Name: report, Except: [dev]}]"
    ),
    "Tasks.ForEach": (
        "ForEach: {table: [orders, users]}\n"
        'Script: {Content: "SELECT 1", Parameters: {table: "${{ each.table }}"}}'
    ),
    "fragment: Include": "Include: [base.wfc.yaml]",
    "fragment: Params": "Params: {schema: {Default: shop_dw}}",
    "fragment: Templates": "Templates: {sql: {Type: ODPS_SQL, Timeout: 2h}}",
    "fragment: Defaults": "Defaults: {Timeout: 1h}",
    "fragment: Tasks": "Tasks: [{Name: start, Type: VIRTUAL}]",
    "wfc.yaml: Params": "Params: {schema: {Default: shop_dw}}",
    "wfc.yaml: Defaults": "Defaults: {RuntimeResource: {ResourceGroupId: S_res_group_1_1}}",
    "wfc.yaml: Environments": (
        "Environments:\n"
        "  dev: {EnvType: Dev, ProjectId: 101}\n"
        "  prod: {EnvType: Prod, ProjectId: 100, Protected: true}"
    ),
    "wfc.yaml: Lint.PerFile.Select": 'Lint: {PerFile: {"legacy/**": {Select: [default]}}}',
    "wfc.yaml: Lint.PerFile.Ignore": 'Lint: {PerFile: {"legacy/**": {Ignore: [duplicate-edge]}}}',
}

#: Keys of a task that mean something only beside keys at the top.
WITH_TOP = (("Tasks", "Extends"), ("Tasks", "Only"), ("Tasks", "Except"))


#: What stands in front of the keys of a kind.
PREFIXES = {
    "adhoc-workflow": "",
    "fragment": "fragment: ",
    "manual-run": "Run: ",
    "project": "wfc.yaml: ",
}


def title(kind: str, route: tuple[str, ...]) -> str:
    """Return the name of the key at ``route`` of ``kind`` as people say it."""
    # It differs from another key by nothing but case, and would share its anchor.
    mark = " (of CreateManualDag)" if route == ("Bizdate",) else ""
    return PREFIXES[kind] + ".".join(route) + mark


def in_task(key: Key) -> bool:
    """Say whether ``key`` stands in a task."""
    return key.route[0] == "Tasks" and len(key.route) > 1 and key.route not in WITH_TOP


def written(kind: str, key: Key) -> list[str]:
    """Return the examples of ``key`` as they are written in a spec, or in its task."""
    company = COMPANY.get(title(kind, key.route))
    if company is not None:
        return [company]
    return [lines(_nested(key, example)).rstrip("\n") for example in key.examples]


def shown(kind: str, key: Key, piece: str) -> str:
    """Return an example and, where it is sent at all, what as."""
    text = f"```yaml\n{piece}\n```\n"
    if kind == "manual-run":
        return text + _of_run(key, value_of(piece))
    found = None if kind != "adhoc-workflow" else sent(value_of(piece), task=in_task(key))
    if found is None:
        return text
    parts = [("", found.top)] if found.top else []
    if "Tasks" not in found.top:  # which says them all
        parts += [(f" in task `{name}`", each) for name, each in found.tasks.items()]
    here = found.tasks.get("load") if in_task(key) else found.top
    if not parts:
        return f"{text}\nNot sent.\n"
    if here == value_of(piece) and len(parts) == 1:
        return f"{text}\nSent as it stands.\n"
    return text + "".join(
        f"\nSent{where}:\n\n```json\n{_json(each)}\n```\n" for where, each in parts
    )


def _of_run(key: Key, piece: dict[str, Any]) -> str:
    found = run_sent(piece, key, _targets(key))
    if not found:
        return "\nNot sent.\n"
    if found == piece:
        return "\nSent as it stands.\n"
    return f"\nSent:\n\n```json\n{_json(found)}\n```\n"


def _targets(key: Key) -> tuple[str, ...]:
    """Return the targets that have the key at the top that ``key`` stands under."""
    top = spec_schema("manual-run")["properties"][key.route[0]]
    return tuple(top.get("x-targets", ()))


KIND_OF = {"project": "Project", "fragment": "Fragment"}


def missing() -> list[str]:
    """Return the keys that show no example, or one that wfc does not take."""
    return [
        title(kind, key.route)
        for kind in KINDS
        for key in keys(spec_schema(kind))
        if not all(_sound(kind, key, piece) for piece in written(kind, key))
        or (key.holds is None and not written(kind, key))
    ]


def _sound(kind: str, key: Key, piece: str) -> bool:
    value = value_of(piece)
    if kind == "manual-run":
        return run_sent(value, key, _targets(key)) is not None
    if kind != "adhoc-workflow":
        return not checked({"Kind": KIND_OF[kind]} | value).problems
    return sent(value, task=in_task(key)) is not None


def _nested(key: Key, example: Any) -> dict[str, Any]:
    """Return ``example`` with the keys and lists above it, up to the top or the task."""
    value = example
    inside = in_task(key) or in_node(key)
    for depth in range(len(key.route) - 1, 0 if inside else -1, -1):
        value = {key.route[depth]: value}
        above = key.route[:depth]
        if above in key.lists and above not in (("Tasks",), ("Nodes",)):
            value = [value]
    return dict(value)


def _json(value: dict[str, Any]) -> str:
    """Return ``value`` on one line where that is short."""
    line = json.dumps(value, ensure_ascii=False)
    return line if len(line) <= 72 else json.dumps(value, ensure_ascii=False, indent=2)
