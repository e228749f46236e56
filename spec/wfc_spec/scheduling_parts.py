"""The parts of a scheduling parameter, and what is wrong with one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc_spec.time_format import Offset, Token


class Mistake:
    """What is wrong with code points ``start`` to ``end`` of a value.

    ``what`` is the headline without the expression, ``label`` what would be right, ``advice`` a
    line more, ``instead`` what could stand there, ``among`` what it may be a near miss of. A
    ``trap`` is something the service may take, but that hardly anybody means.
    """

    __slots__ = ("advice", "among", "end", "instead", "label", "start", "trap", "what")

    def __init__(
        self,
        start: int,
        end: int,
        what: str,
        label: str,
        *,
        advice: str = "",
        instead: str = "",
        among: tuple[str, ...] = (),
        trap: bool = False,
    ) -> None:
        """Find fault with ``start`` to ``end``."""
        self.start: Final = start
        self.end: Final = end
        self.what: Final = what
        self.label: Final = label
        self.advice: Final = advice
        self.instead: Final = instead
        self.among: Final = among
        self.trap: Final = trap


class Piece:
    """A part of a value: ``kind`` text, builtin, business, schedule, months, name or workflow.

    ``text`` is as written; ``name`` the built-in variable, the parameter or the variable meant;
    ``tokens`` and ``offset`` those of a format; ``months`` what ``add_months`` adds.
    """

    __slots__ = ("kind", "months", "name", "offset", "start", "text", "tokens")

    def __init__(
        self,
        kind: str,
        text: str,
        start: int,
        *,
        name: str = "",
        tokens: tuple[Token, ...] = (),
        offset: Offset | None = None,
        months: int = 0,
    ) -> None:
        """Hold ``text``, which begins at ``start``."""
        self.kind: Final = kind
        self.text: Final = text
        self.start: Final = start
        self.name: Final = name
        self.tokens: Final = tokens
        self.offset: Final = offset
        self.months: Final = months

    def has_hours(self) -> bool:
        """Say whether the piece tells, or counts, anything finer than days."""
        if self.kind == "builtin":
            return self.name == "cyctime"
        fine = any(token.unit in ("hour", "minute", "second") for token in self.tokens)
        return fine or bool(self.offset and self.offset.minutes)


class Value:
    """A value taken apart."""

    __slots__ = ("mistakes", "pieces")

    def __init__(self, pieces: tuple[Piece, ...], mistakes: tuple[Mistake, ...]) -> None:
        """Hold the ``pieces`` that are sound and the ``mistakes`` of the others."""
        self.pieces: Final = pieces
        self.mistakes: Final = mistakes
