"""The disk is full, fails, or holds something that is no journal."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.faults.cell import Cell, Story, assert_honest, assert_next, one_of, stands
from tests.faults.moments import Moment
from tests.faults.world import SUBMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.nursery import Run
    from tests.faults.world import World

NONE, ONE = one_of(0), one_of(1)
NO_JOURNAL, UNKNOWN = one_of(74), one_of(80)


def nothing_was_sent(world: World, run: Run) -> None:
    assert world.handled(SUBMIT) == 0
    assert world.made() == []


def the_id_is_told(world: World, run: Run) -> None:
    """Hold that what could not be written down is on standard error, with what to do."""
    assert f"workflow instance {world.made()[0].id}" in run.err
    assert "wfc runs resolve" in run.err


def turned_back(world: World) -> Run:
    """Hold that an apply is refused for its journal, and nothing is sent."""
    before = world.emulator.connections
    run = world.apply()
    assert run.code == 74, run.err
    assert "Traceback" not in run.err
    assert world.emulator.log == [] or world.made() == []
    assert SUBMIT not in {line.action for line in world.emulator.log[before:]}
    return run


def of_another_mode(world: World) -> None:
    """D6: open to other users, a folder that cannot be made, not a file."""
    world.journal.touch(mode=0o600)
    world.journal.chmod(0o666)
    assert "open to other users" in turned_back(world).err
    world.journal.unlink()
    world.journal.mkdir()
    turned_back(world)
    world.journal.rmdir()
    home = world.folder / "state"
    shutil.rmtree(home)
    home.write_text("a file where the folder should be", "utf-8")
    turned_back(world)
    home.unlink()
    home.mkdir(mode=0o700)
    assert_next(world)


def damaged(harm: Callable[[bytes], bytes]) -> Callable[[World], None]:
    """D7: what is damaged is refused and left as it is."""

    def tell(world: World) -> None:
        assert world.apply().code == 0
        kept = harm(world.journal.read_bytes())
        whole = world.journal.read_bytes()
        world.journal.write_bytes(kept)
        turned_back_as_damaged(world, kept)
        world.journal.write_bytes(whole)
        assert_next(world)

    return tell


def turned_back_as_damaged(world: World, kept: bytes) -> None:
    run = world.apply()
    assert run.code == 74, run.err
    assert "damaged" in run.err
    assert world.journal.read_bytes() == kept
    assert len(world.made()) == 1


def flipped(data: bytes) -> bytes:
    """Turn every byte of the pages behind the first around."""
    return data[:4096] + bytes(byte ^ 0xFF for byte in data[4096:8192]) + data[8192:]


def of_a_newer_wfc(world: World) -> None:
    """D8: refused, not downgraded."""
    assert world.apply().code == 0
    with closing(sqlite3.connect(world.journal)) as base:
        [[version]] = base.execute("PRAGMA user_version").fetchall()
        base.execute(f"PRAGMA user_version = {version + 1}")
    kept = world.journal.read_bytes()
    run = world.apply()
    assert run.code == 74, run.err
    assert world.journal.read_bytes() == kept
    with closing(sqlite3.connect(world.journal)) as base:
        base.execute(f"PRAGMA user_version = {version}")
    assert_next(world)


def deleted_meanwhile(world: World) -> None:
    """D9: deleted between intent and ack: noticed, and the id is told."""
    run = world.apply(moments=(Moment("acked", "before", "unlink"),))
    assert run.code == 80, run.err
    assert f"workflow instance {world.made()[0].id}" in run.err
    assert "deleted or replaced" in run.err
    assert not world.journal.exists()
    again = world.apply()
    assert_honest(world, again)
    assert len(world.made()) == 1


def rolled_back(world: World) -> None:
    """D11: a journal of before is put in its place; what it forgot is looked up."""
    world.calibrate()
    before = world.journal.read_bytes()
    assert world.apply().code == 0
    world.journal.write_bytes(before)
    run = world.apply()
    assert run.code == 0, run.err
    assert "found in DataWorks" in run.err
    assert (world.standing(), len(world.made())) == ("acked", 1)
    assert_next(world)


CELLS: tuple[Cell | Story, ...] = (
    Cell(
        *("D1", NO_JOURNAL, NONE, stands("none"), "the disk is full"),
        moments=(Moment("intent", "before", "full"),),
        check=nothing_was_sent,
    ),
    Cell(
        *("D2", NO_JOURNAL, NONE, stands("intent"), "the disk is full"),
        moments=(Moment("sent", "before", "full"),),
        check=nothing_was_sent,
    ),
    Cell("D3", one_of(0), ONE, stands("acked"), moments=(Moment("acked", "before", "no-growth"),)),
    Cell(
        *("D4", NO_JOURNAL, NONE, stands("intent"), "the disk reports an error"),
        moments=(Moment("sent", "before", "eio"),),
        check=nothing_was_sent,
    ),
    Cell(
        *("D5", UNKNOWN, ONE, stands("sent"), "written down nowhere"),
        moments=(Moment("acked", "before", "eio"),),
        check=the_id_is_told,
    ),
    Story("D6", of_another_mode),
    Story("D7-cut", damaged(lambda data: data[: len(data) // 2])),
    Story("D7-flipped", damaged(flipped)),
    Story("D7-text", damaged(lambda data: b"not a database at all\n" * 400)),
    Story("D8", of_a_newer_wfc),
    Story("D9", deleted_meanwhile),
    Story("D11", rolled_back),
)
