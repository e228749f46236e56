"""Mistakes to plant into a body that has none, most of them slips by one character.

Each takes two tasks that are its own and a tag that makes its names differ from those of others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from .texts import Body
from .workflows import bodies

Plant = Callable[[Body, Body, str], None]

MISTAKES: dict[str, Plant] = {}


def _breaks(rule: str) -> Callable[[Plant], Plant]:
    def kept(plant: Plant) -> Plant:
        MISTAKES[rule] = plant
        return plant

    return kept


def _add(task: Body, section: str, key: str, entry: Body) -> None:
    """Add ``entry`` to a list of ``task``; without a ``key`` the section is the list."""
    holder: Any = task.setdefault(section, {}) if key else task
    holder.setdefault(key or section, []).append(entry)


def _wait(task: Body, upstream: Body, output: str) -> None:
    """Let ``task`` wait for ``output`` of ``upstream``."""
    _add(upstream, "Outputs", "TaskOutputs", {"Output": output})
    _add(task, "Dependencies", "", {"UpstreamOutput": output})


@_breaks("unknown-key")
def _key(one: Body, _two: Body, _tag: str) -> None:
    one["RuntimeResuorce"] = one.pop("RuntimeResource")


@_breaks("invalid-value")
def _choice(one: Body, _two: Body, tag: str) -> None:
    _add(one, "Outputs", "Variables", {"Name": tag, "Type": "constant", "Value": "x"})


@_breaks("wrong-type")
def _type(one: Body, _two: Body, _tag: str) -> None:
    one["Script"] = "select 1"


@_breaks("missing-key")
def _missing(one: Body, _two: Body, _tag: str) -> None:
    del one["Type"]


@_breaks("dangling-output")
def _dangling(one: Body, two: Body, tag: str) -> None:
    _add(two, "Outputs", "TaskOutputs", {"Output": f"orders {tag}: #1"})
    _add(one, "Dependencies", "", {"UpstreamOutput": f"ordesr {tag}: #1"})


@_breaks("unknown-task")
def _task(one: Body, two: Body, _tag: str) -> None:
    two["Name"] += " load"
    one["DependsOn"] = [two["Name"] + "s"]


@_breaks("dependency-cycle")
def _cycle(one: Body, two: Body, tag: str) -> None:
    _wait(one, two, f"there {tag}")
    _wait(two, one, f"back {tag}")


@_breaks("self-dependency")
def _self(one: Body, _two: Body, tag: str) -> None:
    _wait(one, one, f"self {tag}")


@_breaks("duplicate-task-name")
def _name(one: Body, two: Body, _tag: str) -> None:
    one["Name"] = two["Name"]


@_breaks("duplicate-client-unique-code")
def _code(one: Body, two: Body, _tag: str) -> None:
    one["ClientUniqueCode"] = two["ClientUniqueCode"]


@_breaks("duplicate-variable")
def _variable(one: Body, _two: Body, tag: str) -> None:
    for value in "xy":
        _add(one, "Outputs", "Variables", {"Name": tag, "Type": "Constant", "Value": value})


@_breaks("output-produced-twice")
def _output(one: Body, two: Body, tag: str) -> None:
    for task in (one, two):
        _add(task, "Outputs", "TaskOutputs", {"Output": f"twice {tag}"})


@_breaks("unknown-variable")
def _unknown(one: Body, two: Body, tag: str) -> None:
    _wait(one, two, f"out-{tag}")
    _add(two, "Outputs", "Variables", {"Name": f'the"{tag}', "Type": "Constant", "Value": "x"})
    _add(one, "Inputs", "Variables", {"Name": tag, "Value": f'out-{tag}:hte"{tag}'})


@_breaks("variable-reference-form")
def _form(one: Body, _two: Body, tag: str) -> None:
    _add(one, "Inputs", "Variables", {"Name": tag, "Value": f"form-{tag}"})


@_breaks("variable-type")
def _system(one: Body, _two: Body, tag: str) -> None:
    _add(one, "Outputs", "Variables", {"Name": tag, "Type": "System", "Value": tag})


@_breaks("constant-looks-like-expression")
def _constant(one: Body, _two: Body, tag: str) -> None:
    _add(one, "Outputs", "Variables", {"Name": tag, "Type": "Constant", "Value": "$[hh24]"})


@_breaks("variable-without-dependency")
def _loose(one: Body, two: Body, tag: str) -> None:
    _add(two, "Outputs", "TaskOutputs", {"Output": f"loose-{tag}"})
    _add(two, "Outputs", "Variables", {"Name": tag, "Type": "Constant", "Value": "x"})
    one.pop("Dependencies", None)
    one.pop("Inputs", None)  # they came from what it no longer waits for
    _add(one, "Inputs", "Variables", {"Name": tag, "Value": f"loose-{tag}:{tag}"})


#: A body of at least four tasks, and two of the mistakes.
BODIES = bodies(least=4)
PAIRS = st.tuples(st.sampled_from(sorted(MISTAKES)), st.sampled_from(sorted(MISTAKES)))


def _planted(body: Body, rules: tuple[str, str]) -> Body:
    for rule, at in zip(rules, (0, 2), strict=True):
        MISTAKES[rule](body["Tasks"][at], body["Tasks"][at + 1], f"m{at}")
    return body


#: Bodies with two mistakes.
MISTAKEN = st.builds(_planted, BODIES, PAIRS)
