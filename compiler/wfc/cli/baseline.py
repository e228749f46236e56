"""``wfc lint --baseline FILE``: problems that were there before, and are not reported.

The file holds for each spec and rule the places where it speaks, told by names instead of lines,
and how often it does there. It never grows: what is new is reported until it is mended, and what
is mended leaves the file with ``--write-baseline``.
"""

from __future__ import annotations

import json
import os
from collections import Counter

from wfc.cli.console import say
from wfc.cli.files import bytes_of
from wfc.cli.put import put
from wfc.exits import UsageError
from wfc.report.jsontext import written
from wfc.report.order import in_order
from wfc.report.outcome import Outcome
from wfc.report.summary import plural
from wfc.source.structure import structure, unmoved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any, Final, TypeAlias

    from wfc.problem import Problem

    Key: TypeAlias = tuple[str, str, str]

VERSION: Final = 1


class Baseline:
    """What a baseline file knows; ``known`` is None where there is no file yet, to be made."""

    __slots__ = ("_folder", "_known", "_path", "_update")

    def __init__(self, path: str, *, update: bool) -> None:
        """Read the file ``path``.

        ``update``: make it if there is none, else take out of it what is found no more. Raises
        UsageError when it cannot be read, or is no baseline.
        """
        is_new = update and not os.path.lexists(path)
        self._path: Final = path
        self._folder: Final = os.path.realpath(os.path.dirname(path) or ".")
        self._update: Final = update
        self._known: Final = None if is_new else _read(path)

    def without(self, outcome: Outcome, files: Collection[str]) -> Outcome:
        """Return ``outcome``, of a run over ``files``, without what is known.

        Raises UsageError when the file cannot be written.
        """
        if self._known is None:
            found = Counter(self._key(problem, outcome) for problem in outcome.problems)
            _write(self._path, found)
            say(f"`{self._path}` holds {plural(found.total(), 'problem')} from now on.")
            return Outcome((), outcome.documents, outcome.files, outcome.root)
        left = self._known.copy()
        fresh = []
        for problem, _ in in_order(outcome):
            key = self._key(problem, outcome)
            if left[key] > 0:
                left[key] -= 1
            else:
                fresh.append(problem)
        hidden = len(outcome.problems) - len(fresh)
        if hidden:
            say(f"{plural(hidden, 'known problem')} not shown: `{self._path}` has them.")
        self._shrink(self._known, left, {unmoved(file, self._folder) for file in files})
        return Outcome(
            tuple(fresh), outcome.documents, outcome.files, outcome.root, outcome.mendable
        )

    def _key(self, problem: Problem, outcome: Outcome) -> Key:
        place = problem.finding.place
        steps = structure(outcome.documents.get(place.file), place)
        # As in a JSON pointer (RFC 6901), so that no name can be taken for two steps.
        where = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
        return unmoved(place.file, self._folder), problem.rule, where

    def _shrink(self, known: Counter[Key], left: Counter[Key], files: Collection[str]) -> None:
        """Take out what is ``left`` and was looked for in ``files``, or say that there is some."""
        gone: Counter[Key] = Counter()
        for key, number in left.items():
            if key[0] in files or not os.path.lexists(os.path.join(self._folder, key[0])):
                gone[key] = number
        total = plural(gone.total(), "problem")
        if gone.total() and self._update:
            _write(self._path, known - gone)
            say(f"`{self._path}` is shorter by {total}.")
        elif gone.total():
            advice = "`--write-baseline` takes out what is mended"
            say(f"`{self._path}` knows {total} too many: {advice}.")


def _read(path: str) -> Counter[Key]:
    if not os.path.lexists(path):
        raise UsageError(f"there is no baseline `{path}`: `--write-baseline` makes it")
    try:
        found = _keys(json.loads(bytes_of(path)))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            f"`{path}` is no baseline; where there is no file, `--write-baseline` makes one"
        ) from None
    return found


def _keys(value: Any) -> Counter[Key]:
    """Return what a baseline holds. Raises what Python does where it is none."""
    if value["version"] != VERSION:
        raise ValueError(value)
    found: Counter[Key] = Counter()
    for file, rules in value["problems"].items():
        for rule, places in rules.items():
            for place, number in places.items():
                if type(number) is not int or number < 1:
                    raise ValueError(number)
                found[file, rule, place] = number
    return found


def _write(path: str, known: Counter[Key]) -> None:
    problems: dict[str, dict[str, dict[str, int]]] = {}
    for (file, rule, place), number in sorted(known.items()):
        problems.setdefault(file, {}).setdefault(rule, {})[place] = number
    put(path, written({"version": VERSION, "problems": problems}))
