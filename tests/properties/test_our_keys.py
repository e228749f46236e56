"""Our keys compile away: a spec written with them is the request that they stand for."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.laws import examples
from wfc.pipeline import compile_graph

from .documents import DAY, TEXT
from .texts import Body, checked
from .workflows import NAME, bodies

#: Zones that have had no daylight saving time since 2002: hours ahead of UTC.
ZONES = {"": 8, "Asia/Shanghai": 8, "UTC": 0, "Asia/Tokyo": 9, "America/Phoenix": -7}
PAIRS = st.dictionaries(NAME, NAME, max_size=3).map(
    lambda pairs: {key.replace("=", "-"): value.replace("=", "-") for key, value in pairs.items()}
)
#: Keys that say something to people and tools alone.
UNSENT: dict[str, st.SearchStrategy[Any]] = {
    "Kind": st.just("AdhocWorkflow"),
    "Description": TEXT,
    "Tags": st.lists(NAME, max_size=2),
    "Externals": st.lists(NAME, max_size=2),
    "Region": NAME,
    "x-note": st.none() | TEXT,
}


def compiled(spec: Body) -> Body:
    """Return the body that ``spec`` compiles to."""
    graph = checked(json.dumps(spec)).graph
    assert graph is not None
    return compile_graph(graph).body


@examples(200)
@given(bodies(), st.data())
def test_what_our_keys_say_compiles_to_the_body_it_stands_for(
    body: Body, data: st.DataObject
) -> None:
    for task in body["Tasks"]:
        task["Owner"] = body["Owner"] if data.draw(st.booleans()) else task["Owner"]
    spec = deepcopy(body)
    spec["ProjectId"] = str(body["ProjectId"])
    spec |= {key: data.draw(values) for key, values in UNSENT.items() if data.draw(st.booleans())}
    producers = _producers(body)
    for task, sent in zip(spec["Tasks"], body["Tasks"], strict=True):
        _owner_and_timeout(data, spec, task)
        _parameters(data, task, sent)
        _names(data, producers, task)
    _defaults(data, spec)
    assert compiled(spec) == body


def _producers(body: Body) -> dict[str, str]:
    """Return the name of the task that each first output stands for."""
    outputs = {each["Name"]: each.get("Outputs", {}).get("TaskOutputs") for each in body["Tasks"]}
    return {each[0]["Output"]: name for name, each in outputs.items() if each}


def _owner_and_timeout(data: st.DataObject, spec: Body, task: Body) -> None:
    if task["Owner"] == spec["Owner"] and data.draw(st.booleans()):
        del task["Owner"]
    seconds = task.get("Timeout", 10**9)
    if seconds < 10**9 and data.draw(st.booleans()):
        hours, minutes = seconds // 3600, seconds % 3600 // 60
        spellings = [str(seconds), f"{seconds}s"]
        spellings += [f"{hours}h{minutes}m{seconds % 60}s"] if hours < 10**4 else []
        task["Timeout"] = data.draw(st.sampled_from(spellings))


def _parameters(data: st.DataObject, task: Body, sent: Body) -> None:
    if "Parameters" in task.get("Script", ()):
        pairs = data.draw(PAIRS)
        named = data.draw(st.booleans())
        task["Script"]["Parameters"] = pairs if named else list(pairs.values())
        words = [f"{key}={value}" for key, value in pairs.items()] if named else pairs.values()
        sent["Script"]["Parameters"] = " ".join(words)


def _names(data: st.DataObject, producers: dict[str, str], task: Body) -> None:
    """Name tasks instead of outputs, in the last dependencies and in some references."""
    needs = task.get("Dependencies", [])
    while needs and needs[-1]["UpstreamOutput"] in producers and data.draw(st.booleans()):
        task.setdefault("DependsOn", []).insert(0, producers[needs.pop()["UpstreamOutput"]])
    given = task.get("Inputs", {}).get("Variables", [])
    taken = task.get("Outputs", {}).get("Variables", [])
    for entry in (*given, *(each for each in taken if each["Type"] == "PassThrough")):
        output, _, variable = entry["Value"].rpartition(":")
        name = producers.get(output, " ")
        if name.split() == [name] and data.draw(st.booleans()):
            del entry["Value"]
            entry["From"] = f"{name}:{variable}"


def _defaults(data: st.DataObject, spec: Body) -> None:
    """Say once for all tasks what several of them say."""
    if data.draw(st.booleans()):
        group = spec["Tasks"][0]["RuntimeResource"]["ResourceGroupId"]
        spec["Defaults"] = {"RuntimeResource": {"ResourceGroupId": group}}
        for task in spec["Tasks"]:
            if task["RuntimeResource"]["ResourceGroupId"] == group:
                del task["RuntimeResource"]["ResourceGroupId"]


@examples(100)
@given(bodies(), DAY, st.sampled_from(sorted(ZONES)))
def test_a_day_is_its_midnight_in_the_time_zone(body: Body, day: date, zone: str) -> None:
    spec = {**body, "BizDate": f"{day}"} | ({"TimeZone": zone} if zone else {})
    midnight = (day - date(1970, 1, 1)).days * 86_400_000 - ZONES[zone] * 3_600_000
    assert compiled(spec) == {**body, "BizDate": midnight}
