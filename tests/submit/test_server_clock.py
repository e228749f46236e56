"""The service's time, and what is taken for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from wfc.submit.server_clock import ServerClock, since_boot

LOCAL = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SERVER = datetime(2026, 11, 21, 11, 40, tzinfo=UTC)


class Machine:
    def __init__(self) -> None:
        self.seconds = 1000.0
        self.clock = ServerClock(lambda: LOCAL, lambda: self.seconds)


def test_before_any_answer_it_is_the_time_of_this_machine() -> None:
    clock = Machine().clock
    assert (clock.now(), clock.server_time) == (LOCAL, None)


def test_it_is_the_date_of_the_answer_and_what_has_passed_since() -> None:
    machine = Machine()
    machine.clock.set("Sat, 21 Nov 2026 11:40:00 GMT")
    machine.seconds += 90
    assert (machine.clock.server_time, machine.clock.seen_at) == (SERVER, 1000.0)
    assert machine.clock.now() == SERVER + timedelta(seconds=90)


@pytest.mark.parametrize(
    "date",
    [
        None,
        "",
        "soon",
        "Sat, 99 Nov 2026 11:40:00 GMT",
        "x" * 5000,
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri, 31 Dec 9999 23:59:59 -1200",
    ],
)
def test_what_is_no_date_changes_nothing(date: str | None) -> None:
    clock = Machine().clock
    clock.set("Sat, 21 Nov 2026 11:40:00 GMT")
    clock.set(date)
    assert clock.server_time == SERVER


def test_a_date_without_a_zone_is_utc() -> None:
    clock = Machine().clock
    clock.set("Sat, 21 Nov 2026 11:40:00 -0000")
    assert clock.now() == SERVER


def test_the_clock_since_boot_goes_forward() -> None:
    assert 0 < since_boot() <= since_boot()
