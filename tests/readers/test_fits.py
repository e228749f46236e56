"""The generated validators: yes means that jsonschema finds nothing, no that it should look."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wfc_schemas
from tests.laws import examples
from tests.properties.damage import damaged, everywhere, keys_of
from tests.properties.documents import valid
from wfc.shape.faults import faults_of
from wfc.shape.kind import SCHEMAS
from wfc.shape.settle import settled
from wfc.shape.shape import fits
from wfc.source.document import Document
from wfc.source.exact import read
from wfc_spec.model import Model
from wfc_spec.publish import KINDS

PUBLISHED = {kind: wfc_schemas.load(name) for kind, name in SCHEMAS.items()}
MODELS = {kind: KINDS[name] for kind, name in SCHEMAS.items()}
FOUND = {
    kind: valid(model) | damaged(valid(model), keys_of(PUBLISHED[kind]))
    for kind, model in MODELS.items()
    if issubclass(model, Model)
}
MANY = examples(200)


def accepted(kind: str, body: Any) -> bool:
    """Say whether jsonschema, strict about integers, finds nothing wrong with ``body``."""
    return not faults_of(PUBLISHED[kind], body, Document("spec.yaml", "", body), ())[0]


def loosely(kind: str, body: Any) -> bool:
    return fits(kind, deepcopy(body), loose=True)


@pytest.mark.parametrize("kind", SCHEMAS)
@MANY
@given(data=st.data())
def test_yes_means_that_jsonschema_finds_nothing(kind: str, data: st.DataObject) -> None:
    body = data.draw(FOUND[kind])
    yes = accepted(kind, body)
    assert yes or not fits(kind, deepcopy(body), loose=False)
    assert yes or not loosely(kind, body)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_yes_means_it_for_odd_values_in_any_place(kind: str) -> None:
    places = everywhere(PUBLISHED[kind])
    bodies = [each for each in places if isinstance(each, dict)]
    taken = [body for body in bodies if loosely(kind, body) or fits(kind, body, loose=False)]
    assert len(taken) > 100
    assert [body for body in taken if not accepted(kind, body)] == []


@pytest.mark.parametrize("kind", SCHEMAS)
@MANY
@given(data=st.data())
def test_what_is_loosely_taken_is_left_in_a_form_that_is_strictly_taken(
    kind: str, data: st.DataObject
) -> None:
    body = data.draw(FOUND[kind])
    if fits(kind, body, loose=True):
        assert fits(kind, body, loose=False)
        assert accepted(kind, body)


#: Where each kind of value stands; ``text`` may be empty, a ``word`` not, a ``name`` is compared.
FIELDS: dict[str, Any] = {
    "long": lambda value: {"ProjectId": value},
    "seconds": lambda value: {"Tasks": [{"Timeout": value}]},
    "bizdate": lambda value: {"BizDate": value},
    "text": lambda value: {"Description": value},
    "word": lambda value: {"Owner": value},
    "name": lambda value: {"Name": value},
    "names": lambda value: {"Externals": [value]},
    "choice": lambda value: {"EnvType": value},
    "parameter": lambda value: {"Tasks": [{"Script": {"Parameters": {"a": value}}}]},
    "position": lambda value: {"Tasks": [{"Script": {"Parameters": [value]}}]},
    "ours": lambda value: {"x-a": value},
}

#: Values as they are written in a file, and who takes them first: the quick reader's check, that
#: of the exact reader's values, jsonschema alone, or nobody. Only long durations and days that the
#: calendar does not have need jsonschema to be found clean (the days are then told by a rule).
LOOKS: dict[str, dict[str, tuple[str, ...]]] = {
    "long": {
        "quick": ("0", "1", "9223372036854775807", "'7'", "'9223372036854775807'", "1_000", "0x1F"),
        "nobody": (
            *("-1", "9223372036854775808", "'010'", "''", "a", "1.0", "true", "~", "[]", "{}"),
            *("²", "'1 '", '"1\\n"', "'9223372036854775808'"),
        ),
    },
    "seconds": {
        "quick": (
            *("1", "3600", "'3600'", "2147483647", "90m", "1h30m", "9999m", "9999d"),
            *("'999999999'",),
        ),
        "jsonschema": ("99999m", "1h30m15s"),
        "nobody": (
            *("99999d", "'1000000000'", "0", "-1", "2147483648", "''", "m", "1m1h", "1.5h", "0m"),
            *("0d0s", '"90m\\n"', "1e3", "90 m", "'0'", "'007'"),
        ),
    },
    "bizdate": {
        "quick": (
            *("2026-11-19", "2002-01-01", "2999-12-31", "2024-02-29", "1795017600000"),
            *("'1795017600000'",),
        ),
        "jsonschema": ("2026-02-30", "2023-02-29", "2026-04-31"),
        "nobody": (
            *("2001-12-31", "3000-01-01", "20261119", "999999999999", "100000000000000"),
            *("2026-13-01", "2026-1-1", "''", '"2026-11-19\\n"', "2026-11-19T00:00:00", "1.5"),
            *("true",),
        ),
    },
    "text": {
        "quick": ("a", "''", "1", "1.5", "true", "010", '"a\\n"', "9" * 101),
        "exact": (".nan", "1e400"),
        "nobody": ("~", "[]"),
    },
    "word": {
        "quick": ("a", "1", "false", "1.10", '"\\n"', "9" * 101, "9" * 5000),
        "nobody": ("''", "~", "{}"),
    },
    "name": {
        "quick": ("a", "'1'"),
        "exact": ("1", "true", "1e3"),
        "nobody": ("''", "~", "[]"),
    },
    "names": {
        "quick": ("a", "'010'"),
        "exact": ("010", "true"),
        "nobody": ("''", "~"),
    },
    "choice": {
        "quick": ("Prod", "Dev"),
        "nobody": ("prod", "1", "''", "~", '"Prod\\n"'),
    },
    "parameter": {
        "quick": ("a", "''", "1", "1.5", "true"),
        "nobody": ("~", "[]", "{}"),
    },
    "position": {
        "quick": ("a", "''", "1", "1.5", "true"),
        "nobody": ("~", "[]", "{}"),
    },
    "ours": {
        "quick": ("a", "1", "[1, {a: 1}]", "{1: a}"),
        "exact": ("~", "{a: ~}", "{a b: 1}"),
    },
}


def looks(field: str, written: str) -> str:
    """Return who takes what is written: the quick check, the exact one, jsonschema, or nobody."""
    holder = repr(FIELDS[field]("@")).replace("'@'", written)
    document = read("spec.yaml", holder.encode())
    assert document.faults == ()
    assert isinstance(document.value, dict)
    yes = accepted("AdhocWorkflow", document.value)
    whole = settled(PUBLISHED["AdhocWorkflow"], document.value, set(), document, ())
    strict = fits("AdhocWorkflow", whole, loose=False)
    quick = loosely("AdhocWorkflow", document.value)
    assert yes or not (strict or quick)
    return "quick" if quick else "exact" if strict else "jsonschema" if yes else "nobody"


@pytest.mark.parametrize("field", LOOKS)
def test_who_takes_a_value(field: str) -> None:
    told: dict[str, tuple[str, ...]] = {}
    for written in (each for values in LOOKS[field].values() for each in values):
        who = looks(field, written)
        told[who] = (*told.get(who, ()), written)
    assert told == LOOKS[field]
