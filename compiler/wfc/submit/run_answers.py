"""What the operations answer that run a deployed workflow, in three versions of the API."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from wfc.submit.answers import ApiModel, Identifier, Milliseconds


class DagAnswer(ApiModel):
    """Answer of RunManualDagNodes (2020-05-18)."""

    dag_id: Identifier
    request_id: str = ""


class Dag(ApiModel):
    """A DAG as GetDag shows it; times are milliseconds since 1970."""

    dag_id: Identifier
    name: str = ""
    status: str = ""
    bizdate: Milliseconds | None = None
    create_user: str | None = None
    create_time: Milliseconds | None = None
    start_time: Milliseconds | None = None
    finish_time: Milliseconds | None = None


class WrappedDag(ApiModel):
    """Answer of GetDag."""

    data: Dag


class WrappedText(ApiModel):
    """Answer of GetInstanceLog: the log is one text, and may be missing."""

    data: str | None = None


class WrappedFlag(ApiModel):
    """Answer of StopInstance and RestartInstance: whether it was done."""

    data: bool


class Instance(ApiModel):
    """One node of a DAG as ListManualDagInstances shows it."""

    instance_id: Identifier
    node_name: str = ""
    status: str = ""
    task_type: str = ""
    biz_date: Milliseconds | None = None
    begin_running_time: Milliseconds | None = None
    finish_time: Milliseconds | None = None


class InstancesAnswer(ApiModel):
    """Answer of ListManualDagInstances."""

    instances: tuple[Instance, ...] = Field(default=(), strict=False)


class ListedInstance(ApiModel):
    """One node instance as ListInstances shows it, of whichever run."""

    dag_id: Identifier
    create_user: str | None = None
    create_time: Milliseconds | None = None


class ListedPage(ApiModel):
    """A page of ListInstances."""

    instances: tuple[ListedInstance, ...] = Field(default=(), strict=False)


class ListedAnswer(ApiModel):
    """Answer of ListInstances."""

    data: ListedPage


class OldModel(ApiModel):
    """A part of an answer of 2018-06-01: printed in lowerCamel, read in Pascal."""

    @model_validator(mode="before")
    @classmethod
    def _pascal(cls, content: Any) -> Any:
        if not isinstance(content, dict):
            return content
        return {key[:1].upper() + key[1:]: value for key, value in content.items()}


class ReturnedAnswer(OldModel):
    """Answer of CreateManualDag (2018-06-01): a ReturnCode other than 0 is a refusal."""

    return_code: str = ""
    return_message: str = ""
    return_value: Identifier | None = None
    request_id: str = ""


class NodeInstance(OldModel):
    """One node of a DAG as SearchManualDagNodeInstance shows it; times are text, in ms."""

    instance_id: Identifier
    node_name: str = ""
    status: int = 0
    bizdate: str = ""
    begin_running_time: str = ""
    finish_time: str = ""


class SearchAnswer(OldModel):
    """Answer of SearchManualDagNodeInstance; a list, bare or wrapped in an object."""

    success: bool = True
    err_code: str = "0"
    err_msg: str = ""
    request_id: str = ""
    data: tuple[NodeInstance, ...] = Field(default=(), strict=False)

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, content: Any) -> Any:
        if not isinstance(content, dict):
            return content
        key = "Data" if "Data" in content else "data"
        inner = content.get(key)
        if isinstance(inner, dict):
            rows = inner.get("NodeInsInfo", inner.get("nodeInsInfo", ()))
            return {**content, key: rows}
        return content


class OperationAnswer(ApiModel):
    """Answer of CreateWorkflowInstances: where to ask what became of it."""

    operation_id: str = Field(min_length=1)
    request_id: str = ""


class Result(ApiModel):
    """What became of a CreateWorkflowInstances."""

    status: str = ""
    failure_message: str = ""
    workflow_instance_ids: tuple[Identifier, ...] = Field(default=(), strict=False)


class ResultAnswer(ApiModel):
    """Answer of GetCreateWorkflowInstancesResult."""

    result: Result
