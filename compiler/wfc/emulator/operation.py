"""What an operation is: which request it takes, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wfc.emulator.parameters import Parameters
    from wfc.emulator.settings import Settings
    from wfc.emulator.store import Store
    from wfc_spec.faults import Knobs


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an operation, at ``now`` (µs), and what goes wrong with it."""

    parameters: Parameters
    store: Store
    settings: Settings
    now: int
    knobs: Knobs

    def fails(self, task: str, run: int) -> bool:
        """Tell whether run number ``run`` of ``task`` is to fail."""
        return task in self.settings.fail or run <= (self.knobs.fail_runs or {}).get(task, 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The body of the answer without its RequestId, and the id of an instance this call made."""

    body: Mapping[str, object]
    executed: int | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """An entry of the shelf ``operations``.

    ``perform`` raises ServiceError. A GET has its parameters in the query, a POST in the form,
    unless they stand ``in_query`` there too.
    """

    version: str
    action: str
    method: str
    parameters: frozenset[str]
    perform: Callable[[Call], Outcome]
    in_query: bool = False
