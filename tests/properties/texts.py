"""Texts that stand for values, and what the compiler makes of them."""

from __future__ import annotations

import json
import re
from typing import Any

from wfc.pipeline import Checked, check
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder

Body = dict[str, Any]

#: Text that needs no quotes, in a list or mapping in block style.
SIMPLE = re.compile("(?!null|true|false)[A-Za-z]+(?:[-_.:][A-Za-z0-9]+)*", re.IGNORECASE)
HERE = Folder(".")

SMALLEST: Body = {
    "Name": "w",
    "ProjectId": 1,
    "Owner": "o",
    "Tasks": [{"Name": "a", "Type": "t", "RuntimeResource": {"ResourceGroupId": "r"}}],
}


def checked(text: str) -> Checked:
    """Return ``text`` after all checks."""
    return check(read("spec.yaml", text.encode()), HERE, Choice())


def block(value: object, pad: str = "") -> str:
    """Return ``value`` as block style YAML: simple text plain, other scalars as JSON has them."""
    if isinstance(value, str) and SIMPLE.fullmatch(value):
        return f" {value}\n"
    if not isinstance(value, dict | list) or not value:
        return f" {json.dumps(value, ensure_ascii=False)}\n"
    entries = (
        [(f"{key if SIMPLE.fullmatch(key) else json.dumps(key)}:", value[key]) for key in value]
        if isinstance(value, dict)
        else [("-", each) for each in value]
    )
    return "\n" + "".join(f"{pad}{head}{block(each, pad + '  ')}" for head, each in entries)


def envelope(body: Body) -> Body:
    """Return the request that sends ``body``: every parameter as text."""
    sent = {
        key: value if isinstance(value, str) else json.dumps(value) for key, value in body.items()
    }
    return {"Action": "ExecuteAdhocWorkflowInstance", "Version": "2024-05-18", "Parameters": sent}


#: Texts that say the same value.
SPELLINGS = (
    json.dumps,
    lambda value: json.dumps(value, ensure_ascii=False, indent=2),
    lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    block,
)
