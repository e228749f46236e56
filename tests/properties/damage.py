"""Files as values, damaged: anything in the place of anything."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from wfc_spec.bizdate import FIRST_MILLISECOND, LAST_MILLISECOND
from wfc_spec.fields import INTEGER_MAX, LONG_MAX

from .documents import KEY, TEXT, Value, Values

#: Values at the edge of what some key takes, and just beyond it.
EDGES: tuple[Value, ...] = (
    *(None, True, False, 0, 1, -1, 1.0, 1e3, 0.5, float("nan"), float("inf"), 10**99),
    *(LONG_MAX, LONG_MAX + 1, INTEGER_MAX, INTEGER_MAX + 1),
    *(FIRST_MILLISECOND, FIRST_MILLISECOND - 1, LAST_MILLISECOND, LAST_MILLISECOND + 1, 20261119),
    *("", " ", "\n", "0", "00", "7", "-1", "+1", "1.0", "0x10", "1_000", "²", "٣", "1\n"),
    *(str(LONG_MAX), str(LONG_MAX + 1), "9" * 18, "9" * 19, "9" * 100, "9" * 5000),
    *("90m", "90m\n", "1h30m", "30m1h", "1.5h", "90", "m", "0m", "1000000000"),
    *("2026-11-19", "2026-11-19\n", "2026-13-01", "2026-02-30", "20261119"),
    *("0000-01-01", "1970-01-01", "2001-12-31", "2002-01-01", "2999-12-31", "3000-01-01"),
    *("Prod", "prod", "Prod\n", "Constant", "odps", "AdhocWorkflow", "Project", "error"),
    *("ManualRun", "RunManualDagNodes", "PROD", "2026-11-19 00:00:00", "2026-11-19 08:00:00"),
    *({"Key": "a", "Value": 1}, {"Key": None}, {"Keys": "a"}, {"7": {"a": "b"}}, {"a": []}),
    *([], {}, [[]], [None], [{}], {"Name": None}, {"x-": None}, {"k": ""}, ["a"], [1, "a"]),
)
#: One value of each type, and some that are worse.
FEW: tuple[Value, ...] = (None, True, 1, 0.5, "", "²", "9" * 5000, [], [None], {}, {"Name": None})
JUNK = st.sampled_from(EDGES).map(deepcopy) | st.recursive(
    st.none() | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEY, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def damaged(draw: st.DrawFn, documents: Values, keys: tuple[str, ...]) -> Value:
    """Return one of ``documents`` with one to three entries removed, renamed, replaced or added."""
    document = deepcopy(draw(documents))
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from(list(holders(document))))
        names = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        new = draw(JUNK)
        if not names or draw(st.booleans()):
            _add(holder, draw(st.sampled_from(keys) | KEY), new)
        elif draw(st.booleans()):
            holder[draw(st.sampled_from(names))] = new
        else:
            taken = holder.pop(draw(st.sampled_from(names)))
            if draw(st.booleans()):
                _add(holder, draw(st.sampled_from(keys) | KEY), taken)
    return document


def _add(holder: Value, key: str, value: Value) -> None:
    if isinstance(holder, dict):
        holder[key] = value
    else:
        holder.append(value)


def holders(document: Value) -> list[Value]:
    """Return every mapping and list of ``document``, itself first."""
    found = [document]
    for each in found:  # the list grows while it is read
        inner = each.values() if isinstance(each, dict) else each
        found += [value for value in inner if isinstance(value, dict | list)]
    return found


def keys_of(schema: dict[str, Any]) -> tuple[str, ...]:
    """Return every key that ``schema`` knows anywhere."""
    sections = [schema, *schema["$defs"].values()]
    return tuple(dict.fromkeys(key for each in sections for key in each.get("properties", ())))


def everywhere(schema: dict[str, Any], values: tuple[Value, ...] = EDGES) -> list[Value]:
    """Return documents that hold one of ``values`` each, in any place that ``schema`` has.

    Half of all places are in overlays, whose keys take what those of the models below take: there
    a value of each type will do.
    """
    places = [each for value in values for each in around(schema, schema, value)]
    overlays = [each for value in FEW for each in around(schema, schema, value)]
    return [each for each in places if not _is_overlaying(each)] + [
        each for each in overlays if _is_overlaying(each)
    ]


def _is_overlaying(document: Value) -> bool:
    return isinstance(document, dict) and "Environments" in document


def around(node: dict[str, Any], schema: dict[str, Any], value: Value) -> list[Value]:
    """Return ``value`` in every place that ``node`` has for one, each in as little as it takes."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    found: list[Value] = [deepcopy(value)]
    for key, each in node.get("properties", {}).items():
        found += [{key: inner} for inner in around(each, schema, value)]
    if "items" in node:
        found += [[inner] for inner in around(node["items"], schema, value)]
    if isinstance(node.get("additionalProperties"), dict):
        found += [{"k": inner} for inner in around(node["additionalProperties"], schema, value)]
    return found
