"""What an editor shows over a key or a value."""

from __future__ import annotations

import pytest

from .language_server import LanguageServer

TASK = "Tasks:\n  - Name: load\n    "


def example(text: str) -> str:
    return f"\n\nExample:\n\n```yaml\n{text}\n```"


def shown(hover: str) -> str:
    """Return ``hover`` without the name of the schema above and its address below."""
    title, _, rest = hover.partition("\n\n")
    assert title == "#### DataWorks workflow"
    text, source, _ = rest.rpartition("\n\nSource: ")
    assert source
    return text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Na¦me: orders\n", "The name of the workflow instance." + example("daily_orders")),
        (f"{TASK}Scr¦ipt: {{Content: a}}\n", "What a task runs."),
        (
            f"{TASK}Ty¦pe: ODPS_SQL\n",
            "What kind of task it is: a type that is offered here, or any other name."
            + example("ODPS_SQL"),
        ),
        (
            f"{TASK}Type: odps¦_pl\n",
            "`odps_pl` is a label, the type is called `ODPS_PERL` (assumed)." + example("ODPS_SQL"),
        ),
        (
            f"{TASK}Inputs:\n      Variables:\n        - Fr¦om: extract:rows\n",
            "`task:variable`, by the task's name; compiles to Value."
            + example("extract:row_count"),
        ),
        (
            "Env¦Type: Prod\n",
            "The environment of the workspace.\n\n"
            "* `Prod`: The production environment.\n* `Dev`: The development environment."
            + example("Prod"),
        ),
        (
            "FlowName: a\nSel¦ect: [a+]\n",
            "The nodes that really run, each entry a selector; compiles to the IDs of nodes."
            + example("- load+")
            + example("- tag:ods\n- +report"),
        ),
        ("x-te¦am: data\n", "Yours: wfc ignores it."),
    ],
)
def test_a_key_says_what_it_means(editor: LanguageServer, text: str, words: str) -> None:
    assert shown(editor.hover(text)) == words
