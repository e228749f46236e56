"""The body in what people have at hand: JSON, parameters of the wire, a command line."""

from __future__ import annotations

import json
import shlex
from typing import Any
from urllib.parse import parse_qsl

from wfc.shape.kind import ACTIONS
from wfc.source import limits
from wfc.wording import Names

#: Options of the aliyun CLI that are not parameters of the API and take one value
#: (config/flags.go, openapi/flags.go and aliyun-openapi-runtime/argparser/reserved.go of the CLI).
OPTIONS = (
    *("--profile", "-p", "--region", "--RegionId", "--biz-region-id", "--endpoint", "--version"),
    *("--access-key-id", "--access-key-secret", "--sts-token", "--sts-region", "--mode"),
    *("--ram-role-name", "--ram-role-arn", "--role-session-name", "--source-profile"),
    *("--external-id", "--private-key", "--key-pair-name", "--expired-seconds"),
    *("--process-command", "--config-path", "--language", "--connect-timeout"),
    *("--read-timeout", "--retry-timeout", "--retry-count", "--method", "--roa", "--accept"),
    *("--body", "--body-file", "--cli-query", "--log-level", "--user-agent", "--api-version"),
)
#: Those that take no value, and those that take any number of words.
FLAGS = (
    *("--force", "--secure", "--insecure", "--dryrun", "--cli-dry-run", "--cli-dry-run-json"),
    *("--cli-ai-mode", "--quiet", "-q", "--skip-secure-verify", "--vpc", "--no-stream"),
    "--estimate-cost",
)
LISTS = (
    *("--output", "-o", "--pager", "--all-pages", "--waiter", "--header"),
    "--estimate-cost-context",
)
#: Those in one letter; any other word with one dash is a value.
SHORT = ("-p", "-q", "-o")

#: Parameters that every call has beside those of its operation
#: (help.aliyun.com/en/sdk/product-overview/rpc-mechanism): they sign it, and go with it.
CALL = (
    *("Action", "Version", "Format", "RegionId", "AccessKeyId", "SecurityToken", "Timestamp"),
    *("Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType"),
)
#: What a shell ends a command with.
ENDS = ("|", "||", "&", "&&", ";", ">", ">>", "<", "2>&1")
#: Parameters that are JSON text on the wire, those that are numbers in a body, and a boolean.
JSON_TEXTS = ("Tasks", "Periods", "DefaultRunProperties", "Tags")
NUMBERS = ("ProjectId", "BizDate", "WorkflowId")
BOOLEAN = "AutoStartEnabled"


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
    found = _parameters(text)
    if isinstance(found.get("Parameters"), dict) and "Action" in found:
        action = found["Action"]
        if action not in ACTIONS:
            raise IntakeError(f"`{action}` is no operation that wfc submits")
        found = found["Parameters"]
    elif "Action" in found:
        found = {key: value for key, value in found.items() if key not in CALL}
    return {key: _typed(key, value) for key, value in found.items()}


def _parameters(text: str) -> dict[str, Any]:
    """Return the parameters in JSON, in a form as it goes on the wire, or in a command line."""
    if text[0] == "{":
        return _json(text, "it")
    if "=" not in text or len(text.split(maxsplit=1)) > 1:
        return _command_line(text)
    pairs = parse_qsl(text[text.find("?") + 1 :], keep_blank_values=True)
    found = dict(pairs)
    if len(found) != len(pairs):
        raise IntakeError("a parameter stands twice in the form")
    return found


def _typed(key: str, value: Any) -> Any:
    """Return a parameter as a body has it: on the wire all of them are text."""
    if not isinstance(value, str):
        return value
    if key in JSON_TEXTS:
        return _value(value, f"`{key}`")
    if key == BOOLEAN and value.lower() in ("true", "false"):
        return value.lower() == "true"  # Python's SDK writes `True`
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
            "it is neither a JSON object nor a form, nor a command line that begins with `aliyun`"
        )
    place = next((at for at, word in enumerate(words) if _pascal(word) in ACTIONS), None)
    if place is None:
        raise IntakeError(f"the command line names no operation that wfc submits{_meant(words)}")
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


def _meant(words: list[str]) -> str:
    """Return the operation that one of ``words`` may be meant to be, as a question."""
    known = Names(tuple(ACTIONS))
    near = next(filter(None, (known.near(_pascal(word)) for word in words[1:4])), None)
    return f"; did you mean `{near}`?" if near else ""


def _options(words: list[str]) -> dict[str, Any]:
    """Return the options that are parameters of the API, each with its text."""
    found: dict[str, Any] = {}
    for name, values in _grouped(words):
        if name in LISTS:
            continue
        room = 0 if name in FLAGS else 1
        if values[room:]:
            raise IntakeError(
                f"`{values[room]}` of the command line belongs to no option; what `{name}` takes "
                "has to be one word, such as JSON in quotes"
            )
        if name in OPTIONS or name in FLAGS:
            continue
        if not values:
            raise IntakeError(f"`{name}` of the command line has no value")
        key = _pascal(name.lstrip("-"))
        if key in found and key != "Tasks":
            raise IntakeError(f"`{name}` stands twice in the command line")
        found[key] = _tasks(values[0], found.get(key, [])) if key == "Tasks" else values[0]
    return found


def _tasks(text: str, before: list[Any]) -> list[Any]:
    """Return the tasks of ``text`` behind those ``before``: plugins take them one by one too."""
    value = _value(text, "`Tasks`")
    return [*before, *(value if isinstance(value, list) else [value])]


def _grouped(words: list[str]) -> list[tuple[str, list[str]]]:
    """Return each option with the words behind it, as the plugins of the CLI do."""
    found: list[tuple[str, list[str]]] = []
    for word in words:
        name, equals, value = word.partition("=")
        if word.startswith("--") or name in SHORT:
            found.append((name, [value] if equals and name not in FLAGS else []))
        elif found:
            found[-1][1].append(word)
        else:
            raise IntakeError(f"`{word}` of the command line belongs to no option")
    return found
