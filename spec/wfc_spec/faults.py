"""The fault script: what goes wrong between a client and the emulator, and when."""

from __future__ import annotations

from typing import Literal

from wfc_spec.fault_fields import (
    Amount,
    AnswerKey,
    Chance,
    Count,
    FailedRuns,
    Flag,
    Offset,
    Operation,
    Requests,
    Some,
    Status,
    Template,
)
from wfc_spec.fields import Long, Text, key
from wfc_spec.model import Model

Way = Literal[
    "reset", "close", "hang", "half", "cut", "drip", "endless", "long", "bad-gzip", "gzip-bomb"
]


class Reply(Model):
    """An answer that takes the place of the true one."""

    status: Status | None = key("The HTTP status; 200 unless given.", 503)
    code: Text | None = key(
        "The error code of an answer in the service's own form.", "Throttling.User"
    )
    message: Text | None = key("The message beside the code.", "Try again later.")
    retry_after: Amount | None = key("How long to wait, as `x-acs-retry-after` says it.", 2)
    location: Text | None = key(
        "Where the answer redirects to.", "http://127.0.0.1:9/", "https://example.invalid/"
    )
    text: Text | None = key("The body itself, as HTML, in place of JSON.", "<h1>Sign in</h1>")


class Quota(Model):
    """How many requests are let in, over all operations."""

    day: Count | None = key("Requests a day (UTC+8); what is above is `Throttling.Api.Risk`.", 100)
    second: Count | None = key("Requests a second; what is above is `Throttling.User`.", 5)
    retry_after: Amount | None = key("How long to wait, as `x-acs-retry-after` says it.", 1)


class Knobs(Model):
    """What goes wrong with one request."""

    deliver: Literal["never", "once", "twice"] | None = key(
        "How often the request reaches the service.",
        choices={
            "never": "It is lost on the way, and nothing is done.",
            "once": "As it should be.",
            "twice": "Something on the way sends the same bytes twice; the first answer counts.",
        },
    )
    deliver_after: Amount | None = key(
        "It reaches the service that many seconds later, and its answer nobody.", 600
    )
    receive: Literal["reset", "close", "hang"] | None = key(
        "What becomes of the connection when half of the body has come.",
        choices={
            "reset": "It is reset (RST).",
            "close": "It is closed (FIN).",
            "hang": "It stays open, and nothing more is read.",
        },
    )
    reply: Reply | None = key("An answer in place of the true one, whatever was done.")
    values: dict[str, Template] | None = key(
        "Fields of the answer, at any depth, and the JSON text that stands there instead.",
        {"WorkflowInstanceId": '"{}"'},
        {"Status": '"WaitTrigger2"'},
    )
    without: list[AnswerKey] | None = key(
        "Fields that are left out of the answer.", ["WorkflowInstanceId"]
    )
    send: Way | None = key(
        "How the answer goes out.",
        choices={
            "reset": "Not at all: the connection is reset (RST).",
            "close": "Not at all: the connection is closed (FIN).",
            "hang": "Not at all: the connection stays open until the client closes it.",
            "half": "Half of it, then the connection stays open.",
            "cut": "Half of it, then the connection is closed.",
            "drip": "A byte at a time, `DripSeconds` apart.",
            "endless": "In chunks that never end.",
            "long": "With a Content-Length beyond its end, then the connection is closed.",
            "bad-gzip": "Said to be gzip, which it is not.",
            "gzip-bomb": "As gzip of 1 GB.",
        },
    )
    send_after: Amount | None = key("The answer goes out that many seconds later.", 3)
    drip_seconds: Amount | None = key("The pause after each byte of a drip; 1 unless given.", 0.1)
    quota: Quota | None = key("How many requests are let in.")
    clock_offset: Offset | None = key(
        "How far the service's clock is ahead of the true time, in seconds.", 1200
    )
    signature_seconds: Amount | None = key(
        "How old or early a signed request may be, in seconds.", 60
    )
    nonce_seconds: Amount | None = key("How long a nonce is remembered; 0: not at all.", 0)
    list_lag: Amount | None = key("How old an instance is when a list first shows it.", 60)
    list_hides: Flag | None = key("Whether lists show no ad hoc instance at all.", True)
    name_noise: Count | None = key(
        "How many other instances match a fuzzy `Name`, all newer than the wanted one.", 600
    )
    page_size: Some | None = key("The most rows of a page, whatever was asked.", 5)
    create_user: Text | None = key("Whose account an instance is made under.", "2000")
    biz_date_to_midnight: Flag | None = key(
        "Whether BizDate is kept as the midnight (UTC+8) before it.", True
    )
    first_id: Long | None = key(
        "The smallest id of a new workflow instance.", 9007199254740993, "9223372036854775806"
    )
    fail_runs: dict[str, FailedRuns] | None = key(
        "Tasks by name, and how many of their runs fail at first.", {"load": 1}
    )


class FaultRule(Knobs):
    """What goes wrong with some requests."""

    operations: list[Operation] | None = key(
        "The operations that are meant; all unless given.", ["ExecuteAdhocWorkflowInstance"]
    )
    requests: Requests | None = key(
        "Which requests of an operation, counted from 1; all unless given.", 1, "2-5", "3-"
    )
    chance: Chance | None = key("How likely each of them is met; decided by the seed.", 0.1)
    one_of: list[Knobs] | None = key(
        "Of these one, chosen by the seed for each request.",
        [{"Send": "reset"}, {"Deliver": "never"}],
    )


class FaultScript(Model):
    """What goes wrong between a client and the emulator, and when."""

    kind: Literal["FaultScript"] | None = key("What this file is.")
    description: Text | None = key("For people.")
    seed: Long | None = key("What all chances and choices are drawn from; 0 unless given.", 7)
    faults: list[FaultRule] | None = key(
        "What goes wrong. Where two entries turn one knob of a request, the first does."
    )
