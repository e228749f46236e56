"""Names in overlays and tasks that mean nothing: environments and tasks that there are none of."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.resolve.budget import ENVIRONMENTS
from wfc.resolve.overlays import PARTS
from wfc.resolve.trail import trail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from wfc.resolve.include import Sources
    from wfc.resolve.overlays import Overlays
    from wfc.shape.spec import Spec


def too_many_environments(sources: Sources) -> Iterator[Fault]:
    """Yield the first environment that is one too many."""
    named = sources.environments()[: ENVIRONMENTS + 1]
    if len(named) > ENVIRONMENTS:
        has_it = (each for each in sources.specs() if named[-1] in _environments(each))
        spec = next(has_it, sources.spec)
        facts: dict[str, object] = {"limit": f"{ENVIRONMENTS} environments", "at": "environment"}
        yield Fault("expansion-limit", spec.place("Environments", named[-1]).key(), facts)


def _environments(spec: Spec) -> Collection[str]:
    found: Collection[str] = spec.value.get("Environments") or ()
    return found


def unknown_environments(sources: Sources) -> Iterator[Fault]:
    """Yield each name in Only and Except that is no environment."""
    known = sources.environments()
    if any(spec.cuts and ("Environments",) in dict(spec.cuts) for spec in sources.specs()):
        return  # they are told to be no map: what they name is not known
    for part in sources.parts:
        for index, task in enumerate(part.spec.value.get("Tasks") or ()):
            for key in ("Only", "Except"):
                for number, name in enumerate((task or {}).get(key) or ()):
                    if name is not None and name not in known:
                        place = part.spec.place("Tasks", index)
                        facts: dict[str, object] = {"name": name, "known": known}
                        where = trail(place, (key, number), part.through)
                        yield Fault("unknown-environment", where, facts)


def unknown_tasks(
    sources: Sources,
    overlays: Overlays,
    groups: Mapping[str, tuple[str, ...]],
    environment: str | None,
) -> Iterator[Fault]:
    """Yield each task that the file's overlay names and the files do not have.

    ``groups`` are the tasks that each loop has made.
    """
    known = {
        own["Name"]: None
        for part in sources.parts
        for own in part.spec.value.get(PARTS[sources.spec.kind]) or ()
        if own is not None and "Name" in own
    }
    lost = sources.lost()
    made = {name: written for written, names in groups.items() for name in names}
    for name, place in overlays.task_names():
        if name not in known and name not in lost:
            facts: dict[str, object] = {
                "name": name,
                "known": tuple(known),
                "loop": made.get(name),
                "environment": environment,
                "noun": "node" if sources.spec.kind == "ManualRun" else "task",
            }
            yield Fault("unknown-overlay-task", place, facts)
