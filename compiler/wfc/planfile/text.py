"""Plan files as text and back, and the digest that a reviewer approves."""

from __future__ import annotations

import json
from hashlib import sha256

from pydantic import ValidationError

from wfc.planfile.model import VERSION, PlanFile
from wfc.submission import canonical

#: Larger than any plan: 10,000 tasks take about 2 MB.
MOST_BYTES = 64 * 1024 * 1024


class PlanFileError(ValueError):
    """The file is no plan that can be applied; the text says why, on one line."""


def write(plan: PlanFile) -> str:
    """Return ``plan`` as JSON, keys in the order of the format."""
    return json.dumps(plan.model_dump(by_alias=True), ensure_ascii=False, indent=2) + "\n"


def digest(plan: PlanFile) -> str:
    """Return ``sha256:`` and the digest of what ``plan`` says, however it is laid out."""
    return f"sha256:{sha256(canonical(plan.model_dump(by_alias=True)).encode()).hexdigest()}"


def is_plan(data: bytes) -> bool:
    """Tell whether ``data`` means to be a plan file: JSON with ``"Kind": "Plan"``."""
    if not data[:4096].lstrip().startswith(b"{") or len(data) > MOST_BYTES:
        return False
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("Kind") == "Plan"


def read(data: bytes) -> PlanFile:
    """Return the plan in ``data``. Raises PlanFileError when it is damaged or of another wfc."""
    value = json.loads(data)
    version = value.get("Version")
    if isinstance(version, int) and version > VERSION:
        raise PlanFileError("it was made by a newer wfc")
    try:
        return PlanFile.model_validate(value)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise PlanFileError(f"`{where}` is not as `wfc plan` writes it") from None
