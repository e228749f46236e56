"""Many files, several processors: which of them are not clean.

Processes are forked, not spawned: a fork costs a millisecond, a new interpreter thirty. Each
looks at its share by the quick reader and writes the numbers of those that are not clean to a
pipe; what is wrong with them is found out, and told, by the process that asked.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Below this number of files a fork costs more than it saves.
WORTHWHILE = 64


def not_clean(files: Sequence[str], is_clean: Callable[[str], bool]) -> list[str]:
    """Return those of ``files`` that are not clean, or that nobody could say it of."""
    count = _processors() if len(files) >= WORTHWHILE else 1
    if count < 2:
        return [file for file in files if not is_clean(file)]
    shares = [range(number, len(files), count) for number in range(count)]
    pipes = [_forked(files, share, is_clean) for share in shares[1:]]
    found = {number for number in shares[0] if not is_clean(files[number])}
    for share, (child, pipe) in zip(shares[1:], pipes, strict=True):
        found |= _answer(child, pipe, share)
    return [files[number] for number in sorted(found)]


def _processors() -> int:
    # Elsewhere forking is unsafe (macOS) or unknown (Windows).
    return min(len(os.sched_getaffinity(0)), 8) if sys.platform == "linux" else 1


def _forked(files: Sequence[str], share: range, is_clean: Callable[[str], bool]) -> tuple[int, int]:
    """Start a process that looks at ``share``; return its number and the pipe it answers on."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    status = 1
    try:
        found = [number for number in share if not is_clean(files[number])]
        with open(write, "wb") as pipe:
            pipe.write(b"".join(b"%d\n" % number for number in found))
        status = 0
    finally:
        os._exit(status)  # whatever went wrong: the parent looks at these files itself


def _answer(child: int, pipe: int, share: range) -> set[int]:
    """Return the files of ``share`` that are not clean; all of them if the process failed."""
    with open(pipe, "rb") as answers:
        data = answers.read()
    _, status = os.waitpid(child, 0)
    return set(map(int, data.split())) if status == 0 else set(share)
