"""What a plan file says. It holds no script and no secret: only digests of what will be sent."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_pascal

VERSION: Final = 1
SCHEMA_ID: Final = "urn:wfc:schema:plan:1"

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class PlanModel(BaseModel):
    """A part of a plan file; nothing may be added to it."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        alias_generator=to_pascal,
        populate_by_name=True,
        hide_input_in_errors=True,
    )


class PlannedTask(PlanModel):
    """One task that would be submitted."""

    name: str = Field(description="Its name.")
    type: str = Field(description="Its type.")
    needs: list[str] = Field(description="The tasks and outputs it waits for.")
    digest: Digest = Field(description="SHA-256 of the task as compact JSON with sorted keys.")
    state: str | None = Field(
        None,
        pattern="^(run|dry-run|left-out)$",
        description="Of a run of a deployed workflow: what becomes of the node.",
    )
    stale: list[str] = Field(
        default=[], description="What it waits for and is left out, though it runs itself."
    )


class PlannedSubmission(PlanModel):
    """One workflow that would be submitted, and what it was made from."""

    file: str = Field(description="The spec, relative to the folder the plan was made in.")
    environment: str | None = Field(description="What `-e` chose.")
    params: dict[str, str] = Field(description="What `--param` said.")
    given_date: str | None = Field(description="What `--bizdate` said, as a day.")
    protected: bool = Field(description="Whether only a plan with --expect-digest is accepted.")
    region: str | None = Field(description="The region, where it is known before apply.")
    operation: str = Field(description="The operation of the API.")
    version: str = Field(description="The version of the API.")
    project: str = Field(description="ProjectId or ProjectName.")
    env: str = Field(description="The environment of the API; empty: the service chooses.")
    day: str = Field(description="The business date or range, as it is sent.")
    name: str = Field(description="Name or FlowName.")
    digest: Digest = Field(description="SHA-256 of the body as compact JSON with sorted keys.")
    tasks: list[PlannedTask] = Field(description="The tasks in the order they are written.")


class PlanFile(PlanModel):
    """A plan of `wfc plan --out`: same specs, same options, same bytes."""

    kind: Literal["Plan"] = Field(description="What this file is.")
    version: Literal[1] = Field(description="The version of this format.")
    submissions: list[PlannedSubmission] = Field(
        min_length=1, description="What would be submitted, in this order."
    )


def schema() -> dict[str, Any]:
    """Return the published schema of a plan file."""
    made = PlanFile.model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "wfc plan",
        "description": "What `wfc plan --out` writes.",
    }
    return head | {key: each for key, each in made.items() if key not in head}
