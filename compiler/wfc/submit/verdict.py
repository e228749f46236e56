"""What an answer proves: done, refused, throttled, or nothing at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, quote_plus

from pydantic import ValidationError

from wfc.report.secrets import masked
from wfc.submit.answers import ApiModel
from wfc.submit.errors import RefusedError, ThrottledError, UnclearError
from wfc.submit.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wfc.submit.exchange import Answer

Model = TypeVar("Model", bound=ApiModel)

# "An earlier copy of this request arrived": proof of the opposite of a refusal.
_SEEN_BEFORE = "SignatureNonceUsed"

# The number stands for Throttling.User in the 2024-05-18 version.
_THROTTLES = ("Throttling", "Rejected.Throttling", "9990020002")


def judge(answer: Answer, model: type[Model], hidden: Collection[str] = ()) -> Model:
    """Return the body of a successful ``answer`` as ``model``.

    What is ``hidden`` is taken out of what the service says: of a wrong signature it repeats the
    headers that it read, token included. Raises RefusedError or ThrottledError where a code of
    the service proves that the call was not executed, and UnclearError for everything else: 5xx
    whatever it says, redirects, what is not JSON, and a success that lacks what was asked for.
    """
    if 300 <= answer.status < 400:
        raise UnclearError(f"the server answered with a redirect (HTTP {answer.status})")
    content = _read_object(answer)
    if answer.status >= 400:
        raise _refusal(answer, content, hidden)
    if not 200 <= answer.status < 300:
        raise UnclearError(f"the server answered with HTTP {answer.status}")
    try:
        return model.model_validate(content)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UnclearError(f"the answer has no usable {field}") from None


def _read_object(answer: Answer) -> dict[str, Any]:
    """Return the JSON object in the body; UnclearError for any other body."""
    try:
        text = answer.body.decode()
        content = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
        if "\\u" in text:  # half of a surrogate pair is no text, and no journal takes it
            content = json.loads(json.dumps(content, ensure_ascii=False).encode(errors="replace"))
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise UnclearError(f"the server answered HTTP {answer.status} with no JSON object")
    return content


def _refusal(answer: Answer, content: dict[str, Any], hidden: Collection[str]) -> Exception:
    """Return the error that the error answer ``content`` stands for."""
    refusal = Refusal(
        code=_text(content, "Code"),
        message=_without(_text(content, "Message"), hidden),
        request_id=_text(content, "RequestId"),
        status=answer.status,
    )
    if answer.status >= 500:
        said = f": {refusal}" if refusal.code else ""
        return UnclearError(f"the server failed (HTTP {answer.status}){said}")
    if not refusal.code:
        return UnclearError(f"the server answered HTTP {answer.status} without a code")
    if refusal.code == _SEEN_BEFORE:
        return UnclearError(f"an earlier copy of this request arrived before: {refusal}")
    if answer.status == 429 or refusal.code.startswith(_THROTTLES):
        return ThrottledError(refusal, _retry_after(answer.headers))
    return RefusedError(refusal)


def _text(content: dict[str, Any], key: str) -> str:
    """Return the text (or number) under ``key`` or its lower-camel spelling, or ``""``."""
    value = content.get(key, content.get(key[0].lower() + key[1:]))
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _without(text: str, hidden: Collection[str]) -> str:
    """Return ``text`` with every secret in it masked, also where it is percent-encoded.

    It may repeat the request: what may be a secret of a script is masked too.
    """
    for secret in hidden:
        for form in {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)}:
            text = text.replace(form, "***")
    return masked(text)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds to wait: x-acs-retry-after is in ms, Retry-After in s (RFC 9110)."""
    for name, unit in (("x-acs-retry-after", 1000), ("retry-after", 1)):
        value = headers.get(name, "").strip()
        if value.isascii() and value.isdigit() and len(value) <= 9:
            return int(value) / unit
    return None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that says one thing twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_number(_: str) -> None:
    """Refuse NaN and the infinities, which JSON does not have."""
    raise ValueError
