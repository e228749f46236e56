"""The C parser, with events that cost half as much.

``_ruamel_yaml`` makes each event by calling a Python class whose constructor calls two
others: 10 MB/s where the scanner itself does 58. For the time of one read the classes
below take their place in the extension (22 MB/s); it looks them up anew for each event.
Nobody else sees them: a lock keeps reads apart, and the classes are put back.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import _ruamel_yaml as extension

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Error: Final[type[Exception]] = extension.YAMLError
ControlCharacter: Final[type[Exception]] = extension.ReaderError
DocumentStart: Final = extension.DocumentStartEvent
DocumentEnd: Final = extension.DocumentEndEvent
StreamStart: Final = extension.StreamStartEvent
StreamEnd: Final = extension.StreamEndEvent
_ONE_READ: Final = Lock()


class ScalarEvent:
    """A scalar; ``style`` is empty for a plain one, else the character it starts with."""

    __slots__ = ("anchor", "ctag", "end_mark", "implicit", "start_mark", "style", "value")

    def __init__(  # noqa: PLR0913 - the extension calls it so
        self,
        anchor: str | None,
        ctag: object,
        implicit: object,
        value: str,
        start_mark: Any,
        end_mark: Any,
        style: str,
    ) -> None:
        """Take what the extension hands over."""
        self.anchor = anchor
        self.ctag = ctag
        self.value = value
        self.start_mark = start_mark
        self.end_mark = end_mark
        self.style = style


class _StartEvent:
    """The start of a collection."""

    __slots__ = ("anchor", "ctag", "end_mark", "flow_style", "start_mark")

    def __init__(
        self,
        anchor: str | None,
        ctag: object,
        implicit: object,
        start_mark: Any,
        end_mark: Any,
        flow_style: bool,
    ) -> None:
        """Take what the extension hands over."""
        self.anchor = anchor
        self.ctag = ctag
        self.start_mark = start_mark
        self.end_mark = end_mark
        self.flow_style = flow_style


class MappingStartEvent(_StartEvent):
    """The start of a mapping."""

    __slots__ = ()


class SequenceStartEvent(_StartEvent):
    """The start of a list."""

    __slots__ = ()


class _EndEvent:
    """The end of a collection."""

    __slots__ = ("end_mark", "start_mark")

    def __init__(self, start_mark: Any, end_mark: Any) -> None:
        """Take what the extension hands over."""
        self.start_mark = start_mark
        self.end_mark = end_mark


class MappingEndEvent(_EndEvent):
    """The end of a mapping."""

    __slots__ = ()


class SequenceEndEvent(_EndEvent):
    """The end of a list."""

    __slots__ = ()


class AliasEvent:
    """A reference to something anchored."""

    __slots__ = ("anchor", "end_mark", "start_mark")

    def __init__(self, anchor: str, start_mark: Any, end_mark: Any) -> None:
        """Take what the extension hands over."""
        self.anchor = anchor
        self.start_mark = start_mark
        self.end_mark = end_mark


_LEAN: Final = (
    ScalarEvent,
    AliasEvent,
    MappingStartEvent,
    MappingEndEvent,
    SequenceStartEvent,
    SequenceEndEvent,
)


@contextmanager
def events(text: str) -> Iterator[Callable[[], Any]]:
    """Give the function that returns the next event of ``text``, or raises ``Error``.

    The garbage collector rests meanwhile: a tree has no cycles, and looking for them
    takes longer than parsing.
    """
    collecting = gc.isenabled()
    with _ONE_READ:
        own = {lean.__name__: getattr(extension, lean.__name__) for lean in _LEAN}
        gc.disable()
        try:
            for lean in _LEAN:
                setattr(extension, lean.__name__, lean)
            yield extension.CParser(text).get_event
        finally:
            for name, event in own.items():
                setattr(extension, name, event)
            if collecting:
                gc.enable()
