"""The rules on this shelf. Generated: ``pytest tests/test_house.py --bless`` makes it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Severity

SEVERITIES: dict[str, Severity] = {
    "assignment-script": "warning",
    "bizdate-not-midnight": "warning",
    "constant-looks-like-expression": "warning",
    "dangling-output": "error",
    "dependency-cycle": "error",
    "duplicate-client-unique-code": "error",
    "duplicate-edge": "warning",
    "duplicate-task-name": "error",
    "duplicate-variable": "error",
    "invalid-value": "error",
    "missing-key": "error",
    "no-such-date": "error",
    "output-produced-twice": "error",
    "parameter-form": "error",
    "script-file": "error",
    "script-language": "error",
    "script-twice": "error",
    "self-dependency": "error",
    "unknown-key": "error",
    "unknown-kind": "error",
    "unknown-rule": "error",
    "unknown-task": "error",
    "unknown-time-zone": "error",
    "unknown-variable": "error",
    "variable-reference-form": "error",
    "variable-type": "error",
    "variable-without-dependency": "error",
    "wrong-type": "error",
}
#: Rules that put a stage's fault into words.
TELLS = (
    "invalid-value",
    "no-such-date",
    "script-file",
    "script-twice",
    "unknown-key",
    "unknown-kind",
    "unknown-rule",
    "unknown-time-zone",
    "wrong-type",
)
#: Rules that look at the graph.
CHECKS = (
    "assignment-script",
    "bizdate-not-midnight",
    "constant-looks-like-expression",
    "dangling-output",
    "dependency-cycle",
    "duplicate-client-unique-code",
    "duplicate-edge",
    "duplicate-task-name",
    "duplicate-variable",
    "missing-key",
    "output-produced-twice",
    "parameter-form",
    "script-language",
    "self-dependency",
    "unknown-task",
    "unknown-variable",
    "variable-reference-form",
    "variable-type",
    "variable-without-dependency",
)
#: Those of them that cannot be switched off.
ALWAYS = (
    "dependency-cycle",
    "missing-key",
    "script-language",
    "unknown-task",
    "variable-reference-form",
)
