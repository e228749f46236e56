"""The end of a command's help: examples one can copy, and what its exit codes mean."""

from __future__ import annotations

from wfc import exits

#: What a code means unless a command says it better.
CODES = {
    exits.CLEAN: "done",
    exits.PROBLEMS: "errors found in a spec",
    exits.USAGE: "the command line or the settings are wrong, or a named file is missing",
    exits.BUG: "a bug of wfc; a report says so",
    exits.SUBMITTABLE: "there is something to submit",
    exits.JOURNAL: "the journal cannot be used: not submitted",
    exits.STALE: "the plan is stale, or its digest differs: not submitted",
    exits.PARTLY: "of several workflows some were submitted, others not",
    exits.UNREACHABLE: "the service was not reached: surely not submitted",
    exits.LATER: "throttled, or another wfc is submitting: not submitted, try again later",
    exits.REFUSED: "the service refused the request: not submitted",
    exits.CREDENTIALS: "no credentials, or they are not accepted: not submitted",
    exits.UNKNOWN: "outcome unknown: perhaps submitted, look for it before you submit again",
    exits.RUN_FAILED: "submitted, and the run failed",
    exits.STILL_RUNNING: "submitted, and still running at --timeout",
    exits.INTERRUPTED: "interrupted (Ctrl-C)",
    exits.TERMINATED: "ended by a signal",
}

#: What the codes mean to a command that only asks about a run.
ASKED = {
    exits.UNREACHABLE: "the service was not reached",
    exits.JOURNAL: "the journal cannot be used",
    exits.LATER: "throttled: try again later",
    exits.REFUSED: "the service refused to tell, or knows no such run",
    exits.CREDENTIALS: "no credentials, or they are not accepted",
}


def acting(done: str, undone: str, unknown: str) -> dict[int, str]:
    """Return what the codes mean to a command that acts on a run: ``undone`` is what is not so."""
    return {
        exits.CLEAN: done,
        exits.UNREACHABLE: f"the service was not reached: {undone}",
        exits.JOURNAL: "the journal cannot be used: nothing was sent",
        exits.LATER: f"throttled: {undone}, try again later",
        exits.REFUSED: f"the service refused: {undone}",
        exits.CREDENTIALS: f"no credentials, or they are not accepted: {undone}",
        exits.UNKNOWN: unknown,
        exits.INTERRUPTED: "",
        exits.TERMINATED: "",
    }


#: The same in a word or two, for the first page.
BRIEF = {
    exits.CLEAN: "clean or done",
    exits.PROBLEMS: "problems found",
    exits.USAGE: "usage or settings wrong",
    exits.BUG: "a bug of wfc",
    exits.SUBMITTABLE: "there is something to submit",
    exits.UNREACHABLE: "unreachable",
    exits.JOURNAL: "journal not usable",
    exits.LATER: "throttled",
    exits.REFUSED: "refused",
    exits.CREDENTIALS: "credentials",
    exits.UNKNOWN: "outcome unknown",
    exits.STALE: "plan stale",
    exits.PARTLY: "partly submitted",
    exits.RUN_FAILED: "the run failed",
    exits.STILL_RUNNING: "still running",
    exits.INTERRUPTED: "interrupted",
    exits.TERMINATED: "ended by a signal",
}


def briefly() -> str:
    """Return all exit codes as one sentence, in lines of at most 96 characters."""
    from textwrap import fill

    told = [f"{code} {BRIEF[code]}".replace(" ", "\xa0") for code in sorted(BRIEF)]
    return fill(f"Exit codes: {', '.join(told)}.", 96).replace("\xa0", " ")


def epilog(examples: tuple[str, ...], codes: dict[int, str] | None = None) -> str:
    """Return ``examples`` and exit codes as click shows them, unwrapped.

    ``codes`` are those a command has beside 0, 2 and 3, or says better; an empty text stands
    for what the code always means.
    """
    told = {exits.CLEAN: "", exits.USAGE: "", exits.BUG: ""} | (codes or {})
    rows = [f"  {code:<3}  {told[code] or CODES[code]}" for code in sorted(told)]
    parts = {"Examples": [f"  {line}" for line in examples], "Exit codes": rows}
    return "\n\n".join("\n".join(("\b", f"{name}:", *lines)) for name, lines in parts.items())
