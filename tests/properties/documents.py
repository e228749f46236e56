"""Files as values: what the models of the language allow, made from the models themselves.

Values are those the exact reader makes: dict with text keys, list, str, int of at most 100
digits, float, bool, None. Lone surrogates and empty keys are left out: it refuses both.
"""

from __future__ import annotations

from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import WithJsonSchema

from wfc_spec.bizdate import FIRST_MILLISECOND, LAST_MILLISECOND
from wfc_spec.fields import INTEGER_MAX, LONG_MAX
from wfc_spec.model import Model

Value = Any
Values = st.SearchStrategy[Value]

NUMBERS = st.integers(-(10**99), 10**99) | st.floats()
#: Characters that stand in a file as they are; the others of UTF-8 need an escape.
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc"],
    exclude_characters="\ufeff\ufffe\uffff",
    include_characters="\t\n\r\x85",
)
WRITTEN = st.text(CHARACTERS, max_size=8)
KEY = WRITTEN.filter(bool)
#: What stands in a text field; a number or boolean there keeps its spelling.
TEXT = WRITTEN | NUMBERS | st.booleans()
WORD = TEXT.filter(lambda text: text != "")
UNITS = (("d", 4), ("h", 4), ("m", 6), ("s", 9))
DURATION = (
    st.tuples(*(st.none() | st.integers(0, 10**digits - 1) for _, digits in UNITS))
    .filter(any)
    .map(lambda found: zip(found, UNITS, strict=True))
    .map(lambda found: "".join(f"{n}{unit}" for n, (unit, _) in found if n is not None))
)
MOMENT = st.integers(FIRST_MILLISECOND, LAST_MILLISECOND)
DAY = st.dates(date(2002, 1, 1), date(2999, 12, 31))

PAIRS = st.dictionaries(KEY, TEXT, max_size=3)
TAG = WORD | st.fixed_dictionaries({}, optional={"Key": TEXT, "Value": TEXT})
REFERENCE = st.sampled_from(("${{ params.x }}", "a ${{ env }}", "${{"))

#: What there is of each kind of value (``x-kind``).
KINDS: dict[str, Values] = {
    "text": TEXT,
    "long": st.integers(0, LONG_MAX) | st.integers(0, LONG_MAX).map(str),
    "seconds": st.integers(1, INTEGER_MAX) | st.integers(1, 10**9 - 1).map(str) | DURATION,
    "bizdate": MOMENT | MOMENT.map(str) | DAY.map(str),
    "scalar": st.integers(-(10**99), 10**99) | WRITTEN,
    "parameters": TEXT | st.lists(TEXT, max_size=3) | PAIRS,
    "pairs": TEXT | PAIRS,
    "pairs-by-node": TEXT | st.dictionaries(KEY, TEXT | PAIRS, max_size=2),
    "day": DAY.map(str),
    "midnight": DAY.map(str) | DAY.map("{} 00:00:00".format),
    "flag": st.booleans(),
}

EXTENSIONS = st.dictionaries(WRITTEN.map("x-{}".format), st.none() | TEXT, max_size=1)


@st.composite
def valid(draw: st.DrawFn, model: type[Model]) -> dict[str, Value]:
    """Return a document of ``model``: some of its keys, each with any value it takes."""
    fields = {str(field.alias): field for field in model.model_fields.values()}
    keys = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=6))
    return {key: _value(draw, fields[key].annotation) for key in keys} | draw(EXTENSIONS)


def _value(draw: st.DrawFn, annotation: Any, least: int = 0) -> Value:
    """Draw what ``annotation`` allows; a list has at least ``least`` items."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    for each in arguments:
        if isinstance(each, WithJsonSchema) and each.json_schema:
            return draw(_scalars(each.json_schema))
    if origin in (Union, UnionType):
        return _value(draw, arguments[0])  # the other one is None: the key is absent
    if origin is Annotated:
        return _value(draw, arguments[0], least=1)  # no other bound is used
    if origin is Literal:
        return draw(st.sampled_from(arguments))
    if origin is list:
        return [_value(draw, arguments[0]) for _ in range(draw(st.integers(least, 2)))]
    if origin is dict:
        names = draw(st.lists(KEY, unique=True, max_size=2))
        return {name: _value(draw, arguments[1]) for name in names}
    return draw(valid(annotation))


def _scalars(schema: dict[str, Any]) -> Values:
    """Return what there is of the kind of value that ``schema`` is about."""
    if "x-words" in schema:
        return st.sampled_from([word for word, _ in schema["x-words"]]) | REFERENCE
    if schema["x-kind"] == "tag":
        return TAG
    if schema.get("maximum", LONG_MAX) < INTEGER_MAX:
        return st.integers(schema["minimum"], schema["maximum"])
    return WORD if "minLength" in schema else KINDS[schema["x-kind"]]
