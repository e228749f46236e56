"""Request bodies without a mistake: tasks of any kind that wait for each other in no cycle."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wfc_spec.fields import INTEGER_MAX, LONG_MAX

from .documents import MOMENT, WRITTEN
from .texts import Body

#: Characters that people can see, and blanks.
SEEN = st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" ")
#: Without the sign of a reference, which would have to lead somewhere.
WORD = (
    st.text(SEEN, max_size=8)
    .map(lambda text: text.strip() or "w")
    .filter(lambda text: "${{" not in text)
)
MARKS = st.sampled_from(("#", ": ", "- ", "${x}", "\t", '"', "\\"))
LINES = st.lists(WRITTEN | MARKS).map("\n".join)
#: A name that can stand in ``<output>:<variable>``: no blanks, no colon.
NAME = WORD.map(lambda text: "".join(text.split()).replace(":", "")).filter(bool)
#: What a script can read as ``${name}``.
VARIABLE = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,7}", fullmatch=True)
EXPRESSIONS = st.sampled_from(
    ("$bizdate", "a_$cyctime", "${yyyymmdd-1}", "$[yyyy-mm-dd-1/24]", "$[add_months(yyyymm,-1)]01")
)
VALUE = EXPRESSIONS | NAME.map(lambda text: text.replace("=", "-").replace("$", "S"))
PARAMETERS = st.dictionaries(VARIABLE, VALUE, max_size=3).map(
    lambda pairs: " ".join(f"{name}={value}" for name, value in pairs.items())
)
UNITS = st.decimals("0.25", 64, places=2).map(str)


@st.composite
def bodies(draw: st.DrawFn, least: int = 1) -> Body:
    """Return a request body without a mistake, its keys in the order of the API's page.

    It has at least ``least`` tasks.
    """
    names = draw(st.lists(WORD, min_size=least, max_size=least + 3, unique=True))
    outputs = draw(st.lists(NAME, max_size=6, unique=True))
    codes = draw(st.lists(WORD, min_size=len(names), max_size=len(names), unique=True))
    free, tasks = list(outputs), list[Body]()
    for name, code in zip(names, codes, strict=True):
        own = [free.pop() for _ in range(draw(st.integers(0, min(2, len(free)))))]
        tasks.append(_task(draw, name, code, own, tasks))
    top = {
        "EnvType": st.sampled_from(("Prod", "Dev")),
        "Name": WORD,
        "ProjectId": st.integers(0, LONG_MAX),
        "Owner": WORD,
        "BizDate": MOMENT,
        "Tasks": st.permutations(tasks),
    }
    return _some(draw, top, "Name", "ProjectId", "Owner", "Tasks")


def _task(draw: st.DrawFn, name: str, code: str, own: list[str], before: list[Body]) -> Body:
    """Return a task that produces ``own`` and may wait for those ``before`` it."""
    produced = [
        (output["Output"], [each["Name"] for each in task["Outputs"].get("Variables", ())])
        for task in before
        for output in task.get("Outputs", {}).get("TaskOutputs", ())
    ]
    upstream = draw(st.lists(st.sampled_from(produced), unique_by=str)) if produced else []
    needs = [output for output, _ in upstream]
    taken = [f"{output}:{variable}" for output, variables in upstream for variable in variables]
    inputs = [{"Name": f"in{i}", "Value": value} for i, value in enumerate(taken)]
    outputs: Body = {"TaskOutputs": [{"Output": each} for each in own]} if own else {}
    if draw(st.booleans()):
        outputs["Variables"] = _variables(draw, taken)
    text = {
        "Type": WORD,
        "Owner": WORD,
        "Timeout": st.integers(1, INTEGER_MAX),
        "Script": _mappings("", Content=LINES, Parameters=PARAMETERS),
        "RuntimeResource": _mappings(
            "ResourceGroupId", ResourceGroupId=WORD, Image=WRITTEN, Cu=UNITS
        ),
        "DataSource": _mappings("", Name=WORD),
        "Inputs": st.just({"Variables": inputs})
        if inputs
        else _mappings("", Variables=st.builds(list[Body])),
        "Outputs": st.just(outputs),
        "Dependencies": st.just([{"UpstreamOutput": each} for each in needs]),
    }
    always = ("Type", "Owner", "RuntimeResource", *(("Outputs",) if outputs else ()))
    depends = ("Dependencies",) if needs else ()
    return {"Name": name} | _some(draw, text, *always, *depends) | {"ClientUniqueCode": code}


def _variables(draw: st.DrawFn, taken: list[str]) -> list[Body]:
    """Return output variables of any type; ``taken`` are those that can be passed through."""
    values = {
        "Constant": WRITTEN,
        "System": EXPRESSIONS,
        "NodeOutput": st.just("${outputs}"),
    }
    if taken:
        values["PassThrough"] = st.sampled_from(taken)
    kinds = st.sampled_from(sorted(values))
    pairs = [(name, draw(kinds)) for name in draw(st.lists(VARIABLE, max_size=3, unique=True))]
    return [{"Name": name, "Type": kind, "Value": draw(values[kind])} for name, kind in pairs]


def _some(draw: st.DrawFn, fields: dict[str, st.SearchStrategy[Any]], *always: str) -> Body:
    """Return some of ``fields``, in their order; ``always`` are among them."""
    return {
        key: draw(values) for key, values in fields.items() if key in always or draw(st.booleans())
    }


@st.composite
def _mappings(draw: st.DrawFn, /, always: str, **fields: st.SearchStrategy[Any]) -> Body:
    return _some(draw, fields, always)


@st.composite
def shuffled(draw: st.DrawFn, value: Any) -> Any:
    """Return ``value`` with the keys of every mapping in any order."""
    if isinstance(value, list):
        return [draw(shuffled(each)) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: draw(shuffled(value[key])) for key in draw(st.permutations(list(value)))}
