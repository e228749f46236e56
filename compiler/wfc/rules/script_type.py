"""A script in another language than its task runs.

What it does: looks at how a script begins: a `#!` line, `echo` or Python's `import` in SQL; a SQL
statement in a shell or Python script.

Why is this bad: the official page itself shows `echo` in an ODPS_SQL task: it is submitted, and
fails when it runs.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script: {Content: echo "helloWorld"}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: DIDE_SHELL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
    Script: {Content: echo "helloWorld"}
```
"""

from __future__ import annotations

import re

from wfc.problem import Finding, Label
from wfc_spec.capabilities import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part

SEVERITY = "warning"
LOCAL = True
SUSPECT_TASK = "begins_oddly(kind, text)"


#: How a script of another language begins, by the language the task runs.
BEGINNINGS = {
    "sql": (
        (
            "a shell script",
            re.compile(r"#!\S*/(?:env +)?(?:ba|z|k)?sh\b|#!/bin/|echo\s|set -e|export \w+="),
        ),
        (
            "a Python script",
            re.compile(r"#!.*python|# *-\*- *coding|import \w+\s*$|from \w[\w.]* import ", re.M),
        ),
    ),
    "shell": (
        (
            "SQL",
            re.compile(
                r"(?:insert\s+(?:overwrite|into)\s+(?:table\s+)?\w|(?:create|drop|alter)\s+(?:table|view)\s"
                r"|select\s[^;]*?\sfrom\s|select\s[\d'*]|with\s+\w+\s+as\s*\()",
                re.I,
            ),
        ),
    ),
}
BEGINNINGS["python"] = (*BEGINNINGS["shell"], BEGINNINGS["sql"][0])
COMMENTS = re.compile(r"(?:\s+|--[^\n]*|/\*.*?\*/)*", re.S)
#: How much of a script is looked at.
HEAD = 2_000


def check(part: Part) -> Iterator[Finding]:
    """Look at the beginning of each script of a known form."""
    for task in part.tasks:
        text, kind = (task.script or "")[:HEAD], task.value.get("Type", "")
        for what, pattern in BEGINNINGS.get(LANGUAGES.get(kind, ""), ()):
            if kind in OTHERS or not text:
                break
            skipped = COMMENTS.match(text)
            start = skipped.end() if skipped else 0
            begun = pattern.match(text, start)
            if begun:
                end = text.find("\n", start)
                yield Finding(
                    f"the script of {task.title()} looks like {what}, and the task is {kind}",
                    task.script_place(start, end if end > 0 else len(text)),
                    label=f"not what {kind} runs",
                    related=(Label(task.place("Type"), "of this type"),),
                    help=("change the type, or the script",),
                )
                break


#: Types whose script is called SQL or shell and is a command line, or may be anything.
OTHERS = ("ODPS_MR", "ODPS_PERL", "PERL", "EMR_MR", "EMR_SPARK", "CDH_SPARK", "SSH", "NOTEBOOK")
