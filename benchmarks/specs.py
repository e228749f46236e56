"""Specs to measure with: seeded, clean under all rules, written as people write them.

A spec is a layered graph with one to four dependencies a task. Some tasks are in the API's own
words (``Dependencies``, one string of parameters), some in ours (``DependsOn``, ``From``, maps).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from random import Random

from benchmarks.scripts import TABLES, script_of

TYPES = ("DIDE_SHELL", "PYODPS3", "HOLOGRES_SQL", "EMR_SPARK_SQL", "VIRTUAL")
SOURCES = {
    "ODPS_SQL": "odps",
    "PYODPS3": "odps",
    "HOLOGRES_SQL": "hologres",
    "EMR_SPARK_SQL": "emr",
}
IMAGES = ("i-spark-3-5", "i-python-3-11", "i-default")


@dataclass(frozen=True, slots=True)
class Style:
    """How a spec is written: numbers in text fields plain or quoted, with ``Defaults`` or not.

    The date is a day where numbers are plain, else milliseconds.
    """

    plain_numbers: bool
    defaults: bool = False

    def number(self, value: float) -> str:
        """Return a number for a text field: ``Owner: 1000`` or ``Owner: "1000"``."""
        return str(value) if self.plain_numbers else f'"{value}"'


def spec(seed: int, name: str, tasks: int, style: Style, *, dangling: bool = False) -> str:
    """Return the workflow ``name`` with ``tasks`` tasks; the same arguments give the same text.

    ``dangling`` adds to the last task a dependency on an output that nobody produces: one more
    dependency, on the last line.
    """
    writer = _Writer(Random(f"{seed}/{name}"), name, style)  # noqa: S311 - nothing secret
    lines = writer.head()
    for index in range(tasks):
        lines += writer.task(index, isqrt(tasks), dangling=dangling and index == tasks - 1)
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes one spec, every method a section of it as lines."""

    def __init__(self, random: Random, name: str, style: Style) -> None:
        self._random = random
        self._name = name
        self._style = style

    def head(self) -> list[str]:
        random, number, plain = self._random, self._style.number, self._style.plain_numbers
        lines = [
            f"# {self._name}: the daily load, reviewed by the data platform team",
            f"Name: {self._name}",
            f"ProjectId: {random.randint(10_000, 99_999)}",
            f"Owner: {number(random.randint(10**15, 10**16 - 1))}",
            f"EnvType: {random.choice(('Prod', 'Dev'))}",
            "BizDate: " + ("2026-11-19" if plain else "1795017600000  # 2026-11-19"),
            "",
        ]
        if self._style.defaults:
            below = [*self._person(), "Timeout: 2h", *self._resource()]
            lines += ["Defaults:", *_indented(2, below), ""]
        return [*lines, "Tasks:"]

    def task(self, index: int, width: int, *, dangling: bool) -> list[str]:
        """Return task ``index`` of a graph that has ``width`` tasks a layer."""
        random = self._random
        dashes = "-" * random.randint(4, 30)
        remark = [f"  # --- layer {index // width}: from {index} on {dashes}"]
        upstream = self._upstream(index, width)
        ours = random.random() < 0.3
        below = self._body(index, upstream, ours=ours) + self._dependencies(upstream, ours=ours)
        if dangling:
            below += [] if upstream and not ours else ["Dependencies:"]
            below.append(f"  - UpstreamOutput: {self._output(index)}_of_nobody")
        first = f"  - Name: {self._task(index)}"
        return [*(remark if index % 5 == 0 else []), first, *_indented(4, below)]

    def _body(self, index: int, upstream: list[int], *, ours: bool) -> list[str]:
        """Return all of a task between its name and its dependencies."""
        random, own = self._random, not self._style.defaults
        kind = "ODPS_SQL" if random.random() < 0.6 else random.choice(TYPES)
        takes = upstream[: random.choice((0, 1, 1, 2))] if kind != "VIRTUAL" else []
        lines = [f"Type: {kind}", f"ClientUniqueCode: Task_{self._name}_{index:06d}"]
        if own:
            lines += [*self._person(), f"Timeout: {random.choice((600, 1800, 3600, 7200))}"]
        lines += self._script(kind, index, [f"in{each}" for each in range(len(takes))], ours=ours)
        lines += self._resource() if own else []
        if kind in SOURCES:
            lines.append(f"DataSource: {{Name: {SOURCES[kind]}_{random.choice(TABLES)}}}")
        return lines + self._inputs(takes, ours=ours) + self._outputs(index)

    def _task(self, index: int) -> str:
        return f"{self._name}_t{index}"

    def _output(self, index: int) -> str:
        return f"shop_dw.{self._task(index)}_out"

    def _upstream(self, index: int, width: int) -> list[int]:
        """Return one to four tasks of the layer before, the one straight above among them."""
        above = index - width
        if above < 0:
            return []
        start = above // width * width
        others = [each for each in range(start, start + width) if each != above]
        more = self._random.randint(0, min(3, len(others)))
        return sorted([above, *self._random.sample(others, more)])

    def _person(self) -> list[str]:
        return [f"Owner: {self._style.number(self._random.randint(1000, 9999))}"]

    def _resource(self) -> list[str]:
        random = self._random
        group = f"{random.randint(10**14, 10**15 - 1)}_{random.randint(10**12, 10**13 - 1)}"
        compute_units = random.choice((0.25, 0.5, 1, 2))
        lines = [
            "RuntimeResource:",
            f"  ResourceGroupId: S_res_group_{group}",
            f"  Cu: {self._style.number(compute_units)}",
        ]
        return [*lines, f"  Image: {random.choice(IMAGES)}"] if random.random() < 0.5 else lines

    def _script(self, kind: str, index: int, inputs: list[str], *, ours: bool) -> list[str]:
        script = script_of(self._random, kind, self._task(index), inputs)
        if script is None:
            return []
        content = f"  Content: |{self._random.choice(('', '', '-'))}"
        parameters = f"  Parameters: {script.structured if ours else script.text}"
        return ["Script:", content, *_indented(4, list(script.lines)), parameters]

    def _inputs(self, takes: list[int], *, ours: bool) -> list[str]:
        if not takes:
            return []
        lines = ["Inputs:", "  Variables:"]
        for number, index in enumerate(takes):
            value = f"From: {self._task(index)}" if ours else f"Value: {self._output(index)}"
            lines += [f"    - Name: in{number}", f"      {value}:key0"]
        return lines

    def _outputs(self, index: int) -> list[str]:
        entry = f"    - Output: {self._output(index)}"
        lines = ["Outputs:", "  TaskOutputs:", entry, "  Variables:"]
        for number in range(self._random.randint(1, 2)):
            lines += _indented(4, self._variable(f"key{number}"))
        return lines

    def _variable(self, name: str) -> list[str]:
        random = self._random
        numeral = self._style.number(random.randint(1, 99))
        choices = ("Constant", numeral), ("Constant", "full"), ("System", "$bizdate")
        kind, value = random.choice(choices)
        if random.random() < 0.3:
            return [f"- {{Name: {name}, Type: {kind}, Value: {value}}}"]
        remark = "  # tuned" if random.random() < 0.1 else ""
        return [f"- Name: {name}", f"  Type: {kind}", f"  Value: {value}{remark}"]

    def _dependencies(self, upstream: list[int], *, ours: bool) -> list[str]:
        if not upstream:
            return []
        if ours:
            return [f"DependsOn: [{', '.join(self._task(index) for index in upstream)}]"]
        lines = [f"  - UpstreamOutput: {self._output(index)}" for index in upstream]
        return ["Dependencies:", *lines]


def _indented(blanks: int, lines: list[str]) -> list[str]:
    return [" " * blanks + line if line else line for line in lines]
