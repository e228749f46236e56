"""What a refusal names of the request: a path into it, a value in it, or one of its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wfc.problem import Route

# ``Tasks[3].Script.Content`` counts from 0, ``Tasks.4.Script`` from 1 (how the vendor's older
# calls number the members of a list). That the service means it so is assumed.
_PATH = re.compile(r"\b[A-Za-z][A-Za-z]*(?:\[\d{1,6}\]|\.\d{1,6}(?=\.|\b)|\.[A-Za-z]+)+")
_STEP = re.compile(r"\[(\d+)\]|\.(\d+)(?=\.|$)|\.?([A-Za-z]+)")

# A value is meant where it stands in quotes, or where it is unlike a word or a plain number.
_QUOTES = "'\"`[]()\u201c\u201d\u2018\u2019\u300c\u300d"
_SHORTEST = 3
_DISTINCT = re.compile(r"(?=.*[A-Za-z])(?=.*[\d_.\-:~])|^\d{5,}$")

# Words of any sentence: as fields only in their own spelling.
_COMMON = frozenset(("Name", "Type", "Value", "Owner", "Output", "Tasks", "Script", "Content",
                     "Image", "Inputs", "Outputs", "Variables", "Parameters", "Timeout", "Cu",
                     "Dependencies"))  # fmt: skip

_COUNTED = "how the service counts the members of a list is assumed: [0] or .1. is the first"

# Of equal places so many are marked.
_MOST = 5


@dataclass(frozen=True, slots=True)
class Named:
    """Routes of the request that a text names, and the ``word`` it has for them.

    ``assumed`` is what had to be assumed to find them.
    """

    word: str
    routes: tuple[Route, ...]
    assumed: tuple[str, ...] = ()


def named(text: str, body: Mapping[str, Any]) -> Named | None:
    """Return what ``text`` names of the request ``body``, None when that is nothing in it."""
    return _by_path(text, body) or _by_value(text, body) or _by_field(text, body)


def _by_path(text: str, body: Mapping[str, Any]) -> Named | None:
    """Find the first path with more than one step that leads into ``body``."""
    for found in _PATH.finditer(text):
        route = _followed(found.group(), body)
        if len(route) > 1:
            counted = any(isinstance(step, int) for step in route)
            return Named(found.group(), (route,), (_COUNTED,) if counted else ())
    return None


def _followed(path: str, value: Any) -> Route:
    """Return the route of ``path`` as far as it leads; keys in any case."""
    route: Route = ()
    for zero_based, one_based, key in _STEP.findall(path):
        step: str | int | None
        if key:
            step = _key(value, key)
        else:
            step = int(zero_based) if zero_based else int(one_based) - 1
            step = step if isinstance(value, list) and 0 <= step < len(value) else None
        if step is None:
            break
        value, route = value[step], (*route, step)
    return route


def _key(value: Any, key: str) -> str | None:
    """Return the key of ``value`` that is ``key`` but for case."""
    keys = value if isinstance(value, dict) else ()
    return next((each for each in keys if each.lower() == key.lower()), None)


def _by_value(text: str, body: Mapping[str, Any]) -> Named | None:
    """Find the longest value of ``body`` that stands in ``text`` as a whole."""
    found: dict[str, list[Route]] = {}
    for route, value in _values(body):
        word = str(value)
        if len(word) >= _SHORTEST and word in text and _is_meant(word, route, text):
            found.setdefault(word, []).append(route)
    if not found:
        return None
    word = max(found, key=len)
    # A field that is named as well says which of several is meant.
    spoken = [route for route in found[word] if _has_word(text, _last(route))]
    return Named(word, tuple((spoken or found[word])[:_MOST]))


def _is_meant(word: str, route: Route, text: str) -> bool:
    """Tell whether ``word`` in ``text`` is the value at ``route``, not part of the sentence."""
    for found in re.finditer(re.escape(word), text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if _joins(before) or _joins(after):
            continue
        quoted = before in _QUOTES and after in _QUOTES and bool(before) and bool(after)
        if quoted or _DISTINCT.search(word) or _is_introduced(text[: found.start()], route):
            return True
    return False


def _is_introduced(before: str, route: Route) -> bool:
    """Tell whether the words in front of a value say what it is: ``task load``, ``Owner: 1000``."""
    word = re.search(r"([A-Za-z]+)[\s:=]*$", before)
    if word is None:
        return False
    field = _last(route)
    kinds = {field.lower()} | ({"task", "node"} if field == "Name" and len(route) == 3 else set())
    return word.group(1).lower() in kinds


def _by_field(text: str, body: Mapping[str, Any]) -> Named | None:
    """Find the first field of the request that ``text`` has as a word."""
    fields: dict[str, list[Route]] = {}
    for route in _fields(body):
        fields.setdefault(_last(route), []).append(route)
    spoken = [field for field in fields if _has_word(text, field)]
    if not spoken:
        return None
    # The last part of ``Tasks.Script`` is what is meant; one alone on top goes first.
    field = min(spoken, key=lambda each: (each == "Tasks", text.find(each)))
    return Named(field, tuple(fields[field][:_MOST]))


def _has_word(text: str, field: str) -> bool:
    """Tell whether ``text`` has ``field`` as a word, also at the end of a code (MissingOwner)."""
    # A step of a path that leads nowhere is not the field of that name elsewhere.
    start = r"(?:\b|(?<=Missing)|(?<=Invalid))(?<!\]\.)(?<!\d\.)"
    pattern = rf"{start}{re.escape(field)}(?![A-Za-z\[])"
    return bool(re.search(pattern, text, 0 if field in _COMMON else re.IGNORECASE))


def _joins(char: str) -> bool:
    """Tell whether ``char`` beside a value would make it part of a longer one."""
    return char.isalnum() or char in ("_", "-", "~") if char else False


def _last(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def _values(body: Any) -> Iterator[tuple[Route, Any]]:
    """Yield route and value of everything that is neither map, list, script nor flag."""
    for route, value in _walk(body):
        if (
            isinstance(value, str | int)
            and not isinstance(value, bool)
            and _last(route) != "Content"
        ):
            yield route, value


def _fields(body: Any) -> Iterator[Route]:
    """Yield the route of every field."""
    for route, _ in _walk(body):
        if route and isinstance(route[-1], str):
            yield route


def _walk(body: Any) -> Iterator[tuple[Route, Any]]:
    """Yield everything in ``body``, in its order."""
    waiting: list[tuple[Route, Any]] = [((), body)]
    while waiting:
        route, value = waiting.pop()
        yield route, value
        if isinstance(value, dict):
            waiting += [((*route, key), each) for key, each in reversed(value.items())]
        elif isinstance(value, list):
            numbered = list(enumerate(value))
            waiting += [((*route, at), each) for at, each in reversed(numbered)]
