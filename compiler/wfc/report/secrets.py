"""Secrets are masked in whatever is shown (``wfc_spec.secrets`` says what one is)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.problem import Problem

#: How many characters before and behind a place may belong to one secret.
REACH: Final = 256
#: What every secret has near it, in some spelling: without it nothing is searched.
_SIGNS: Final = ("LTAI", "@", "pass", "pwd", "secret", "key", "token")


def masked(text: str) -> str:
    """Return ``text``, as long as before, with ``*`` for what may be a secret."""
    lower = text.lower()
    if not any(sign.lower() in lower for sign in _SIGNS):
        return text
    from wfc_spec.secrets import masked as without

    return without(text)


def discreet(problem: Problem) -> Problem:
    """Return ``problem`` with no secret in its words; a fix that would write one is left out."""
    from wfc.problem import Finding, Label
    from wfc.problem import Problem as Other

    said = problem.finding
    words = (said.message, said.label, *said.help, *(each.message for each in said.related))
    texts = () if said.fix is None else tuple(edit.text for edit in said.fix.edits)
    if all(masked(each) == each for each in (*words, *texts)):
        return problem
    fix = said.fix if all(masked(each) == each for each in texts) else None
    finding = Finding(
        masked(said.message),
        said.place,
        label=masked(said.label),
        related=tuple(Label(each.place, masked(each.message)) for each in said.related),
        help=tuple(map(masked, said.help)),
        drawing=tuple(map(masked, said.drawing)),
        fix=fix,
    )
    return Other(problem.rule, problem.severity, finding, problem.environments)
