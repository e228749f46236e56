"""Files to damage, and the ways to do it: edits of bytes and lines, and values of other types.

Everything is drawn from a seeded generator: case 1234 is the same file tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from benchmarks.specs import Style, spec

ROOT = Path(__file__).parents[2]

#: What is put somewhere: every sign that means something in YAML, and what hides in text.
SIGNS: tuple[bytes, ...] = (
    *(bytes([sign]) for sign in b":{}[],&*!|>%@`\"'#\t\r\n\0?~-=\\ "),
    *(
        b": ",
        b"- ",
        b"? ",
        b" #",
        b"&a ",
        b"*a",
        b"!t ",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"'' ",
        b'""',
    ),
    *(b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\xff", b"\x1f", b"\x7f", b"\r\n", b"\n\n"),
    *(
        b"# wfc: ignore",
        b"\\ud800",
        b"\\x41",
        b"|\n",
        b"[]",
        b"{}",
        b"{a:}",
        b"[?]",
        b"\n  ",
        b"\xe5",
    ),
)
#: What takes the place of a value: other spellings, other types, other styles.
VALUES: tuple[bytes, ...] = (
    *(
        b"010",
        b"1_000",
        b"1e3",
        b"0x1F",
        b"0b1",
        b"1.10",
        b"1e400",
        b".nan",
        b"7",
        b"-1",
        b"9" * 25,
    ),
    *(b"yes", b"true", b"False", b"~", b"null", b"", b"''", b'""', b'"7"', b"'1_000'", b"9" * 150),
    *(b"[]", b"{}", b"[a, b]", b"{a: b}", b"[a: b]", b"{1: a, '1': b}", b"[|, a]", b"a ? b", b"-"),
    *(
        b"|",
        b">-",
        b"|\n        text: |\n        - a",
        b'"a\n         b"',
        b"a\n         b",
        b"9" * 5000,
    ),
    *(
        b"2026-11-19",
        b"2026-02-30",
        b"90m",
        b"3600",
        b"1795017600000",
        b'"\\ud83d\\ude00"',
        b'"\\/"',
    ),
    *(b"\xe6\x95\xb0\xe6\x8d\xae", b"!t a", b"&a b", b"*a", b"a #b", b"a# b", b"a: b", b"'it''s'"),
)
_VALUE = re.compile(rb"(?<=[:-] )[^\s|>][^\n]*")

Edit = Callable[[Random, bytes], bytes]


def bases() -> dict[str, tuple[Path, bytes]]:
    """Return the files to damage by name, each with the folder it is read in."""
    found = [*ROOT.glob("samples/**/*.wfc.*"), *ROOT.glob("samples/**/wfc.yaml")]
    found += [*ROOT.glob("tests/compile/*.yaml"), *(Path(__file__).parent / "bases").iterdir()]
    files = {str(path.relative_to(ROOT)): (path.parent, path.read_bytes()) for path in found}
    for style in (Style(plain_numbers=True), Style(plain_numbers=False, defaults=True)):
        name = "corpus-plain" if style.plain_numbers else "corpus-quoted"
        files[f"{name}.wfc.yaml"] = (ROOT, spec(7, name, 5, style).encode())
    return dict(sorted(files.items()))


def damaged(data: bytes, seed: str) -> bytes:
    """Return ``data`` after one to three edits."""
    random = Random(seed)
    for _ in range(random.choice((1, 1, 2, 3))):
        data = random.choice(EDITS)(random, data)
    return data


def _sign(random: Random, data: bytes) -> bytes:
    """Put a sign anywhere, where a value begins more often than elsewhere."""
    starts = [found.start() for found in _VALUE.finditer(data)]
    near = (
        random.choice(starts) if starts and random.random() < 0.5 else random.randint(0, len(data))
    )
    return data[:near] + random.choice(SIGNS) + data[near:]


def _value(random: Random, data: bytes) -> bytes:
    """Put another value in the place of one, or quotes around it, or none."""
    found = list(_VALUE.finditer(data))
    if not found:
        return data
    start, end = random.choice(found).span()
    old = data[start:end]
    quote = random.choice((b"'", b'"'))
    bare = old.strip(b"'\"")
    return data[:start] + random.choice((*VALUES, bare, quote + bare + quote)) + data[end:]


def _character(random: Random, data: bytes) -> bytes:
    """Leave out a few bytes."""
    at = random.randrange(len(data) or 1)
    return data[:at] + data[at + random.choice((1, 1, 1, 2, 5)) :]


def _lines(random: Random, data: bytes) -> bytes:
    """Delete, repeat, swap, move, join or indent lines."""
    lines = data.split(b"\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[at]
    match random.randrange(7):
        case 0:
            del lines[at : at + random.randint(1, 3)]
        case 1:
            lines.insert(random.choice((at, other)), line)
        case 2:
            lines[at], lines[other] = lines[other], line
        case 3:
            lines[at : at + 2] = [b"".join(lines[at : at + 2])]
        case 4:
            lines[at] = b" " * random.randint(1, 4) + line
        case 5:
            lines[at] = line[min(random.randint(1, 4), len(line) - len(line.lstrip())) :]
        case _:
            ending = random.choice((b"", b"\r", b" ", b"\t", b" #", b" |"))
            lines[at] = line + ending
    return b"\n".join(lines)


def _key(random: Random, data: bytes) -> bytes:
    """Write a key twice, or as a number, or quoted."""
    lines = data.split(b"\n")
    keyed = [number for number, line in enumerate(lines) if b":" in line]
    if not keyed:
        return data
    at = random.choice(keyed)
    key, _, rest = lines[at].partition(b":")
    indent = key[: len(key) - len(key.lstrip(b" -"))].replace(b"-", b" ")
    name = key.strip(b" -")
    new = random.choice((name, b"'" + name + b"'", b"1", b"x-a", b"~", b"? " + name, b"", b"a b"))
    if random.random() < 0.5:
        lines.insert(at + 1, indent + new + b":" + rest)
    else:
        lines[at] = key[: len(key) - len(name)] + new + b":" + rest
    return b"\n".join(lines)


def _whole(random: Random, data: bytes) -> bytes:
    """Change all of the file: its line ends, its end, its start."""
    match random.randrange(6):
        case 0:
            return data.replace(b"\n", b"\r\n")
        case 1:
            return data.rstrip(b"\n")
        case 2:
            return data[: random.randint(0, len(data))]
        case 3:
            return random.choice((b"---\n", b"\xef\xbb\xbf", b"%YAML 1.2\n---\n", b"\n\n")) + data
        case 4:
            return data + random.choice((b"...\n", b"---\n", b"\n\n\n", b"# end", b"  ", b"x: 1"))
        case _:
            return data.replace(b"  ", b"   " if random.random() < 0.5 else b" ")


EDITS: tuple[Edit, ...] = (_sign, _sign, _value, _value, _character, _lines, _lines, _key, _whole)


def cases(data: bytes, name: str, count: int) -> Iterator[bytes]:
    """Yield ``count`` damaged forms of ``data``, known as ``name``."""
    for number in range(count):
        yield damaged(data, f"{name}/{number}")
