"""One cell of the matrix: what goes wrong, what must be seen, and what the next apply must do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.faults.world import GET, LIST, PAST_THE_FENCE, SECRET, SUBMIT, TASKS
from wfc import exits

if TYPE_CHECKING:
    from tests.faults.moments import Moment
    from tests.faults.nursery import Run
    from tests.faults.world import Rule, World

KILLED = -9
#: What a second fault on the reading calls may turn an end into, whatever the cell is.
NOISY = frozenset({exits.UNKNOWN, exits.UNREACHABLE, exits.LATER, exits.STILL_RUNNING})

Act = Callable[["World", "Cell"], "Run"]


def plainly(world: World, cell: Cell) -> Run:
    """Apply, and wait for the end."""
    return world.apply(*cell.options, moments=cell.moments)


@dataclass(frozen=True)
class Cell:
    """A row of the matrix.

    ``rules`` go wrong during the first apply, which ``act`` makes; it ends with one of ``codes``,
    after which the service has ``made`` so many instances, the journal says ``standing``, and
    standard error matches ``says``. ``before`` prepares the world, ``check`` looks further.
    """

    id: str
    codes: frozenset[int]
    made: frozenset[int]
    standing: frozenset[str]
    says: str = ""
    rules: tuple[Rule, ...] = ()
    moments: tuple[Moment, ...] = ()
    options: tuple[str, ...] = ()
    act: Act = plainly
    before: Callable[[World], None] | None = None
    check: Callable[[World, Run], None] | None = None
    calibrated: bool = False


@dataclass(frozen=True)
class Story:
    """A row of the matrix that is not one apply and the next: told as a function."""

    id: str
    tell: Callable[[World], None] = field(compare=False)


def play(cell: Cell | Story, world: World, *, exact: bool) -> None:
    """Run a cell in ``world``. Not ``exact``: other faults may have come in between."""
    if isinstance(cell, Story):
        cell.tell(world)
        return
    if cell.calibrated:
        world.calibrate()
    if cell.before is not None:
        cell.before(world)
    world.goes_wrong(*cell.rules)
    run = cell.act(world, cell)
    world.heals()
    assert_honest(world, run)
    made, standing = len(world.made()), world.standing()
    told = f"exit {run.code}, made {made}, {standing}\n{run.err}"
    if exact:
        assert run.code in cell.codes, told
        assert made in cell.made, told
        assert standing in cell.standing, told
        assert re.search(cell.says, run.err), told
        if cell.check is not None:
            cell.check(world, run)
    else:
        assert run.code in cell.codes | NOISY, told
        assert made <= max(cell.made), told
    assert_next(world)


def assert_honest(world: World, run: Run) -> None:
    """Hold P1 and P3: nothing the journal does not know, no word that is not so, no secret."""
    text = run.out + run.err
    assert SECRET not in text
    assert "Traceback" not in text, text
    assert run.code != exits.BUG, text
    instances = {each.id for each in world.emulator.instances()}
    for found in re.findall(r"^submitted .* as workflow instance (\d+)", run.err, re.MULTILINE):
        assert int(found) in instances, text
    if "not submitted" in run.err or "nothing was submitted" in run.err:
        assert world.standing() in {"none", "intent", "rejected"}, text
        assert not world.made(), text
    if world.made():
        assert world.standing() in {"sent", "acked"}, text


def assert_next(world: World) -> None:
    """Hold what the next apply, and where it must be a resolve, makes of what is there."""
    standing, made = world.standing(), len(world.made())
    assert made <= 1
    following = world.apply()
    assert_honest(world, following)
    if standing == "sent" and not made:
        assert following.code == exits.UNKNOWN, following.err
        assert not world.made()
        _assert_resolved(world)
    elif standing == "sent":
        assert following.code == exits.CLEAN, following.err
        assert "found by the marker" in following.err
    elif standing == "acked":
        assert following.code == exits.CLEAN, following.err
        assert "already submitted" in following.err
    else:
        assert following.code == exits.CLEAN, following.err
        assert f"submitted {world.name} as workflow instance" in following.err
    assert len(world.made()) == 1
    assert world.standing() == "acked"


def _assert_resolved(world: World) -> None:
    """Hold that after the fence the absence is proved, and only then sent anew."""
    early = world.resolve()
    assert early.code == exits.UNKNOWN, early.err
    assert not world.made()
    world.clock.advance(PAST_THE_FENCE)
    world.resolve().wait()
    assert world.standing() == "absent", world.runs[-1].err
    assert world.apply().code == exits.CLEAN


def one_of(*values: int) -> frozenset[int]:
    """Return a set of exit codes or counts."""
    return frozenset(values)


def stands(*words: str) -> frozenset[str]:
    """Return a set of standings."""
    return frozenset(words)


def submits(**knobs: object) -> Rule:
    """Return a rule for the call that submits."""
    return {"Operations": [SUBMIT], **knobs}


def looks(**knobs: object) -> Rule:
    """Return a rule for looking a submission up."""
    return {"Operations": [LIST], **knobs}


def polls(**knobs: object) -> Rule:
    """Return a rule for following a run."""
    return {"Operations": [GET, TASKS], **knobs}


def error(status: int, code: str, **more: object) -> dict[str, object]:
    """Return a reply in the service's form."""
    return {"Status": status, "Code": code, "Message": "told to", **more}
