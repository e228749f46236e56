"""What a comment ``# wfc: ignore[rule]`` covers is not told; one that covers nothing is."""

from __future__ import annotations

from heapq import heappop, heappush

from wfc.problem import Fault, Label
from wfc.rules.shelf import ALWAYS, SEVERITIES, TELLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.problem import Problem
    from wfc.settings import Choice
    from wfc.source.document import Document
    from wfc.source.ignores import Ignore, Named

#: What is found only beside the other files of a project, after all else.
ACROSS = ("output-of-another-file", "shared-name")
#: What speaks of the comments themselves is switched off in the settings.
ABOUT_COMMENTS = ("ignore-form", "unused-ignore")


def suppressed(
    document: Document, problems: list[Problem], choice: Choice, rules: tuple[str, ...] = ()
) -> tuple[list[Problem], list[Fault]]:
    """Return what of ``problems`` is not ignored, and what is wrong with the comments.

    A problem is ignored by the nearest comment around it. A comment for a rule that ``choice``
    silences is not called unused. The ``problems`` are those of ``rules`` alone, where these are
    named, and else of all rules that look at one file.
    """
    faults = [] if rules else [fault for each in document.ignores for fault in _misnamed(each)]
    sound = [ignore for ignore in document.ignores if not ignore.wrong]
    used: set[tuple[int, str]] = set()
    kept = _kept(document, problems, sound, choice, used)
    for number, ignore in enumerate(sound):
        for named in ignore.rules:
            is_meant = named.rule in rules if rules else named.rule not in ACROSS
            if is_meant and (number, named.rule) not in used and _speaks(named, document, choice):
                facts = {"rule": named.rule, "gone": named.gone}
                faults.append(Fault("unused-ignore", named.place, facts))
    return kept, faults


def _misnamed(ignore: Ignore) -> Iterator[Fault]:
    """Yield what is wrong with the form of a comment, or with the rules it names."""
    if ignore.wrong:
        facts: dict[str, object] = {"what": ignore.wrong, "until": ignore.until}
        yield Fault("ignore-form", ignore.place, facts)
        return
    for named in ignore.rules:
        if not _can_be_ignored(named.rule):
            what = "always" if named.rule in SEVERITIES else "unknown"
            known = tuple(rule for rule in SEVERITIES if _can_be_ignored(rule))
            facts = {"what": what, "rule": named.rule, "known": known}
            yield Fault("ignore-form", named.place, facts)


def _can_be_ignored(rule: str) -> bool:
    return (
        rule in SEVERITIES
        and rule not in ALWAYS
        and rule not in TELLS
        and rule not in ABOUT_COMMENTS
    )


def _speaks(named: Named, document: Document, choice: Choice) -> bool:
    rule = named.rule
    own = SEVERITIES.get(rule)
    if own is None or not _can_be_ignored(rule):
        return False
    return choice.level(rule, own, document.file) is not None


def _kept(
    document: Document,
    problems: list[Problem],
    ignores: list[Ignore],
    choice: Choice,
    used: set[tuple[int, str]],
) -> list[Problem]:
    """Return the problems no comment covers; those that do are added to ``used``.

    A comment whose last day has passed covers no more; the problem says so.
    """
    waiting = sorted(
        ((*ignore.covers, number) for number, ignore in enumerate(ignores)), reverse=True
    )
    placed = sorted((_start(document, problem), i) for i, problem in enumerate(problems))
    around: list[tuple[int, int, int]] = []  # the innermost first: it began last
    kept = dict(enumerate(problems))
    for at, i in placed:
        while waiting and waiting[-1][0] <= at:
            start, end, number = waiting.pop()
            heappush(around, (-start, end, number))
        while around and around[0][1] <= at:
            heappop(around)
        rule = problems[i].rule
        for number in _covering(around, at, rule, ignores):
            used.add((number, rule))
            ignore = ignores[number]
            if not ignore.until or choice.today() <= ignore.until:
                del kept[i]
                break
            label = Label(ignore.ends, "it was ignored until this day")
            kept[i] = kept[i].beside(label)
    return list(kept.values())


def _covering(
    around: list[tuple[int, int, int]], at: int, rule: str, ignores: list[Ignore]
) -> Iterator[int]:
    """Yield the numbers of the comments that cover ``at`` and name ``rule``, the nearest first."""
    for _, end, number in sorted(around):
        names = at < end and any(named.rule == rule for named in ignores[number].rules)
        if names and _can_be_ignored(rule):
            yield number


def _start(document: Document, problem: Problem) -> int:
    """Return where a problem begins; before everything where it is in another file."""
    place = problem.finding.place
    return document.span(place)[0] if place.file == document.file else -1
