"""Files as values: what the models allow, made from the models themselves, and that damaged.

Values are those the exact reader makes: dict with text keys, list, str, int of at most 100
digits, float, bool, None. Lone surrogates are left out: no file holds one.
"""

from __future__ import annotations

from copy import deepcopy
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import WithJsonSchema

from wfc_spec.bizdate import FIRST_MILLISECOND
from wfc_spec.fields import INTEGER_MAX, LONG_MAX
from wfc_spec.model import Model

Value = Any
Values = st.SearchStrategy[Value]

NUMBERS = st.integers(-(10**99), 10**99) | st.floats()
#: Characters that stand in a file as they are; the others of UTF-8 need an escape.
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc",),
    exclude_characters="\ufeff\ufffe\uffff",
    include_characters="\t\n\r\x85",
)
WRITTEN = st.text(CHARACTERS, max_size=8)
#: What stands in a text field; a number or boolean there keeps its spelling.
TEXT = WRITTEN | NUMBERS | st.booleans()
WORD = TEXT.filter(lambda text: text != "")
DURATION = st.tuples(
    *(st.none() | st.integers(0, 10**digits - 1).map(f"{{}}{unit}".format)
      for unit, digits in (("d", 4), ("h", 5), ("m", 7), ("s", 9)))
).map(lambda units: "".join(filter(None, units))).filter(bool)  # fmt: skip

#: What there is of each kind of value (``x-kind``).
KINDS: dict[str, Values] = {
    "text": TEXT,
    "long": st.integers(0, LONG_MAX) | st.integers(0, LONG_MAX).map(str),
    "seconds": st.integers(1, INTEGER_MAX) | st.integers(1, 10**9 - 1).map(str) | DURATION,
    "bizdate": st.integers(FIRST_MILLISECOND, LONG_MAX)
    | st.integers(FIRST_MILLISECOND, 10**18 - 1).map(str)
    | st.dates().map(str),
    "parameters": TEXT | st.lists(TEXT, max_size=3) | st.dictionaries(WRITTEN, TEXT, max_size=3),
}

EXTENSIONS = st.dictionaries(WRITTEN.map("x-{}".format), st.none() | TEXT, max_size=1)

#: Values at the edge of what some key takes, and just beyond it.
EDGES: tuple[Value, ...] = (
    *(None, True, False, 0, 1, -1, 1.0, 1e3, 0.5, float("nan"), float("inf"), 10**99),
    *(LONG_MAX, LONG_MAX + 1, INTEGER_MAX, INTEGER_MAX + 1),
    *(FIRST_MILLISECOND, FIRST_MILLISECOND - 1, 20261119),
    *("", " ", "\n", "0", "00", "7", "-1", "+1", "1.0", "0x10", "1_000", "²", "٣", "1\n"),  # noqa: RUF001 - digits that are none here
    *(str(LONG_MAX), str(LONG_MAX + 1), "9" * 18, "9" * 19, "9" * 100),
    *("90m", "90m\n", "1h30m", "30m1h", "1.5h", "90", "m", "0m", "1000000000"),
    *("2026-11-19", "2026-11-19\n", "2026-13-01", "2026-02-30", "20261119", "0000-01-01"),
    *("Prod", "prod", "Prod\n", "Constant", "odps", "AdhocWorkflow", "Project", "error"),
    *([], {}, [[]], [None], [{}], {"Name": None}, {"x-": None}, {"": ""}, ["a"], [1, "a"]),
)
JUNK = st.sampled_from(EDGES).map(deepcopy) | st.recursive(
    st.none() | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WRITTEN, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def valid(draw: st.DrawFn, model: type[Model]) -> dict[str, Value]:
    """Return a document of ``model``: some of its keys, each with any value it takes."""
    fields = {str(field.alias): field for field in model.model_fields.values()}
    keys = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=6))
    return {key: _value(draw, fields[key].annotation) for key in keys} | draw(EXTENSIONS)


def _value(draw: st.DrawFn, annotation: Any, least: int = 0) -> Value:
    """Draw what ``annotation`` allows; a list has at least ``least`` items."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    for schema in (each.json_schema for each in arguments if isinstance(each, WithJsonSchema)):
        values = KINDS[schema["x-kind"]]
        return draw(WORD if schema.get("minLength") else values)
    if origin in (Union, UnionType):
        return _value(draw, arguments[0])  # the other one is None: the key is absent
    if origin is Annotated:
        return _value(draw, arguments[0], least=1)  # no other bound is used
    if origin is Literal:
        return draw(st.sampled_from(arguments))
    if origin is list:
        return [_value(draw, arguments[0]) for _ in range(draw(st.integers(least, 2)))]
    if origin is dict:
        names = draw(st.lists(WRITTEN, unique=True, max_size=2))
        return {name: _value(draw, arguments[1]) for name in names}
    return draw(valid(annotation))


@st.composite
def damaged(draw: st.DrawFn, documents: Values, keys: tuple[str, ...]) -> Value:
    """Return one of ``documents`` with one to three entries removed, renamed, replaced or added."""
    document = deepcopy(draw(documents))
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from(list(holders(document))))
        names = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        new = draw(JUNK)
        if not names or draw(st.booleans()):
            _add(holder, draw(st.sampled_from(keys) | WRITTEN), new)
        elif draw(st.booleans()):
            holder[draw(st.sampled_from(names))] = new
        else:
            taken = holder.pop(draw(st.sampled_from(names)))
            if draw(st.booleans()):
                _add(holder, draw(st.sampled_from(keys) | WRITTEN), taken)
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
