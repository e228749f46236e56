"""Scripts for the tasks of a measured spec: SQL, shell and Python, with their parameters."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

TABLES = ("orders", "customers", "events", "payments", "sessions", "inventory", "refunds")
COLUMNS = ("order_id", "customer_id", "amount", "event_time", "sku", "channel", "region", "status")


@dataclass(frozen=True, slots=True)
class Script:
    """The lines of a script, and its parameters as the API and as our language write them."""

    lines: tuple[str, ...]
    text: str
    structured: str


def script_of(random: Random, kind: str, task: str, inputs: list[str]) -> Script | None:
    """Return a script for a task of type ``kind`` that uses all its ``inputs``."""
    if kind == "VIRTUAL":
        return None
    if kind == "DIDE_SHELL":
        return Script(_shell(task, inputs), "$bizdate", "[$bizdate]")
    if kind == "PYODPS3":
        return Script(_python(task, inputs), "dt=$bizdate", "{dt: $bizdate}")
    text = random.choice(("dt=$bizdate", "'dt=$[yyyymmdd-1]'", '"dt=$bizdate"'))
    return Script(_sql(random, task, inputs), text, "{dt: $bizdate}")


def _shell(task: str, inputs: list[str]) -> tuple[str, ...]:
    words = "".join(f" ${{{name}}}" for name in inputs)
    return ("#!/bin/bash", "set -euo pipefail", f'echo "run {task} for $1: 100% done{words}"')


def _python(task: str, inputs: list[str]) -> tuple[str, ...]:
    values = "".join(f", '${{{name}}}'" for name in inputs)
    return ("# -*- coding: utf-8 -*-", "day = args['dt']", f"print('{task}', day{values})")


def _sql(random: Random, task: str, inputs: list[str]) -> tuple[str, ...]:
    left, right = random.sample(TABLES, 2)
    columns = random.sample(COLUMNS, random.randint(2, 6))
    lines = [
        f"-- {task}: {left} joined with {right}",
        f"INSERT OVERWRITE TABLE dwd_{left}_di PARTITION (ds = '${{dt}}')",
        "SELECT",
        *(f"    {random.choice('ab')}.{column}," for column in columns),
        "    a.ds",
        f"FROM ods_{left} a",
        f"JOIN ods_{right} b",
        f"  ON a.{columns[0]} = b.{columns[0]}",
        "WHERE a.ds = '${dt}' AND a.region <> 'n/a'",
        *(f"  AND a.batch <> '${{{name}}}'" for name in inputs),
        ";",
    ]
    if random.random() < 0.2:
        lines += ["", f"-- more than {random.randint(1, 9999)} rows", f"READ dwd_{left}_di;"]
    return tuple(lines)
