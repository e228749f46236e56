"""What a task's script is written in."""

from __future__ import annotations

from wfc_spec.capabilities import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.resolve.workflow import Task


def is_sql(task: Task) -> bool:
    """Say whether ``task`` runs SQL, as an assignment node may."""
    kind = task.value.get("Type", "")
    if kind == "CONTROLLER_ASSIGNMENT":
        return bool(task.value.get("Script", {}).get("Language") == "odps")
    return LANGUAGES.get(kind) == "sql"
