"""The one shape of bad news, and of the places it points at.

A place is a *route* into a file (``("Tasks", 3, "Script", "Content")``), never a
line: only the report asks the document where a route was written.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final, Literal, TypeAlias

    Route: TypeAlias = tuple[str | int, ...]
    Part: TypeAlias = Literal["value", "key", "text", "item"]
    Severity: TypeAlias = Literal["error", "warning", "info"]

SEVERITIES: Final = ("error", "warning", "info")


class Place:
    """Where something stands in a file.

    ``part`` says what of the route is meant: its ``value``, its ``key``, the ``item`` of a list
    with what goes when it is taken out, or (``text``) no route at all but ``within`` as offsets
    into the whole file.
    ``within`` narrows a value to code points ``start`` to ``end`` of its own text.
    """

    __slots__ = ("file", "part", "route", "within")

    def __init__(
        self,
        file: str,
        route: Route = (),
        part: Part = "value",
        within: tuple[int, int] | None = None,
    ) -> None:
        """Point at ``route`` in ``file``."""
        self.file: Final = file
        self.route: Final = route
        self.part: Final = part
        self.within: Final = within

    @property
    def is_shared(self) -> bool:
        """Say whether several tasks may have their value from here: a mistake is told once."""
        return self.route[:1] == ("Defaults",)

    def key(self) -> Place:
        """Return the place of the key of this route."""
        return Place(self.file, self.route, "key")

    def item(self) -> Place:
        """Return the place of all that goes when this item of a list is taken out."""
        return Place(self.file, self.route, "item")

    def slice(self, start: int, end: int) -> Place:
        """Return the place of code points ``start`` to ``end`` of this value's text."""
        return Place(self.file, self.route, "value", (start, end))


class Label:
    """A place with a remark: "a task with a similar name is defined here"."""

    __slots__ = ("message", "place")

    def __init__(self, place: Place, message: str) -> None:
        """Remark ``message`` on ``place``."""
        self.place: Final = place
        self.message: Final = message


class Edit:
    """Replace what stands at ``place`` by ``text``."""

    __slots__ = ("place", "text")

    def __init__(self, place: Place, text: str) -> None:
        """Put ``text`` where ``place`` is."""
        self.place: Final = place
        self.text: Final = text


class Fix:
    """A change that mends the problem; ``safe`` when it cannot change what is meant."""

    __slots__ = ("edits", "message", "safe")

    def __init__(self, message: str, edits: tuple[Edit, ...], *, safe: bool) -> None:
        """Offer ``edits``."""
        self.message: Final = message
        self.edits: Final = edits
        self.safe: Final = safe


class Fault:
    """What a stage found wrong, as data; the rule of that name puts it into words."""

    __slots__ = ("facts", "place", "rule")

    def __init__(self, rule: str, place: Place, facts: Mapping[str, object]) -> None:
        """Record that ``rule`` is broken at ``place``."""
        self.rule: Final = rule
        self.place: Final = place
        self.facts: Final = facts


class Finding:
    """What a rule says: the headline, and everything that helps to mend it.

    ``message`` is the headline (no full stop, the user's words, at most 100 characters),
    ``label`` stands beside the caret, ``related`` are other places with a remark each,
    ``help`` are lines of advice, ``drawing`` lines of a picture.
    """

    __slots__ = ("drawing", "fix", "help", "label", "message", "place", "related")

    def __init__(
        self,
        message: str,
        place: Place,
        *,
        label: str = "",
        related: tuple[Label, ...] = (),
        help: tuple[str, ...] = (),  # noqa: A002 - the word of the JSON format
        drawing: tuple[str, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        """Say ``message`` about ``place``."""
        self.message: Final = message
        self.place: Final = place
        self.label: Final = label
        self.related: Final = related
        self.help: Final = help
        self.drawing: Final = drawing
        self.fix: Final = fix


class Problem:
    """A finding under the name of its rule, at the severity the settings give it.

    ``environments`` are those in which it holds; empty where the file names none, or it holds
    whatever the environment.
    """

    __slots__ = ("environments", "finding", "rule", "severity")

    def __init__(
        self,
        rule: str,
        severity: Severity,
        finding: Finding,
        environments: tuple[str, ...] = (),
    ) -> None:
        """File ``finding`` under ``rule``."""
        self.rule: Final = rule
        self.severity: Final = severity
        self.finding: Final = finding
        self.environments: Final = environments

    def beside(self, label: Label) -> Problem:
        """Return this problem with one more related place."""
        return self.with_related((*self.finding.related, label), self.finding.fix)

    def with_related(self, related: tuple[Label, ...], fix: Fix | None) -> Problem:
        """Return this problem with these related places, and this fix."""
        said = self.finding
        finding = Finding(
            said.message,
            said.place,
            label=said.label,
            related=related,
            help=said.help,
            drawing=said.drawing,
            fix=fix,
        )
        return Problem(self.rule, self.severity, finding, self.environments)
