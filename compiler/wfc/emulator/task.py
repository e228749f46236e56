"""A task as ExecuteAdhocWorkflowInstance takes it: the API's model, and not a key more."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_pascal

LONGEST_NAME = 128

_Text = Annotated[str, Field(min_length=1)]
_Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]


class _Part(BaseModel):
    """Pascal-case keys, exact JSON types, nothing unknown."""

    model_config = ConfigDict(alias_generator=to_pascal, extra="forbid", frozen=True, strict=True)


class DataSource(_Part):
    """The data source the script runs on."""

    name: str | None = None


class Dependency(_Part):
    """What must be there before the task runs."""

    upstream_output: _Text


class InputVariable(_Part):
    """A variable read from an upstream task: ``Value`` is ``<output>:<variable>``."""

    name: _Text
    value: _Text


class Inputs(_Part):
    """What the task reads."""

    variables: tuple[InputVariable, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The variables' names."""
        return tuple(variable.name for variable in self.variables)


class TaskOutput(_Part):
    """A name that other tasks can depend on."""

    output: _Text


class OutputVariable(_Part):
    """A variable that downstream tasks can read."""

    name: _Text
    type: Literal["System", "Constant", "NodeOutput", "PassThrough"]
    value: str


class Outputs(_Part):
    """What the task produces."""

    task_outputs: tuple[TaskOutput, ...] = ()
    variables: tuple[OutputVariable, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The variables' names."""
        return tuple(variable.name for variable in self.variables)


class RuntimeResource(_Part):
    """Where the task runs."""

    cu: str | None = None
    image: str | None = None
    resource_group_id: _Text


class Script(_Part):
    """What the task would run."""

    content: str | None = None
    parameters: str | None = None


class Task(_Part):
    """One task of the request. What was not sent is not in ``model_fields_set``."""

    client_unique_code: _Text
    data_source: DataSource = DataSource()
    dependencies: tuple[Dependency, ...] = ()
    inputs: Inputs = Inputs()
    name: _Name
    outputs: Outputs = Outputs()
    owner: _Text
    runtime_resource: RuntimeResource
    script: Script = Script()
    timeout: Annotated[int, Field(ge=1)] | None = None
    type: _Text

    def sent(self) -> dict[str, object]:
        """Return the task with the keys that were sent, and no others."""
        return self.model_dump(by_alias=True, exclude_unset=True, mode="json")


class NodeTask(Task):
    """A node of a deployed workflow, for one day: what the emulator keeps of it.

    ``node_id`` and ``task_id`` are its IDs in the older versions and in 2024-05-18, ``biz_date``
    its day in ms.
    """

    node_id: int
    task_id: int
    biz_date: int
    dry_run: bool = False
