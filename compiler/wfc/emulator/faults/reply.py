"""Answers in place of the true one, and answers with other values in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from wfc.emulator.answer import Answer, code_body, wait_header

if TYPE_CHECKING:
    from typing import Any

    from wfc_spec.faults import Knobs, Reply

_HTML: Final = "text/html;charset=utf-8"
_MARK: Final = "\0wfc:"


def replied(answer: Answer | None, knobs: Knobs, request_id: str, host: str) -> Answer | None:
    """Return what goes back instead of ``answer`` (None: nothing does)."""
    if knobs.reply is not None:
        answer = _reply(knobs.reply, request_id, host)
    return answer and _edited(answer, knobs)


def _reply(reply: Reply, request_id: str, host: str) -> Answer:
    """Return the answer that the script has written down."""
    headers = wait_header(reply.retry_after)
    if reply.location is not None:
        headers["Location"] = reply.location
    status = reply.status or 200
    if reply.text is not None:
        return Answer(status, reply.text.encode(), {"Content-Type": _HTML, **headers})
    if reply.code is None:
        return Answer(status, b"", headers)
    return Answer(status, code_body(request_id, host, reply.code, reply.message or ""), headers)


def _edited(answer: Answer, knobs: Knobs) -> Answer:
    """Return ``answer`` with the values that the script gives its fields."""
    if not (knobs.values or knobs.without) or not answer.body.startswith(b"{"):
        return answer
    texts: list[str] = []
    body = _walk(json.loads(answer.body), knobs.values or {}, set(knobs.without or ()), texts)
    edited = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    for number, text in enumerate(texts):
        edited = edited.replace(json.dumps(f"{_MARK}{number}"), text)
    return Answer(answer.status, edited.encode(), answer.headers)


def _walk(node: Any, values: dict[str, str], without: set[str], texts: list[str]) -> Any:
    """Return ``node`` with marks where a value is to be replaced, and in ``texts`` by what.

    The texts need not be JSON, so they are put in only after the rest was written.
    """
    if isinstance(node, list):
        return [_walk(each, values, without, texts) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, each in node.items():
        if key in without:
            continue
        if key not in values:
            kept[key] = _walk(each, values, without, texts)
            continue
        texts.append(values[key].replace("{}", json.dumps(each, ensure_ascii=False)))
        kept[key] = f"{_MARK}{len(texts) - 1}"
    missing = {key: text for key, text in values.items() if key not in node}
    return kept | (_added(missing, texts) if node.keys() & {"RequestId"} else {})


def _added(missing: dict[str, str], texts: list[str]) -> dict[str, str]:
    """Return the fields that the answer itself did not have; nothing is their true value."""
    found = {}
    for key, text in missing.items():
        texts.append(text.replace("{}", "null"))
        found[key] = f"{_MARK}{len(texts) - 1}"
    return found
