"""The language reference: every key of the models, and what its example is sent as."""

from __future__ import annotations

import json
from typing import Any

from tests.docs.flow import lines
from tests.docs.keys import Key, keys, offered, properties
from tests.docs.sent import BASE, checked, laid, sent, value_of
from tests.docs.slug import slug
from wfc_spec.publish import KINDS, Schema, spec_schema

#: Where an example needs company: more keys than its own.
COMPANY = {
    "Description": ["Description: What happened in the shop on one day."],
    "TimeZone": ["BizDate: 2026-11-19\nTimeZone: Asia/Tokyo"],
    "Defaults": ["Defaults: {Timeout: 2h, DataSource: {Name: shop_odps}}"],
    "Tasks.Type": ["Type: DIDE_SHELL"],
    "Tasks.Description": ["Description: The orders of one day."],
    "Tasks.Script.File": ["Script: {File: sql/report.sql}"],
    "Tasks.Script.Language": [
        'Type: CONTROLLER_ASSIGNMENT\nScript: {Language: odps, Content: "SELECT 1"}'
    ],
    "Tasks.Inputs.Variables.Name": [
        'DependsOn: [extract]\nInputs: {Variables: [{Name: rows, From: "extract:row_count"}]}'
    ],
    "Tasks.Inputs.Variables.Value": [
        "DependsOn: [extract]\n"
        'Inputs: {Variables: [{Name: rows, Value: "shop_dw.extract:row_count"}]}'
    ],
    "Tasks.Inputs.Variables.From": [
        'DependsOn: [extract]\nInputs: {Variables: [{Name: rows, From: "extract:row_count"}]}'
    ],
    "Tasks.Outputs.Variables.Name": [
        "Outputs: {Variables: [{Name: row_count, Type: Constant, Value: 42}]}"
    ],
    "Tasks.Outputs.Variables.Type": [
        "Outputs: {Variables: [{Name: day, Type: System, Value: $bizdate}]}"
    ],
    "Tasks.Outputs.Variables.Value": [
        'Outputs: {Variables: [{Name: outputs, Type: NodeOutput, Value: "${outputs}"}]}'
    ],
    "Tasks.Outputs.Variables.From": [
        "DependsOn: [extract]\n"
        'Outputs: {Variables: [{Name: rows, Type: PassThrough, From: "extract:row_count"}]}'
    ],
    "Tasks.Dependencies.UpstreamOutput": ["Dependencies: [{UpstreamOutput: shop_dw.extract}]"],
}

HEAD = f"""\
# Language reference

<!-- Generated from the models in spec/wfc_spec by `pytest tests/docs --bless`; do not edit. -->

A spec is the request body of ExecuteAdhocWorkflowInstance, version 2024-05-18, as YAML or JSON:
same names, same nesting, same case. Every valid body is a spec and compiles to itself. A few keys
are ours; they compile away. `x-…` is ignored wherever a key may stand.

YAML is read by version 1.2, directed by what a key takes: where that is text, the characters count
as they are written, so `Owner: 1000`, `Cu: 0.25` and `Name: no` need no quotes.

The examples stand in this spec, at its top or in its task `load`; what they are sent as is
compiled by wfc, and is what they change in the body.

```yaml
{BASE}```

The same keys for programs: `wfc schema adhoc-workflow` and `wfc schema project`.
"""

SECTIONS = {
    "adhoc-workflow": "## The workflow\n",
    "adhoc-workflow Tasks": "## A task\n",
    "project": "## Settings: wfc.yaml\n\n"
    "One file for a project, in its top folder. Nothing of it is sent.\n",
}


#: The headings of lists that a key offers.
OFFERS = {"TaskType": "Task types that are known"}


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for kind in KINDS:
        schema = spec_schema(kind)
        parts.append(SECTIONS.get(kind, f"## {kind}\n"))
        for key in keys(schema):
            parts.append(_section(kind, key, schema))
            if key.route == ("Tasks",):
                parts.append(SECTIONS[f"{kind} Tasks"])
        parts += [_offers(schema, name) for name in _lists(schema)]
    return "\n".join(parts)


def _lists(schema: Schema) -> list[str]:
    return list(dict.fromkeys(key.offers for key in keys(schema) if key.offers is not None))


def _offers(schema: Schema, name: str) -> str:
    words = (f"- `{word}`: {meaning}" for word, meaning in offered(schema, name))
    return "\n".join([f"## {OFFERS[name]}", "", *words, ""])


def title(kind: str, key: Key) -> str:
    """Return the heading of ``key``."""
    name = ".".join(key.route)
    return name if kind == "adhoc-workflow" else f"wfc.yaml: {name}"


def pieces(key: Key) -> list[str]:
    """Return the examples of ``key`` as they are written in a spec, or in its task."""
    company = COMPANY.get(".".join(key.route))
    return company or [lines(_nested(key, example)).rstrip("\n") for example in key.examples]


def in_task(key: Key) -> bool:
    """Say whether ``key`` stands in a task."""
    return key.route[0] == "Tasks" and len(key.route) > 1


def _section(kind: str, key: Key, schema: Schema) -> str:
    facts = [f"- Takes {key.takes}."]
    if kind != "project":
        facts.append(f"- {_standing(key)}")
    if key.holds is not None:
        facts.append(f"- {_inside(kind, key, properties(schema, key.holds))}")
    facts += [f"- `{word}`: {meaning}" for word, meaning in key.choices]
    if key.offers is not None:
        facts.append(f"- [Known words](#{slug(OFFERS[key.offers])}); any other is taken as well.")
    shown = [_shown(kind, key, piece) for piece in pieces(key)]
    return "\n".join([f"### {title(kind, key)}", "", key.meaning, "", *facts, "", *shown])


def _standing(key: Key) -> str:
    """Say whose key it is, and whether it may be left out."""
    if not key.api:
        return "A key of ours: it compiles away."
    if not key.required:
        return "A field of the API, optional."
    return f"A field of the API, required{'' if _asked(key) else '; wfc fills it in'}."


def _asked(key: Key) -> bool:
    """Say whether wfc asks for ``key`` where it is absent: tried on the spec of the examples."""
    spec = value_of(BASE)
    mapping: Any = spec["Tasks"][1] if in_task(key) else spec
    way = key.route[1:] if in_task(key) else key.route
    for name in way[:-1]:
        mapping = mapping.get(name, {}) if isinstance(mapping, dict) else {}
    if len(way) > 1 and not mapping:
        return True  # in a list that the example does not have: what the entry is for
    if isinstance(mapping, dict):
        mapping.pop(way[-1], None)
    return checked(spec).has_errors()


def _inside(kind: str, key: Key, names: list[str]) -> str:
    """Say which keys stand below ``key``; those of Defaults are those of a task."""
    route = ("Tasks",) if key.holds == "TaskDefaults" else key.route
    below = [Key((*route, each), "", "", True, False, (), frozenset(), None) for each in names]
    links = ", ".join(f"[{each.route[-1]}](#{slug(title(kind, each))})" for each in below)
    return f"Holds {links}."


def _nested(key: Key, example: Any) -> dict[str, Any]:
    """Return ``example`` with the keys and lists above it, up to the top or the task."""
    value = example
    for depth in range(len(key.route), 1 if in_task(key) else 0, -1):
        value = {key.route[depth - 1]: value}
        if key.route[: depth - 1] in key.lists and key.route[: depth - 1] != ("Tasks",):
            value = [value]
    return dict(value)


def _shown(kind: str, key: Key, piece: str) -> str:
    """Return an example and what it is sent as."""
    text = f"```yaml\n{piece}\n```\n"
    if kind == "project":
        return text
    value = value_of(piece)
    found = sent(value, task=in_task(key))
    if found is None:
        return text
    parts = [("", found.top)] if found.top else []
    parts += [(f" in task `{name}`", each) for name, each in found.tasks.items()]
    here = found.tasks.get("load") if in_task(key) else found.top
    if here == value and len(parts) == 1:
        return f"{text}\nSent as it stands.\n"
    if not parts:
        return f"{text}\nNot sent.\n"
    return text + "".join(
        f"\nSent{where}:\n\n```json\n{_json(each)}\n```\n" for where, each in parts
    )


def _json(value: dict[str, Any]) -> str:
    """Return ``value`` on one line where that is short."""
    line = json.dumps(value, ensure_ascii=False)
    return line if len(line) <= 72 else json.dumps(value, ensure_ascii=False, indent=2)


def without_example() -> list[str]:
    """Return the keys that show no example, or one that does not compile."""
    missing = []
    for kind in KINDS:
        for key in keys(spec_schema(kind)):
            shown = pieces(key)
            sound = kind == "project" or all(
                sent(value_of(each), task=in_task(key)) is not None for each in shown
            )
            if not sound or (not shown and key.holds is None):
                missing.append(title(kind, key))
    return missing
