"""One thing the emulator does, and how sure we are that the service does it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["refusal", "default", "state"]
Mark: TypeAlias = Literal["documented", "observed", "assumed"]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A refusal, a default with its ``value``, or a state: named, described and marked.

    ``mark`` is ``documented`` (a public document or SDK text says so), ``observed`` (seen by
    running the official client), or ``assumed``; a third party's report counts as assumed.
    ``status`` and ``code`` are what a refused request is answered with; ``{}`` in ``code``
    stands for the parameter's name.
    """

    name: str
    kind: Kind
    what: str
    mark: Mark
    source: str
    value: str | float | None = None
    status: int = 200
    code: str = ""


def refusal(name: str, status: int, code: str, what: str, mark: Mark, source: str) -> Behaviour:
    """Return the entry of a request that is not done: HTTP ``status``, error ``code``."""
    return Behaviour(name, "refusal", what, mark, source, status=status, code=code)


def default(name: str, value: str | float, what: str, mark: Mark, source: str) -> Behaviour:
    """Return the entry of a value the request leaves open, or a limit."""
    return Behaviour(name, "default", what, mark, source, value=value)


def state(name: str, what: str, mark: Mark, source: str) -> Behaviour:
    """Return the entry of how a thing behaves or reads back."""
    return Behaviour(name, "state", what, mark, source)
