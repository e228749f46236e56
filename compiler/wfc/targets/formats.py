"""The targets of a run, each loaded when it is asked for."""

from __future__ import annotations

from wfc_spec.targets import MANUAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from wfc.run_plan import RunPlan
    from wfc.targets.payload import Payload

    class Render(Protocol):
        """Make the request of one operation."""

        def __call__(self, plan: RunPlan) -> Payload:
            """Return the request that asks for ``plan``."""


def renderer(target: str) -> Render:
    """Return the ``render`` of ``target``; raises ValueError for what is no target of a run."""
    if target not in MANUAL:
        raise ValueError(target)
    from importlib import import_module

    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in target)
    render: Render = import_module(f"wfc.targets.{words.removeprefix('_')}").render
    return render
