"""The faults of one file, in the order they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from wfc.source import limits
from wfc.source.frames import route
from wfc.source.page import Halt

if TYPE_CHECKING:
    from wfc.problem import Fault
    from wfc.source.frames import Frame
    from wfc.source.marks import Span
    from wfc.source.page import Page


class Faults:
    """Collects what is wrong with a page while reading goes on."""

    def __init__(self, page: Page) -> None:
        """Start with none."""
        self.page: Final = page
        self.found: Final[list[Fault]] = []

    def add(self, rule: str, span: Span, frame: Frame, **facts: object) -> None:
        """Record that ``rule`` is broken at ``span``, where ``frame`` is being read.

        Its fact ``route`` says which value is concerned. Raises Halt when there are too many.
        """
        self.found.append(self.page.fault(rule, span, route=route(frame), **facts))
        if len(self.found) >= limits.FAULTS:
            self.halt(span, what="faults", limit=limits.FAULTS)

    def halt(self, span: Span, **facts: object) -> NoReturn:
        """End the file: a limit is passed at ``span``."""
        raise Halt(self.page.fault("yaml-limit", span, **facts))
