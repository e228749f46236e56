"""An ad hoc workflow: the request of ExecuteAdhocWorkflowInstance (2024-05-18), and our keys."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wfc_spec.environment import Environment
from wfc_spec.fields import IncludedFile, key
from wfc_spec.head import Head
from wfc_spec.task import Task


class AdhocWorkflow(Head):
    """A workflow that runs once: a request of ExecuteAdhocWorkflowInstance."""

    kind: Literal["AdhocWorkflow"] | None = key(
        "What this file is; seen by its Tasks if left out.", api=False
    )
    include: list[IncludedFile] | None = key(
        "Fragments to take in, relative to this file.", ["common.wfc.yaml"], api=False
    )
    environments: dict[str, Environment] | None = key(
        "What each environment says otherwise; chosen by `-e`.", api=False
    )
    tasks: Annotated[list[Task], Field(min_length=1)] | None = key("The tasks.", required=True)
