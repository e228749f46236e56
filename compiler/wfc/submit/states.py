"""The states of DataWorks, mapped once to the few that matter to us."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from wfc.report.text import plain


class Phase(Enum):
    """How far a workflow or task instance is."""

    WAITING = "waiting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    SKIPPED = "skipped"
    FAILED = "failed"
    UNKNOWN = "unknown"


# API 2024-05-18, field Status of GetWorkflowInstance and GetTaskInstance. That Success and
# Failure are the last states is assumed: no document says so, and there is none for "stopped".
_PHASES = {
    "NotRun": Phase.WAITING,
    "WaitTime": Phase.WAITING,
    "WaitResource": Phase.WAITING,
    "WaitTrigger": Phase.WAITING,
    "Running": Phase.RUNNING,
    "Checking": Phase.RUNNING,
    "CheckingCondition": Phase.RUNNING,
    "Success": Phase.SUCCEEDED,
    "Failure": Phase.FAILED,
}

_SKIPPED = "skipped: did not run"
_FROZEN = "frozen: did not run"

# Values of TriggerRecurrence with which a task is "directly set to successful", does a dry run,
# or is paused, which sets it to failed (API page of GetTaskInstance).
_REMARKS = {
    "Skip": _SKIPPED,
    "SkipUnchoose": _SKIPPED,
    "SkipCycle": _SKIPPED,
    "SkipCalendar": _SKIPPED,
    "ConditionUnchoose": _SKIPPED,
    "RealtimeDeprecated": _SKIPPED,
    "Pause": _FROZEN,
    "PauseCalendar": _FROZEN,
}


@dataclass(frozen=True, slots=True)
class State:
    """A state: the service's own word for it, what it means to us, and what the word hides."""

    word: str
    phase: Phase
    remark: str = ""

    @property
    def is_final(self) -> bool:
        """Tell whether it ends an instance; a word we do not know does not."""
        return self.phase in (Phase.SUCCEEDED, Phase.SKIPPED, Phase.FAILED)

    def __str__(self) -> str:
        """Return it as shown to people: the service's word, with what it hides."""
        if self.phase is Phase.UNKNOWN:
            return f"UNKNOWN({plain(self.word)})"
        return f"{self.word} ({self.remark})" if self.remark else self.word


def read_state(status: str, recurrence: str = "") -> State:
    """Return the state that ``Status`` and ``TriggerRecurrence`` of an instance tell."""
    phase = _PHASES.get(status, Phase.UNKNOWN)
    remark = _REMARKS.get(recurrence, "")
    if phase is Phase.SUCCEEDED and remark:
        return State(status, Phase.SKIPPED, remark)
    return State(status, phase, remark if phase is Phase.FAILED and remark is _FROZEN else "")
