"""What a PyODPS script reads of its parameters: ``args['x']`` in its code."""

from __future__ import annotations

import io
import tokenize
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LAYOUT = (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT)


def arguments(script: str) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of each ``args['x']``; nothing where ``args`` is something else."""
    lines = [0]
    for line in io.StringIO(script, newline=None):
        lines.append(lines[-1] + len(line))
    try:
        found = [
            each
            for each in tokenize.generate_tokens(io.StringIO(script).readline)
            if each.type not in _LAYOUT
        ]
    except (tokenize.TokenError, SyntaxError):
        return  # no Python that can be read: another matter
    words = [each.string for each in found]
    if ("args", "=") in pairwise(words):
        return
    for at in range(len(found) - 3):
        if words[at] == "args" and words[at + 1] == "[" and words[at + 3] == "]":
            name, key = words[at + 2], found[at + 2]
            if key.type == tokenize.STRING and name[0] in "'\"" and len(name) > 2:
                start = lines[found[at].start[0] - 1] + found[at].start[1]
                end = lines[found[at + 3].end[0] - 1] + found[at + 3].end[1]
                yield name.strip("'\""), start, end
