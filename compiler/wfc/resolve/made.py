"""Tasks and workflows made of several layers and files, each value with what led to it."""

from __future__ import annotations

from wfc.problem import Label, Place
from wfc.resolve.layers import value_at, winner
from wfc.resolve.overlays import extended
from wfc.resolve.scope import SCRIPT
from wfc.resolve.trail import Trail
from wfc.resolve.unseen import Everything
from wfc.resolve.workflow import Task, Workflow
from wfc_spec.interpolation import OPENING, slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Final

    from wfc.problem import Fault, Route
    from wfc.resolve.include import Sources
    from wfc.resolve.layers import Layer
    from wfc.resolve.scope import Scope
    from wfc.shape.spec import Spec


def place_in(layers: tuple[Layer, ...], scope: Scope, route: Route) -> Trail:
    """Return where the value at ``route`` of merged ``layers`` was written, and what led there."""
    layer = winner(layers, route)
    place = Place(layer.place.file, layer.place.route + route)
    text = value_at(layer.value, route)
    is_made = isinstance(text, str) and OPENING in text and route != SCRIPT
    through = layer.through + (scope.labels(text) if is_made else ())
    is_shared = layer.is_shared or scope.each is not None
    return Trail(place, through, is_shared=is_shared, is_made=is_made)


class Below:
    """What lies under a task: the layers of its templates, nearest first, then of Defaults.

    ``value`` is all of them merged, with every ``null`` kept. Not ``is_whole``: a template that is
    named is not there, and nobody knows what it says.
    """

    __slots__ = ("defaults", "is_whole", "templates", "value")

    def __init__(
        self,
        templates: tuple[Layer, ...],
        defaults: tuple[Layer, ...],
        value: dict[str, Any],
        *,
        is_whole: bool,
    ) -> None:
        """Hold the layers and what they come to."""
        self.is_whole: Final = is_whole
        self.templates: Final = templates
        self.defaults: Final = defaults
        self.value: Final = value


class MadeTask(Task):
    """A task in one environment and turn of a loop: its own layers, and what lies ``below``."""

    __slots__ = ("_own_layers", "_under", "scope")

    def __init__(
        self,
        index: int,
        value: dict[str, Any],
        own: tuple[Layer, ...],
        below: Below,
        scope: Scope,
        script: str | None,
    ) -> None:
        """Hold ``value``; the last of ``own`` is the task as written, before it overlays.

        ``scope`` is what its references stood for.
        """
        super().__init__(index, value, value, own[-1].place, (), script)
        self._own_layers: Final = own
        self._under: Final = below
        self.scope: Final = scope

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Return what was laid over each other, strongest first."""
        written = self._own_layers[-1].place
        below = self._under
        extends = Place(written.file, (*written.route, "Extends"))
        label = Label(extends, f"{self.title()} extends it here")
        here = Label(Place(written.file, (*written.route, "Name")), f"for {self.title()}")
        return (
            *self._own_layers,
            *extended(below.templates, label),
            *(
                layer if layer.place.file == written.file else next(iter(extended((layer,), here)))
                for layer in below.defaults
            ),
        )

    def again(self, value: dict[str, Any]) -> MadeTask:
        """Return the same task with another value."""
        own, below = self._own_layers, self._under
        return MadeTask(self.index, value, own, below, self.scope, self.script)

    def place(self, *route: str | int) -> Trail:
        """Return where the value at ``route`` of this task was written.

        The name of a turn is made even where it refers to nothing: values are put behind it.
        """
        found = place_in(self.layers, self.scope, route)
        if route != ("Name",) or self.scope.each is None or found.is_made:
            return found
        through = found.through + self.scope.turn()
        return Trail(found, through, is_shared=True, is_made=True)


class Origin:
    """What a workflow was made of: its files, its top-level layers, and one environment."""

    __slots__ = ("absent", "environment", "externals", "groups", "is_protected", "is_whole",
                 "layers", "lost", "scope", "specs")  # fmt: skip

    def __init__(
        self,
        sources: Sources,
        layers: tuple[Layer, ...],
        scope: Scope,
        groups: Mapping[str, tuple[str, ...]],
        absent: Mapping[str, Label],
        lost: tuple[tuple[Place, Any], ...],
        externals: tuple[Trail, ...],
        *,
        is_protected: bool,
    ) -> None:
        """Hold all that leads back to what was written in ``sources``."""
        self.specs: Final = sources.specs()
        self.layers: Final = layers
        self.scope: Final = scope
        self.environment: Final = scope.environment
        self.groups: Final = groups
        self.absent: Final = absent
        self.lost: Final = lost
        self.externals: Final = externals
        self.is_protected: Final = is_protected
        self.is_whole: Final = sources.is_whole


class Traced(Workflow):
    """What every workflow that is made of several layers or files knows of its ``origin``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def origin(self) -> Origin:
            """Return what the workflow was made of."""

    @property
    def environment(self) -> str | None:
        """Return the environment this is the workflow of; None where the file names none."""
        return self.origin.environment

    @property
    def is_protected(self) -> bool:
        """Say whether the environment takes reviewed plans only."""
        return self.origin.is_protected

    @property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names of the tasks that each ForEach has made, by the name it is under."""
        return self.origin.groups

    @property
    def absent(self) -> Mapping[str, Label]:
        """Return the tasks and outputs that this environment lacks, each with why."""
        return self.origin.absent

    @property
    def unset(self) -> tuple[str, ...]:
        """Return the params that are referred to and have no value yet."""
        meanings = self.origin.scope.params
        texts = (text for _, text in self.origin.lost if isinstance(text, str))
        names = (slot.name for text in texts for slot in slots(text) if slot.source == "params")
        unset = (name for name in names if name in meanings and meanings[name].text is None)
        return tuple(dict.fromkeys(unset))

    def place(self, *route: str | int) -> Trail:
        """Return where the top-level value at ``route`` was written."""
        externals = self.origin.externals
        if externals and route[:1] == ("Externals",):
            index = route[1] if len(route) > 1 and isinstance(route[1], int) else 0
            return externals[min(index, len(externals) - 1)]
        return place_in(self.origin.layers, self.origin.scope, route)

    def specs(self) -> tuple[Spec, ...]:
        """Return the files that this was made of, its own first."""
        return self.origin.specs

    def cuts(self) -> frozenset[tuple[str, Route]]:
        """Return file and route of every part that was cut, or has no value yet."""
        lost = frozenset((place.file, place.route) for place, _ in self.origin.lost)
        return Workflow.cuts(self) | lost

    def lost(self) -> frozenset[str]:
        """Return every name in the parts that were cut, not read, or have no value yet."""
        if not self.origin.is_whole:
            return Everything()
        texts = (text for _, text in self.origin.lost if isinstance(text, str))
        return Workflow.lost(self) | frozenset(texts)


class MadeWorkflow(Traced):
    """A workflow made of several layers or files."""

    __slots__ = ("origin",)

    def __init__(
        self,
        spec: Spec,
        tasks: tuple[Task, ...],
        day: int | str | None,
        faults: tuple[Fault, ...],
        value: dict[str, Any],
        origin: Origin,
        types: frozenset[str] = frozenset(),
    ) -> None:
        """Hold ``value`` and ``tasks``, which came of ``origin``."""
        super().__init__(spec, tasks, day, faults, value, types)
        self.origin: Final = origin
