"""What the settings of a project say for runs of several targets: each run takes what is its."""

from __future__ import annotations

from wfc.resolve.layers import Layer
from wfc.resolve.manual_run import said_target, shown
from wfc.resolve.templates import merged
from wfc_spec.targets import MANUAL, SAYS, spelling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.resolve.include import Sources
    from wfc.resolve.resolve import Given


def targeted(layers: tuple[Layer, ...], sources: Sources, given: Given) -> tuple[Layer, ...]:
    """Return the top ``layers`` of a run without what ``wfc.yaml`` says for other targets.

    Of keys that say the same (``EnvType``, ``ProjectEnv``) one stays: in which environment
    something runs is never dropped.
    """
    project = sources.project
    if project is None:
        return layers
    file = project.document.file
    everything = merged(layers)
    own = merged(tuple(each for each in layers if each.place.file != file))
    seen = own if "FlowName" in own or "WorkflowId" in own else everything
    target = said_target(sources.spec, everything, given) or shown(seen)
    return tuple(
        _without(each, target, everything) if each.place.file == file else each for each in layers
    )


def _without(layer: Layer, target: str, everything: dict[str, Any]) -> Layer:
    kept = {key: layer.value[key] for key in layer.value if _is_for(target, key, everything)}
    return Layer(layer.place, kept, layer.through, is_shared=layer.is_shared)


def _is_for(target: str, key: str, everything: dict[str, Any]) -> bool:
    """Say whether ``key`` is for ``target``, or nothing else says there what it says."""
    if target in SAYS.get(key, MANUAL) and not spelling(key):
        return True
    same = spelling(key)
    first = (same[target],) if target in same else ()
    return key == next((each for each in (*first, *same.values()) if each in everything), None)
