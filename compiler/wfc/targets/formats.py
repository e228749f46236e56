"""The targets of a run, each loaded when it is asked for."""

from __future__ import annotations

from wfc_spec.targets import MANUAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from wfc.run_plan import RunPlan
    from wfc.targets.payload import Facets, Payload

    class Render(Protocol):
        """Make the request of one operation."""

        def __call__(self, plan: RunPlan) -> Payload:
            """Return the request that asks for ``plan``."""


def facets_of(action: str) -> Facets:
    """Return what tells one submission by ``action`` from another."""
    facets: Facets = _module(action).FACETS
    return facets


def renderer(target: str) -> Render:
    """Return the ``render`` of ``target``; raises ValueError for what is no target of a run."""
    if target not in MANUAL:
        raise ValueError(target)
    render: Render = _module(target).render
    return render


def _module(action: str) -> Any:
    from importlib import import_module

    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in action)
    return import_module(f"wfc.targets.{words.removeprefix('_')}")
