"""The page of the fault script: every key of its model, with examples that are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.docs.flow import flow
from tests.docs.keys import keys
from wfc_spec.publish import spec_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.docs.keys import Key

HEAD = """\
# Fault scripts

<!-- Generated from the models in spec/wfc_spec by `pytest tests/docs --bless`; do not edit. -->

What a file for `wfc emulate --faults` may say: [how to use it](emulator.md#let-things-go-wrong).
Times are in seconds. The same keys for programs: `wfc schema fault-script`.
"""
SECTIONS = {
    (): "## The script\n",
    ("Faults",): "## Below Faults: an entry\n",
    ("Faults", "Reply"): "## Below Reply\n",
    ("Faults", "Quota"): "## Below Quota\n",
}


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for above, heading in SECTIONS.items():
        parts += [heading, *(_section(key) for key in told() if key.route[:-1] == above)]
    return "\n".join(parts)


def told() -> Iterator[Key]:
    """Give every key once: what OneOf holds are the keys of an entry again."""
    return (key for key in keys(spec_schema("fault-script")) if key.route[:-1] in SECTIONS)


def examples(key: Key) -> Iterator[dict[str, Any]]:
    """Give each example of ``key`` as the script around it."""
    for example in key.examples:
        found: Any = example
        for name in reversed(key.route):
            found = {name: found}
            if name == "Faults" and len(key.route) > 1:
                found = {"Faults": [found["Faults"]]}
        yield found


def _section(key: Key) -> str:
    facts = [f"- Takes {key.takes}.", *(f"- `{word}`: {what}" for word, what in key.choices)]
    shown = "".join(f"{key.route[-1]}: {flow(each)}\n" for each in key.examples)
    code = f"\n```text\n{shown}```\n" if shown and not key.choices else ""
    heading = "### " + ".".join(key.route[1:] or key.route)
    return "\n".join([heading, "", key.meaning, "", *facts, code])
