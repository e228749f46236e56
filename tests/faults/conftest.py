"""One nursery for all cells of a test process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.nursery import Nursery

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How much faster time goes than it does.
TIMES = 20.0


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where runs of wfc come from."""
    with Nursery(TIMES) as nursery:
        yield nursery
