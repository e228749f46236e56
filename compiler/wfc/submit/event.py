"""What may happen to a submission, as events: one JSON object each, by a published schema.

Ids are text: they may have more digits than a JSON reader's numbers keep. A key is always there;
what is not known is null. A change that could break a reader changes ``version``.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

TITLE: Final = "wfc events"
SCHEMA_ID: Final = "urn:wfc:schema:events:1"

Id: TypeAlias = Annotated[str, Field(pattern="^[1-9][0-9]{0,18}$")]
PhaseWord: TypeAlias = Annotated[
    Literal["waiting", "running", "succeeded", "skipped", "failed", "unknown"],
    Field(description="What the state means to wfc; `skipped` is a success that never ran."),
]
Action: TypeAlias = Annotated[
    Literal["stop", "rerun"], Field(description="What is asked of the service.")
]


class Event(BaseModel):
    """What every event says."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )

    version: Literal[1] = Field(1, description="Of this format.")
    time: str = Field("", description="When it was written: RFC 3339, UTC, milliseconds.")
    workflow: str | None = Field(None, description="The name of the workflow.")
    submission: str | None = Field(
        None, description="The identity of the submission in the journal, 64 hex digits."
    )
    run: Id | None = Field(None, description="The id of the workflow instance.")

    def written(self, time: str) -> str:
        """Return it as one line, what tells events apart first."""
        told = self.model_dump()
        head = {"version": told["version"], "time": time, "event": told["event"]}
        return json.dumps(head | {**told, **head}, ensure_ascii=False, separators=(",", ":"))


class Planned(Event):
    """A workflow is about to be submitted, unless it was before."""

    event: Literal["planned"] = Field("planned", description="Its kind.")
    file: str | None = Field(None, description="The spec, as it was named.")
    region: str = Field(description="The region, or the address of an unlisted host.")
    project: str = Field(description="ProjectId or ProjectName.")
    environment: str | None = Field(None, description="EnvType or ProjectEnv.")
    biz_date: str | None = Field(None, description="The business date, as people write it.")
    tasks: int = Field(description="How many tasks it has.")


class Submitting(Event):
    """It may execute from now on: this is in the journal, and then the last byte is sent."""

    event: Literal["submitting"] = Field("submitting", description="Its kind.")
    attempt: int = Field(description="The number of the attempt in the journal.")


class OfRuns(Event):
    """What tells of all the runs that a submission has become."""

    runs: list[Id] = Field(
        [], description="`run` and the further ones: of several business dates one each."
    )


class Submitted(OfRuns):
    """The service has answered with the id of a run."""

    event: Literal["submitted"] = Field("submitted", description="Its kind.")
    request_id: str | None = Field(None, description="The service's name of the call.")


class Already(OfRuns):
    """The same was submitted before: nothing is sent."""

    event: Literal["already"] = Field("already", description="Its kind.")


class Adopted(OfRuns):
    """A run that was found is taken for the one whose answer was lost."""

    event: Literal["adopted"] = Field("adopted", description="Its kind.")
    reason: str = Field(description="How it was found.")


class NotSubmitted(Event):
    """Surely not submitted: not sent, throttled, or not found once it could not come any more."""

    event: Literal["not_submitted"] = Field("not_submitted", description="Its kind.")
    reason: str = Field(description="Why, on one line.")


class Refused(Event):
    """The service refused it: surely not submitted."""

    event: Literal["refused"] = Field("refused", description="Its kind.")
    code: str = Field(description="The service's code.")
    message: str = Field(description="The service's words.")
    request_id: str | None = Field(None, description="The service's name of the call.")
    file: str | None = Field(None, description="The file that the refusal is about.")
    line: int | None = Field(None, description="From 1; null where the refusal names nothing.")
    column: int | None = Field(None, description="From 1, in code points.")


class OutcomeUnknown(Event):
    """Perhaps submitted: nothing that came back proves either."""

    event: Literal["unknown"] = Field("unknown", description="Its kind.")
    reason: str = Field(description="Why, on one line.")


class RunState(Event):
    """A run is seen in another state than before."""

    event: Literal["run"] = Field("run", description="Its kind.")
    state: str = Field(description="The service's own word.")
    phase: PhaseWord


class TaskState(Event):
    """A task of a run is seen in another state than before."""

    event: Literal["task"] = Field("task", description="Its kind.")
    task: str = Field(description="The name of the task.")
    task_instance: Id = Field(description="The id of the task instance.")
    state: str = Field(description="The service's own word.")
    phase: PhaseWord
    seconds: float | None = Field(None, description="How long it ran, once it has ended.")


class Ended(Event):
    """A run has ended."""

    event: Literal["ended"] = Field("ended", description="Its kind.")
    state: str = Field(description="The service's own word.")
    phase: PhaseWord
    seconds: float | None = Field(None, description="How long it ran, where the service tells.")
    tasks: dict[PhaseWord, int] = Field(description="How many tasks are in each phase.")


class Left(Event):
    """A run goes on, as far as is known, and is followed no longer."""

    event: Literal["left"] = Field("left", description="Its kind.")
    reason: str = Field(description="Why, on one line.")


class Acting(Event):
    """A run is about to be stopped, or tasks of it to be run again."""

    event: Literal["acting"] = Field("acting", description="Its kind.")
    action: Action
    task_instances: list[Id] = Field(description="Those to be run again; none for a stop.")


class Acted(Event):
    """What became of a stop or a rerun."""

    event: Literal["acted"] = Field("acted", description="Its kind.")
    action: Action
    outcome: Literal["done", "not_done", "unknown"] = Field(description="What became of it.")
    reason: str | None = Field(None, description="Why, where it is not done.")


class Done(Event):
    """The command is over: the last line."""

    event: Literal["done"] = Field("done", description="Its kind.")
    exit_code: int = Field(description="What the command leaves with.")


AnyEvent: TypeAlias = Annotated[
    Planned
    | Submitting
    | Submitted
    | Already
    | Adopted
    | NotSubmitted
    | Refused
    | OutcomeUnknown
    | RunState
    | TaskState
    | Ended
    | Left
    | Acting
    | Acted
    | Done,
    Field(discriminator="event"),
]


def schema() -> dict[str, Any]:
    """Return the published schema of one line."""
    made = TypeAdapter(AnyEvent).json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": TITLE,
        "description": "One line of what `--events` writes.",
    }
    kept = {key: _tidied(each) for key, each in made.items() if key != "discriminator"}
    return head | kept


def _tidied(node: Any) -> Any:
    """Drop what pydantic adds for Python readers; readers take keys that are added later."""
    if isinstance(node, list):
        return [_tidied(each) for each in node]
    if not isinstance(node, dict):
        return node
    dropped = {"default"} | ({"title"} if isinstance(node.get("title"), str) else set())
    if node.get("additionalProperties") is False:
        dropped.add("additionalProperties")
    return {key: _tidied(each) for key, each in node.items() if key not in dropped}
