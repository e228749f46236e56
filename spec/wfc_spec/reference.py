"""References between tasks: the API's ``<output>:<variable>``, and our ``task:variable``."""

from __future__ import annotations

EXPECTED = "`<output of the upstream task>:<name of its output variable>`"


def split(text: str) -> tuple[str, str] | None:
    """Split ``text`` at its last ``:`` into what produces and the variable's name.

    Returns None when there is no ``:``, or nothing on one side of it, or a blank in it.
    The form is that of ``Inputs.Variables[].Value`` of ExecuteAdhocWorkflowInstance:
    "Upstream task Output:upstream task output variable name" (SDK 20240518 9.11.0).
    """
    producer, colon, variable = text.rpartition(":")
    if not (producer and colon and variable) or text.split() != [text]:
        return None
    return producer, variable


def join(output: str, variable: str) -> str:
    """Return the reference to ``variable`` of the task that produces ``output``."""
    return f"{output}:{variable}"


def derived_output(workflow: str, task: str) -> str:
    """Return the output wfc gives a task that has none: ``<workflow>.<task>``.

    Characters other than letters, digits, ``_``, ``.`` and ``-`` become ``_``.
    """
    return "".join(
        character if character.isalnum() or character in "_.-" else "_"
        for character in f"{workflow}.{task}"
    )
