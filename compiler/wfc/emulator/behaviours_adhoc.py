"""What the emulator does with ExecuteAdhocWorkflowInstance."""

from __future__ import annotations

from typing import Final

from wfc.emulator.behaviour import Behaviour, default, refusal, state
from wfc.emulator.sources import CONTEXT, NODE_NAME, STRICTER, THIRD_PARTY, UNKNOWN, sdk

_MODEL: Final = sdk("ExecuteAdhocWorkflowInstanceRequest")

ADHOC_BEHAVIOURS: Final[tuple[Behaviour, ...]] = (
    refusal(
        "tasks-not-json",
        400,
        "InvalidParameter",
        "Tasks is one JSON text: an array, no key twice, no NaN",
        "assumed",
        STRICTER,
    ),
    refusal(
        "tasks-empty",
        400,
        "InvalidParameter",
        "there is at least one task",
        "assumed",
        STRICTER,
    ),
    refusal(
        "task-field-unknown",
        400,
        "InvalidParameter",
        "a key that is not in the model, also in wrong case; the service is said to accept "
        "`content` and to fail when it runs",
        "assumed",
        f"{STRICTER}; {THIRD_PARTY}",
    ),
    refusal(
        "task-field-missing",
        400,
        "Missing{}",
        "a required field of a task that is absent or empty; of an entry of Dependencies, "
        "TaskOutputs and Variables every field is required here",
        "assumed",
        f"{_MODEL} (which are required); the code: third party",
    ),
    refusal(
        "task-field-malformed",
        400,
        "InvalidParameter",
        "a field of the wrong JSON type (null too), or a Type of variable not in the list",
        "assumed",
        f"{_MODEL} (the types); {STRICTER}",
    ),
    refusal(
        "name-too-long",
        400,
        "InvalidParameter",
        "names of instances and tasks have at most 128 characters",
        "assumed",
        f"{NODE_NAME}; for ad hoc instances not documented",
    ),
    refusal(
        "biz-date-out-of-range",
        400,
        "InvalidParameter",
        "BizDate has 13 digits (ms): YYYYMMDD read as ms would be in 1970",
        "assumed",
        f"{_MODEL} (ms); {STRICTER}",
    ),
    state(
        "biz-date-default",
        "a request without BizDate is for today, 00:00 UTC+8",
        "assumed",
        THIRD_PARTY,
    ),
    state(
        "biz-date-kept",
        "a BizDate that is not a midnight is kept as given",
        "assumed",
        UNKNOWN,
    ),
    default(
        "env-type-default",
        "Prod",
        "the EnvType of a request without one",
        "assumed",
        UNKNOWN,
    ),
    refusal(
        "task-name-repeated",
        400,
        "InvalidParameter",
        "two tasks of one name in a request",
        "assumed",
        STRICTER,
    ),
    refusal(
        "task-code-repeated",
        400,
        "InvalidParameter",
        "two tasks of one ClientUniqueCode in a request",
        "assumed",
        f'{_MODEL}: "uniquely identifies the task"',
    ),
    refusal(
        "output-repeated",
        400,
        "InvalidParameter",
        "an output produced twice in a request",
        "assumed",
        "documented for deployed nodes only",
    ),
    refusal(
        "dependency-repeated",
        400,
        "InvalidParameter",
        "a task that names an UpstreamOutput twice",
        "assumed",
        STRICTER,
    ),
    refusal(
        "dependency-on-itself",
        400,
        "InvalidParameter",
        "a task that depends on its own output",
        "assumed",
        STRICTER,
    ),
    refusal(
        "dependency-cycle",
        400,
        "InvalidParameter",
        "tasks that depend on each other; the service is not known to refuse them, "
        "they would never be scheduled",
        "assumed",
        STRICTER,
    ),
    refusal(
        "variable-repeated",
        400,
        "InvalidParameter",
        "a variable name twice among the inputs, or among the outputs, of a task",
        "assumed",
        STRICTER,
    ),
    refusal(
        "variable-reference-malformed",
        400,
        "InvalidParameter",
        "an input's Value is <output>:<variable>, split at the last colon",
        "assumed",
        f"{_MODEL}TasksInputsVariables (the form); {STRICTER}",
    ),
    refusal(
        "variable-unknown",
        400,
        "InvalidParameter",
        "an input whose output neither a task of the request produces nor the task depends on, or "
        "whose variable is not declared",
        "assumed",
        STRICTER,
    ),
    refusal(
        "variable-not-upstream",
        400,
        "InvalidParameter",
        "an input from a task that is not a direct upstream",
        "assumed",
        f"{CONTEXT} (the rule); {STRICTER}",
    ),
    state(
        "external-output-accepted",
        "an UpstreamOutput that the request does not produce counts as already there",
        "assumed",
        UNKNOWN,
    ),
    state(
        "requests-independent",
        "names, codes and outputs are not compared across requests: the same request again "
        "makes a second instance",
        "assumed",
        f"no idempotency key: {_MODEL}",
    ),
    state(
        "task-type-unchecked",
        "any Type is taken: sources disagree about the spelling of some",
        "assumed",
        UNKNOWN,
    ),
)
