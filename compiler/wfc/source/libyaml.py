"""The C parser, calling us instead of making events.

``_ruamel_yaml`` makes each event by calling a Python class, whose constructor calls two
others: 10 MB/s where the parser itself does 58. For the time of one read our own functions
stand in the extension under the names of those classes; it looks the names up for each
event, and does not mind what they give back. Nobody else sees them: a lock keeps
reads apart, and the classes are put back.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Protocol

import _ruamel_yaml as extension

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Error: Final[type[Exception]] = extension.YAMLError
ControlCharacter: Final[type[Exception]] = extension.ReaderError
_ONE_READ: Final = Lock()


class Listener(Protocol):
    """Takes what the parser finds. Marks have an ``index``: an offset in code points."""

    def scalar(
        self, name: str | None, tag: Any, _: Any, text: str, start: Any, end: Any, style: str
    ) -> None:
        """Take a scalar; ``style`` is "" for a plain one, else the character it starts with."""

    def alias(self, name: str, start: Any, end: Any) -> None:
        """Take ``*name``."""

    def mapping(self, name: str | None, tag: Any, _: Any, start: Any, end: Any, flow: bool) -> None:
        """Take the start of a mapping."""

    def sequence(
        self, name: str | None, tag: Any, _: Any, start: Any, end: Any, flow: bool
    ) -> None:
        """Take the start of a list."""

    def close(self, start: Any, end: Any) -> None:
        """Take the end of a mapping or list."""

    def finish(self, start: Any, end: Any, explicit: bool = False) -> None:
        """Take the end of the document, or of a file that has none."""


@contextmanager
def parsing(text: str, listener: Listener) -> Iterator[Callable[[], Any]]:
    """Give the function that tells ``listener`` the next thing in ``text``, or raises ``Error``.

    The garbage collector rests meanwhile: a tree has no cycles, and looking for them
    takes longer than parsing.
    """
    calls: dict[str, Callable[..., None]] = {
        "ScalarEvent": listener.scalar,
        "AliasEvent": listener.alias,
        "MappingStartEvent": listener.mapping,
        "SequenceStartEvent": listener.sequence,
        "MappingEndEvent": listener.close,
        "SequenceEndEvent": listener.close,
        "DocumentEndEvent": listener.finish,
        "StreamEndEvent": listener.finish,
    }
    collecting = gc.isenabled()
    with _ONE_READ:
        classes = {name: getattr(extension, name) for name in calls}
        gc.disable()
        try:
            for name, call in calls.items():
                setattr(extension, name, call)
            yield extension.CParser(text).get_event
        finally:
            for name, event in classes.items():
                setattr(extension, name, event)
            if collecting:
                gc.enable()
