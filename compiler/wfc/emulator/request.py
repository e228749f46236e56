"""A request as it came in, and its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Request:
    """Method, target (path and query, as sent), headers by lower-case name, and the body."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The target up to the query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The query as sent, without its question mark."""
        return self.target.partition("?")[2]

    @property
    def action(self) -> str:
        """The operation that is called, or an empty text."""
        return self.headers.get("x-acs-action", "")


def fields(encoded: str) -> list[tuple[str, str]]:
    """Return the names and values of a query or form, in order.

    Raises ValueError where the bytes are not UTF-8 or there are more than 1,000 fields.
    """
    return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
