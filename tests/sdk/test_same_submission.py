"""A workflow submitted by wfc says what it says submitted by the official SDK.

The bytes differ in two harmless ways: the SDK sorts the keys inside ``Tasks``, and adds an empty
list for each list it was not given. Where they do not differ, nothing does.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tests.laws import examples
from tests.properties.workflows import bodies
from wfc.targets.payload import Payload

from .compiled import GOLDEN, SAMPLES, Body, body_of, compiled, compiled_text, less_added
from .official import VERSION
from .pair import (
    OF_THE_BODY,
    SUBMIT,
    assert_same,
    assert_same_headers,
    assert_signed,
    ours,
    theirs,
)

if TYPE_CHECKING:
    from pathlib import Path

    from .recorder import Recorder, Sent

pytestmark = pytest.mark.xdist_group("sdk")

WORKFLOWS = pytest.mark.parametrize("path", [*SAMPLES, *GOLDEN], ids=lambda path: path.name)


def submitted(recorder: Recorder, payload: Payload) -> Sent:
    """Return the request of wfc that submits ``payload``."""
    ours(recorder).execute_adhoc_workflow_instance(payload)
    return recorder.take()


def officially(recorder: Recorder, body: Body) -> Sent:
    """Return the request of the SDK that submits ``body``."""
    theirs(recorder).call(SUBMIT, **body)
    return recorder.take()


def said(sent: Sent) -> Body:
    """Return the fields of a submission, ``Tasks`` parsed."""
    return {**sent.fields, "Tasks": json.loads(sent.fields["Tasks"])}


def compact(value: object) -> str:
    """Return ``value`` as JSON without blanks, its characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def assert_says_the_same(own: Sent, other: Sent) -> None:
    """Hold that the fields are the same, in the same order, and so what the headers say."""
    assert less_added(said(other), said(own)) == said(own)
    assert list(own.fields) == list(other.fields)
    assert (own.method, own.target) == (other.method, other.target)
    assert_same_headers(own, other, but=OF_THE_BODY)
    for sent in (own, other):
        assert sent.fields["Tasks"] == compact(said(sent)["Tasks"])
        assert_signed(sent)


@WORKFLOWS
def test_a_submission_says_what_the_sdk_says(recorder: Recorder, path: Path) -> None:
    own, other = submitted(recorder, compiled(path)), officially(recorder, body_of(path))
    assert_says_the_same(own, other)


@WORKFLOWS
def test_given_the_sdks_own_text_of_tasks_nothing_differs(recorder: Recorder, path: Path) -> None:
    other = officially(recorder, body_of(path))
    assert_same(submitted(recorder, Payload(SUBMIT, VERSION, {}, other.fields)), other)


@examples(60)
@given(body=bodies())
def test_any_body_says_what_the_sdk_says(recorder: Recorder, body: Body) -> None:
    own = submitted(recorder, compiled_text(json.dumps(body)))
    assert_says_the_same(own, officially(recorder, body))
    assert said(own)["Tasks"] == body["Tasks"]


@examples(60)
@given(body=bodies())
def test_any_body_goes_out_as_by_the_generic_client(recorder: Recorder, body: Body) -> None:
    """Byte for byte and signature for signature, whatever characters are in it."""
    payload = compiled_text(json.dumps(body))
    own = submitted(recorder, payload)
    theirs(recorder).call_generic("POST", SUBMIT, dict(sorted(payload.parameters.items())))
    assert_same(own, recorder.take())


def test_only_empty_lists_that_were_added_are_disregarded() -> None:
    own: Body = {"a": {}, "b": []}
    assert less_added({"a": {"x": []}, "b": [], "c": []}, own) == own
    others: list[Body] = [{"a": {}}, {**own, "c": [1]}, {**own, "a": {"x": {}}}]
    for other in others:
        assert less_added(other, own) != own
