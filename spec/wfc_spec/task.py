"""A task of an ad hoc workflow: each key, its meaning, whether the API has it.

Descriptions say what a key means; ``api=False`` marks keys that compile away.
"""

from __future__ import annotations

from typing import Annotated

from wfc_spec.fields import (
    EachValues,
    EnvironmentName,
    Name,
    ScriptParameters,
    Seconds,
    Tag,
    TaskName,
    TaskType,
    Text,
    Word,
    choice,
    key,
    one_of,
)
from wfc_spec.model import Model

VARIABLE_TYPES = {
    "System": "A scheduling expression, such as `$bizdate`.",
    "Constant": "Literal text.",
    "NodeOutput": "What the script produced: `${outputs}`.",
    "PassThrough": "Another task's variable, named by From.",
}
VariableType = Annotated[str, one_of(VARIABLE_TYPES), choice(VARIABLE_TYPES)]
SCRIPT_LANGUAGES = {"odps": "MaxCompute SQL.", "python2": "Python 2.", "shell": "Shell."}
ScriptLanguage = Annotated[str, one_of(SCRIPT_LANGUAGES), choice(SCRIPT_LANGUAGES)]


class Script(Model):
    """What a task runs."""

    content: Text | None = key("The script itself.", 'echo "helloWorld"')
    file: Name | None = key(
        "A file that holds the script, relative to this file and inside the project; "
        "taken byte for byte. Takes the place of Content.",
        "sql/load_orders.sql",
        api=False,
    )
    parameters: ScriptParameters | None = key(
        "Scheduling parameters: the API's text, or a map (`name=value`), "
        "or a list for positional types such as DIDE_SHELL.",
        "dt=$bizdate",
        {"dt": "$bizdate", "hr": "$[hh24]"},
        ["$bizdate", "full"],
    )
    language: ScriptLanguage | None = key(
        "For CONTROLLER_ASSIGNMENT: the language of the script; Content then becomes the JSON "
        "that such a node wants (assumed).",
        api=False,
    )


class RuntimeResource(Model):
    """Where and on how much a task runs."""

    resource_group_id: Word | None = key(
        "The identifier of the resource group for scheduling.",
        "S_res_group_524258031846018_1684XXXXXXXXX",
        required=True,
    )
    image: Text | None = key("The ID of the image.", "i-xxxxxx")
    cu: Text | None = key("Compute units (CU).", "0.25")


class DataSource(Model):
    """The data source a task works on."""

    name: Word | None = key("The name of the data source.", "mysql_test")


class InputVariable(Model):
    """A value that a task takes from an upstream task."""

    name: Name | None = key("The name the script uses.", "row_count", required=True)
    value: Name | None = key(
        "`<output of the upstream task>:<its output variable>`.", "shop_dw.extract:row_count"
    )
    from_: Name | None = key(
        "`task:variable`, by the task's name; compiles to Value.",
        "extract:row_count",
        api=False,
        alias="From",
    )


class Inputs(Model):
    """What a task takes in."""

    variables: list[InputVariable] | None = key("The input variables.")


class TaskOutput(Model):
    """A name that other tasks depend on."""

    output: Name | None = key("The identifier of the output.", "pre.odps_sql_demo_0", required=True)


class OutputVariable(Model):
    """A value that a task gives to tasks downstream."""

    name: Name | None = key("The name of the variable.", "row_count", required=True)
    type: VariableType | None = key("Where the value comes from.", "Constant")
    value: Text | None = key(
        "What the variable holds: literal text, a scheduling expression or `${outputs}`, by Type.",
        "value1",
        "$bizdate",
        "${outputs}",
    )
    from_: Name | None = key(
        "`task:variable`, for type PassThrough; compiles to Value.",
        "extract:row_count",
        api=False,
        alias="From",
    )


class Outputs(Model):
    """What a task gives out."""

    task_outputs: list[TaskOutput] | None = key("The outputs other tasks depend on.")
    variables: list[OutputVariable] | None = key("The output variables.")


class Dependency(Model):
    """One upstream task, named by its output."""

    upstream_output: Name | None = key(
        "The identifier of the upstream task's output.", "pre.odps_sql_demo_0", required=True
    )


class TaskDefaults(Model):
    """Values for every task that does not say otherwise."""

    type: TaskType | None = key(
        "What kind of task it is, such as `ODPS_SQL` or `DIDE_SHELL`.", "ODPS_SQL", required=True
    )
    owner: Word | None = key(
        "The account ID of the owner; the workflow's Owner if left out.", "1000", required=True
    )
    timeout: Seconds | None = key("When to give up, in seconds or as a duration.", 3600, "90m")
    script: Script | None = key("What the task runs.")
    runtime_resource: RuntimeResource | None = key("Where it runs.", required=True)
    data_source: DataSource | None = key("The data source it works on.")
    inputs: Inputs | None = key("Variables it takes from upstream tasks.")
    outputs: Outputs | None = key("Outputs and variables it gives to tasks downstream.")
    dependencies: list[Dependency] | None = key("Upstream tasks, by their outputs.")
    tags: list[Tag] | None = key("For people and selectors; not sent.", ["ods"], api=False)
    description: Text | None = key("For people; not sent.", "The orders of one day.", api=False)


class Template(TaskDefaults):
    """A named part of tasks, taken by Extends."""

    extends: Name | None = key("Another template that this one goes on from.", "base", api=False)


class Task(TaskDefaults):
    """One task of the workflow."""

    name: Name | None = key("The name of the task.", "load_orders", required=True)
    client_unique_code: Name | None = key(
        "Identifies the task; derived from the names if left out.",
        "Task_0bc5213917368545132902xxxxxxxx",
        required=True,
    )
    depends_on: list[TaskName] | None = key(
        "Names of upstream tasks of this file; compiles to Dependencies.", ["extract"], api=False
    )
    extends: Name | None = key("The template that lies under this task.", "sql", api=False)
    for_each: dict[str, EachValues] | None = key(
        "Makes one task of every combination, named after it: `load_orders`, `load_users`.",
        {"table": ["orders", "users"]},
        api=False,
    )
    only: list[EnvironmentName] | None = key(
        "The environments that have this task; all if left out.", ["prod"], api=False
    )
    except_: list[EnvironmentName] | None = key(
        "The environments that do not have this task.", ["dev"], api=False, alias="Except"
    )
