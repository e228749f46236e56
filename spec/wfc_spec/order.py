"""The order in which keys are written: the API's, with what names and makes a thing first."""

from __future__ import annotations

from typing import Any

_TASK = (
    *("Name", "Description", "Tags", "Extends", "ForEach", "Only", "Except"),
    *("Type", "Owner", "Timeout", "Script", "RuntimeResource", "DataSource"),
    *("Inputs", "Outputs", "Dependencies", "DependsOn", "ClientUniqueCode"),
)
#: That of a run.
RUN = (
    *("Kind", "Description", "Tags", "Target", "FlowName", "ProjectName", "ProjectEnv"),
    *("WorkflowId", "Name", "Type", "ProjectId", "EnvType", "BizDate", "StartBizDate"),
    *("EndBizDate", "Bizdate", "Periods", "Region", "TimeZone", "Include"),
    *("Params", "Environments", "Nodes", "Select", "Exclude"),
)
#: That of what lies over a workflow, or over any file of a project.
_ENVIRONMENT = (
    *("Protected", "Name", "Description", "Tags", "ProjectId", "ProjectName", "Owner", "EnvType"),
    *("ProjectEnv", "BizDate", "Region", "TimeZone", "Marker", "Params"),
    *("Externals", "Templates", "Defaults", "Tasks", "Nodes"),
)
#: Where it differs from the order of the published schema.
ORDER: dict[str, tuple[str, ...]] = {
    "": (
        *("Kind", "Name", "Description", "Tags", "ProjectId", "Owner", "EnvType", "BizDate"),
        *("Region", "TimeZone", "Marker", "Include", "Params", "Environments", "Externals"),
        *("Templates", "Defaults", "Lint", "Tasks"),
    ),
    **dict.fromkeys(("Environment", "ProjectEnvironment"), _ENVIRONMENT),
    "RunEnvironment": ("Protected", *RUN),
    **dict.fromkeys(("Task", "TaskDefaults", "Template"), _TASK),
    **dict.fromkeys(("OverlayTask", "OverlayTaskDefaults", "OverlayTemplate"), _TASK),
}


class Keys:
    """The keys that may stand in one mapping, in order; none where any may, in any order."""

    __slots__ = ("_definitions", "_node", "order")

    def __init__(self, node: dict[str, Any], definitions: dict[str, Any], name: str = "") -> None:
        """Look at a ``node`` of a published schema; ``name`` is that of its definition."""
        self._node = node
        self._definitions = definitions
        known = tuple(node.get("properties", ()))
        first = RUN if not name and "Nodes" in known else ORDER.get(name, ())
        self.order = tuple(key for key in first if key in known) + tuple(
            key for key in known if key not in first
        )

    def below(self, key: str | int) -> Keys:
        """Return the keys of what stands at ``key``, or in a list."""
        node: dict[str, Any] = {}
        if isinstance(key, int):
            node = self._node.get("items") or {}
        elif "properties" in self._node:
            node = self._node["properties"].get(key) or {}
        else:
            rest = self._node.get("additionalProperties")
            node = rest if isinstance(rest, dict) else {}
        name = str(node.get("$ref", "")).removeprefix("#/$defs/")
        return Keys(self._definitions[name] if name else node, self._definitions, name or "-")

    def sorted(self, keys: list[str]) -> list[str]:
        """Return ``keys`` in order; those that are not known stay behind the one before them."""
        rank = {key: index for index, key in enumerate(self.order)}
        if not rank:
            return keys
        ranked: list[tuple[int, int, str]] = []
        last = -1
        for key in keys:
            last = rank.get(key, last)
            ranked.append((last, len(ranked), key))
        return [key for _, _, key in sorted(ranked)]


def keys_of(schema: dict[str, Any]) -> Keys:
    """Return the keys of a published ``schema``."""
    return Keys(schema, schema["$defs"])


def ordered(value: Any, keys: Keys) -> Any:
    """Return ``value`` with its keys in order."""
    if isinstance(value, dict):
        return {key: ordered(value[key], keys.below(key)) for key in keys.sorted(list(value))}
    if isinstance(value, list):
        inner = keys.below(0)
        return [ordered(each, inner) for each in value]
    return value
