"""The body in what people have at hand: JSON, parameters of the wire, a command line."""

from __future__ import annotations

import json
import shlex
from typing import Any

from wfc.shape.kind import ACTIONS
from wfc.source import limits

#: Options of the aliyun CLI that are not parameters of the API.
OPTIONS = (
    *("--profile", "-p", "--region", "--RegionId", "--biz-region-id", "--endpoint", "--version"),
    *("--access-key-id", "--access-key-secret", "--sts-token", "--mode", "--config-path"),
    *("--connect-timeout", "--read-timeout", "--retry-count", "--method", "--header", "--body"),
    *("--output", "--cli-query", "--log-level", "--user-agent", "--api-version"),
)
#: Those of them that take no value.
FLAGS = (
    *("--force", "--secure", "--insecure", "--dryrun", "--cli-dry-run", "--cli-ai-mode"),
    *("--quiet", "-q"),
)

#: Parameters that every call has beside those of its operation
#: (help.aliyun.com/en/sdk/product-overview/rpc-mechanism): they sign it, and go with it.
CALL = (
    *("Action", "Version", "Format", "RegionId", "AccessKeyId", "SecurityToken", "Timestamp"),
    *("Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType"),
)
#: What a shell ends a command with.
ENDS = ("|", "||", "&", "&&", ";", ">", ">>", "<", "2>&1")
#: Parameters that are JSON text on the wire, and those that are numbers in a body.
JSON_TEXTS = ("Tasks", "Periods", "DefaultRunProperties", "Tags")
NUMBERS = ("ProjectId", "BizDate", "WorkflowId")


class IntakeError(Exception):
    """What was given is no request; the text says why."""


def body_of(data: bytes) -> dict[str, Any]:
    """Return the body that ``data`` holds, whatever way it is written. Raises IntakeError."""
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise IntakeError("it is not UTF-8 text") from error
    if not text:
        raise IntakeError("it is empty")
    found = _command_line(text) if text[0] != "{" else _json(text, "it")
    if isinstance(found.get("Parameters"), dict) and "Action" in found:
        action = found["Action"]
        if action not in ACTIONS:
            raise IntakeError(f"`{action}` is no operation that wfc submits")
        found = found["Parameters"]
    elif "Action" in found:
        found = {key: value for key, value in found.items() if key not in CALL}
    return {key: _typed(key, value) for key, value in found.items()}


def _typed(key: str, value: Any) -> Any:
    """Return a parameter as a body has it: on the wire all of them are text."""
    if not isinstance(value, str):
        return value
    if key in JSON_TEXTS:
        return _value(value, f"`{key}`")
    is_number = key in NUMBERS and value.isascii() and value.isdigit() and len(value) < 20
    return int(value) if is_number else value


def _json(text: str, what: str) -> dict[str, Any]:
    found = _value(text, what)
    if not isinstance(found, dict):
        raise IntakeError(f"{what} is JSON, but no object")
    return found


def _value(text: str, what: str) -> Any:
    def pairs(entries: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(entries)
        if len(found) != len(entries):
            raise IntakeError(f"a key stands twice in one object of {what}")
        return found

    def number(name: str) -> Any:
        raise IntakeError(f"{what} holds `{name}`, which is no number of JSON")

    if text.startswith(("$(", "`", "@")):
        raise IntakeError(f"{what} is filled in by the shell: give the request as JSON")
    try:
        found = json.loads(text, object_pairs_hook=pairs, parse_constant=number)
    except RecursionError as error:
        raise IntakeError(f"{what} is nested too deeply") from error
    except ValueError as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise IntakeError(f"{what} is no valid JSON{place}") from error
    if _is_deep(found):
        raise IntakeError(f"{what} is nested more than {limits.DEPTH} deep")
    return found


def _is_deep(value: Any) -> bool:
    """Say whether ``value`` is nested deeper than a spec may be."""
    level = [value]
    for _ in range(limits.DEPTH + 1):
        level = [each for each in level if isinstance(each, dict | list)]
        if not level:
            return False
        level = [
            inner for each in level for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return True


def _command_line(text: str) -> dict[str, Any]:
    """Return the parameters of ``aliyun dataworks-public Operation --Name value …``.

    From version 3.3.0 on its plugins write all names in kebab-case: ``run-manual-dag-nodes
    --flow-name value`` (help.aliyun.com/en/cli/managing-and-using-cli-plugins).
    """
    try:
        words = _words(text.replace("\\\r\n", " ").replace("\\\n", " "))
    except ValueError as error:
        raise IntakeError("a quote of the command line is not closed") from error
    while words and (words[0] == "$" or "=" in words[0].partition("-")[0]):
        words = words[1:]
    if not words or words[0].rpartition("/")[2] != "aliyun":
        raise IntakeError(
            "it is neither a JSON object nor a command line that begins with `aliyun`"
        )
    place = next((at for at, word in enumerate(words) if _pascal(word) in ACTIONS), None)
    if place is None:
        raise IntakeError("the command line names no operation that wfc submits")
    return _options(words[place + 1 :])


def _pascal(name: str) -> str:
    """Return ``name`` as the API spells it, where it is in kebab-case."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


def _words(text: str) -> list[str]:
    """Return the words of the first command in ``text``. Raises ValueError for an open quote."""
    lines = text.split("\n")
    while lines and (not lines[0].strip() or lines[0].lstrip().startswith("#")):
        del lines[0]
    words = shlex.split("\n".join(lines))
    end = next((number for number, word in enumerate(words) if word in ENDS), len(words))
    return words[:end]


def _options(words: list[str]) -> dict[str, Any]:
    """Return the options that are parameters of the API, each with its text."""
    found: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name in FLAGS:
            continue
        if not name.startswith("-"):
            raise IntakeError(f"`{word}` of the command line belongs to no option")
        text = value if equals else next(rest, "")
        if name not in OPTIONS:
            key = _pascal(name.lstrip("-"))
            if key in found:
                raise IntakeError(f"`{name}` stands twice in the command line")
            found[key] = text
    return found
