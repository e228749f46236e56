"""The page of what the emulator does, from the list that its code names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.emulator.behaviours_adhoc import ADHOC_BEHAVIOURS
from wfc.emulator.behaviours_gateway import GATEWAY_BEHAVIOURS
from wfc.emulator.behaviours_manual import MANUAL_BEHAVIOURS
from wfc.emulator.behaviours_run import RUN_BEHAVIOURS

if TYPE_CHECKING:
    from wfc.emulator.behaviour import Behaviour

HEAD = """\
# Behaviours of the emulator

<!-- Generated from compiler/wfc/emulator/behaviours*.py by `pytest tests/docs --bless`. -->

Everything the emulator refuses, shows and takes for granted, and how sure it is that the service
does so too. `wfc emulate --behaviours` prints the same list.

- **documented**: a public document or the text of the official SDK says so.
- **observed**: seen by running the official client.
- **assumed**: nobody has said so in public, or only a third party has. The service may differ.

A *refusal* is a request that is not done, with the HTTP status and error code it is answered with.
A *default* is a value that the request leaves open, or a limit. A *state* is how a thing behaves or
reads back.

"""

ROOMS: dict[str, tuple[Behaviour, ...]] = {
    "Before an operation": GATEWAY_BEHAVIOURS,
    "ExecuteAdhocWorkflowInstance": ADHOC_BEHAVIOURS,
    "A run, and how it reads back": RUN_BEHAVIOURS,
    "Runs of manual workflows": MANUAL_BEHAVIOURS,
}


def page() -> str:
    """Return the page."""
    return HEAD + "\n".join(
        f"## {room}\n\n" + "\n".join(map(_entry, entries)) for room, entries in ROOMS.items()
    )


def _entry(each: Behaviour) -> str:
    what = each.what[:1].upper() + each.what[1:]
    return (
        f"### {each.name}\n\n**{each.mark}** · {_kind(each)}\n\n{what}.\n\nSource: {each.source}.\n"
    )


def _kind(each: Behaviour) -> str:
    if each.kind == "refusal":
        return f"refusal, {each.status} `{each.code.replace('{}', '<name>')}`"
    return f"default, `{each.value}`" if each.kind == "default" else each.kind
