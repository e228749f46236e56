"""Independent judges of our reports: what the consumers of each format say it has to be."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import xmlschema
from jsonschema import Draft202012Validator

HERE = Path(__file__).parent
#: How a runner of GitHub reads a line (actions/runner, ``ActionCommand``).
COMMAND = re.compile(r"^::(?P<command>\S+?)(?: (?P<properties>.*?))?::(?P<data>.*)$")
#: What a code span or an escape has to keep markup of a spec from being.
TAKEN = {"link_open", "image", "html_inline", "html_block", "fence", "code_block", "hr", "em_open"}


@cache
def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((HERE / name).read_text("utf-8")))


@cache
def xsd() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(HERE / "junit-10.xsd"))


def judge_sarif(text: str) -> Any:
    log = json.loads(text)
    schema("sarif-2.1.0.json").validate(log)
    return log


def judge_gitlab(text: str) -> Any:
    report = json.loads(text)
    schema("codeclimate.json").validate(report)
    return report


def judge_rdjson(text: str) -> Any:
    report = json.loads(text)
    schema("rdjson.json").validate(report)
    return report


def judge_junit(text: str) -> Any:
    xsd().validate(text)
    return xsd().to_dict(text)


def judge_github(text: str) -> list[dict[str, str]]:
    """Return the annotations a runner makes of ``text``: their properties and ``data``."""
    found = []
    for line in text.split("\n"):
        read = COMMAND.match(line)
        if read:
            pairs = (each.partition("=") for each in read["properties"].split(","))
            said = {key: _unescaped(value, ":,") for key, _, value in pairs}
            found.append(said | {"command": read["command"], "data": _unescaped(read["data"])})
    return found


def judge_markdown(text: str) -> list[str]:
    """Return what is shown of ``text``, a block each; nothing in it may act."""
    from markdown_it import MarkdownIt

    shown = []
    for token in MarkdownIt("commonmark").parse(text):
        assert token.type not in TAKEN, token
        for inner in token.children or ():
            assert inner.type not in TAKEN, inner
        if token.type == "inline":
            shown.append("".join(inner.content for inner in token.children or ()))
    return shown


def _unescaped(text: str, more: str = "") -> str:
    for char in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(char):02X}", char)
    return text
