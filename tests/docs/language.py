"""The language reference: every key of the models, and what its example is sent as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.docs.examples import in_task, shown, title, written
from tests.docs.keys import keys, offered, properties
from tests.docs.run_sent import RUN
from tests.docs.sent import BASE, checked, value_of
from tests.docs.slug import slug
from wfc_spec.publish import KINDS, spec_schema

if TYPE_CHECKING:
    from tests.docs.keys import Key
    from wfc_spec.publish import Schema

HEAD = f"""\
# Language reference

<!-- Generated from the models in spec/wfc_spec by `pytest tests/docs --bless`; do not edit. -->

A spec is the request body of an operation that submits, as YAML or JSON: same names, same nesting,
same case. Every valid body is a spec and compiles to itself. A few keys are ours; they compile
away. `x-…` is ignored wherever a key may stand.

A workflow that is sent along and run once is a request of ExecuteAdhocWorkflowInstance, version
2024-05-18; it comes first here. [A run](#a-run-of-a-manual-workflow) of a manually triggered
workflow that exists already is a request of one of three operations.

YAML is read by version 1.2, directed by what a key takes: where that is text, the characters count
as they are written, so `Owner: 1000`, `Cu: 0.25` and `Name: no` need no quotes.

The examples stand in this spec, at its top or in its task `load`. What they are sent as has been
compiled by wfc; it is what they add to the body or change in it.

```yaml
{BASE}```

Three things are filled in, and only where they are absent. A task's `Owner` is the workflow's. Its
`ClientUniqueCode` is `wfc_` and the first 32 hex digits of the SHA-256 of the workflow's name, a
line feed and the task's name. A task without `TaskOutputs` that a `DependsOn` or `From` names has
the output `<workflow>.<task>`. Step 5 of the [tutorial](tutorial.md#5-see-the-request) shows all
three.

The same keys for programs: `wfc schema adhoc-workflow`, `manual-run` and `project`.
"""

RUN_HEAD = f"""\
## A run of a manual workflow

Three operations run a manually triggered workflow, all of it or a part: RunManualDagNodes (version
2020-05-18), CreateManualDag (2018-06-01) and CreateWorkflowInstances (2024-05-18). A file says
which one by its [Target](#run-target), or shows it by its keys; `wfc compile --target` chooses
another one, or `all`. What a target cannot express is an error at the line.

`Nodes` gives the nodes names, so that they can be selected. What `Select` means really runs; what
`Exclude` means becomes a dry run, which looks successful and does nothing; any other node is left
out. A node that both mean is excluded. `Exclude` without `Select` selects all other nodes; without
either, everything runs. `wfc ls` and `wfc graph` show what a selection means.

Selectors are dbt's:

| selector | means |
|---|---|
| `load`, `load*` | the node of that name, those whose names begin so |
| `+load`, `load+` | with all it waits for, with all that waits for it |
| `2+load`, `load+1` | no further than so many steps |
| `@load` | with all that waits for it, and all that those wait for |
| `tag:ods`, `type:ODPS_SQL`, `owner:1000` | every node that has it |
| `tag:ods,load+` | what both mean |
| `"a+b"+` | a name that holds an operator or a blank, in quotes |

The entries of a list are or-ed.

The examples stand in this run, at its top or in its node `load`; those of keys that only the other
two operations have, in a request of that operation.

```yaml
{RUN}```
"""

#: The headings on the way; after `Tasks` a second one.
SECTIONS = {
    "adhoc-workflow": "## The workflow\n",
    "fragment": "## A fragment\n\n"
    "A file with `Kind: Fragment`, taken in by the `Include` of others. It holds the following, "
    "each as a workflow does. Alone it is checked for its shape, in full where it is included.\n",
    "manual-run": RUN_HEAD,
    "project": "## Settings: wfc.yaml\n\n"
    "One file for a project, in its top folder. What it says of workflows lies under what they "
    "say themselves.\n",
}
TASK = "## A task\n"

#: What an environment is laid over.
OVER = {
    "adhoc-workflow": "a workflow, with `Tasks` as a map",
    "manual-run": "a run, with `Nodes` as a map",
    "project": (
        "a workflow or a run (what a file cannot have is skipped), with `Tasks` and `Nodes` as maps"
    ),
}
#: The headings of lists of words that a key offers.
OFFERS = {"TaskType": "Task types that are known"}


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    told: set[str] = set()
    for kind in KINDS:
        schema = spec_schema(kind)
        found = list(keys(schema))
        parts.append(SECTIONS.get(kind, f"## {kind}\n"))
        for key in found:
            parts.append(_section(kind, key, schema))
            if key.route == ("Tasks",) and kind == "adhoc-workflow":
                parts.append(TASK)
        offers = (key.offers for key in found if key.offers is not None)
        lists = [name for name in dict.fromkeys(offers) if name not in told]
        parts += [_offers(schema, name) for name in lists]
        told.update(lists)
    return "\n".join(parts)


def _section(kind: str, key: Key, schema: Schema) -> str:
    facts = [f"- Takes {key.takes}."]
    facts += [f"- `{word}`: {meaning}" for word, meaning in key.choices]
    if key.offers is not None:
        facts.append(f"- [Known words](#{slug(OFFERS[key.offers])}); any other is taken as well.")
    if kind not in ("project", "fragment"):
        facts.append(f"- {_standing(key)}")
    if key.holds is not None:
        facts.append(f"- {_inside(kind, key, properties(schema, key.holds))}")
    pieces = [shown(kind, key, piece) for piece in written(kind, key)]
    return "\n".join(
        [f"### {title(kind, key.route)}", "", key.meaning, "", *facts, "", "\nOr:\n\n".join(pieces)]
    )


def _standing(key: Key) -> str:
    """Say whose key it is, and whether it may be left out."""
    if not key.api:
        return "A key of ours: it compiles away."
    if key.targets:
        return f"A field of {listed(key.targets)}, {'required' if key.required else 'optional'}."
    if not key.required:
        return "A field of the API, optional."
    if _asked(key):
        return "A field of the API; it must be written."
    return "A field of the API that must be sent; wfc fills it in where it is left out."


def _asked(key: Key) -> bool:
    """Say whether wfc asks for ``key`` where it is absent: tried on the spec of the examples."""
    spec = value_of(BASE)
    mapping: Any = spec["Tasks"][-1] if in_task(key) else spec
    way = key.route[1:] if in_task(key) else key.route
    for name in way[:-1]:
        mapping = mapping.get(name) if isinstance(mapping, dict) else None
    if not isinstance(mapping, dict):
        return True  # an entry of a list that this spec does not have: the key is all it is for
    mapping.pop(way[-1], None)
    return checked(spec).has_errors()


def _inside(kind: str, key: Key, names: list[str]) -> str:
    """Say which keys stand below ``key``; those of Defaults are those of a task."""
    if str(key.holds).endswith("Environment"):
        return (
            f"Each holds what stands at the top of {OVER[kind]} by name, and "
            "`Protected: true` where only a reviewed plan may be applied. `null` removes."
        )
    if key.holds == "Template" and kind == "adhoc-workflow":
        return "Each holds what [Defaults](#defaults) may, and `Extends`."
    if key.holds in ("Template", "TaskDefaults", "Task", "Param") and kind != "adhoc-workflow":
        return "Holds what it holds in a workflow."
    above = ("Tasks",) if key.holds == "TaskDefaults" else key.route
    links = (f"[{name}](#{slug(title(kind, (*above, name)))})" for name in names)
    return f"Holds {', '.join(links)}."


def listed(names: tuple[str, ...]) -> str:
    """Return names as a sentence has them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _offers(schema: Schema, name: str) -> str:
    words = (f"- `{word}`: {meaning}" for word, meaning in offered(schema, name))
    return "\n".join([f"## {OFFERS[name]}", "", *words, ""])
