"""The network between us and the service, at its worst."""

from __future__ import annotations

import socket
import threading
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from tests.faults.cell import (
    Act,
    Cell,
    Story,
    assert_honest,
    assert_next,
    one_of,
    polls,
    stands,
    submits,
)
from tests.faults.nursery import until
from tests.faults.world import LIST, SUBMIT
from wfc import exits

if TYPE_CHECKING:
    from tests.faults.nursery import Run
    from tests.faults.world import World

NONE, ONE = one_of(0), one_of(1)
UNREACHABLE, UNKNOWN, DONE = one_of(69), one_of(80), one_of(0)
#: What a submission ends as whose answer was lost, when the list shows it at once.
SETTLED = (DONE, ONE, stands("acked"))
LOST = (UNKNOWN, NONE, stands("sent"))


def elsewhere(endpoint: str) -> object:
    """Return what applies to ``endpoint`` instead."""

    def act(world: World, cell: Cell) -> Run:
        return world.apply("hello.wfc.yaml", "--no-wait", WFC_ENDPOINT=endpoint)

    return act


def to_a_name_that_is_none(world: World, cell: Cell) -> Run:
    return world.apply(
        *("hello.wfc.yaml", "--no-wait", "--allow-unshared"), WFC_ENDPOINT="nowhere.invalid"
    )


def through_a_proxy(reply: bytes) -> Act:
    """Return an apply to the real host, through a proxy that says ``reply`` and leads nowhere."""

    def act(world: World, cell: Cell) -> Run:
        asked: list[bytes] = []
        with closing(socket.create_server(("127.0.0.1", 0))) as listener:

            def refuse() -> None:
                with suppress(OSError):
                    while True:
                        near, _ = listener.accept()
                        with near:
                            asked.append(near.recv(65536))
                            near.sendall(reply)

            thread = threading.Thread(target=refuse, daemon=True)
            thread.start()
            run = world.apply(
                *("hello.wfc.yaml", "--no-wait", "--allow-unshared"),
                WFC_ENDPOINT="dataworks.cn-shanghai.aliyuncs.com",
                HTTPS_PROXY=f"http://127.0.0.1:{listener.getsockname()[1]}",
            )
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
        assert asked
        assert all(each.startswith(b"CONNECT dataworks.cn-shanghai") for each in asked)
        return run

    return act


def into_a_black_hole(world: World, cell: Cell) -> Run:
    """Connect where nobody answers: a listener whose queue is full."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=0)) as listener:
        waiting = []
        for _ in range(4):
            each = socket.socket()
            each.setblocking(False)
            each.connect_ex(listener.getsockname())
            waiting.append(each)
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        run = world.apply("hello.wfc.yaml", "--no-wait", WFC_ENDPOINT=address)
        for each in waiting:
            each.close()
        return run


def to_who_speaks_no_tls(world: World, cell: Cell) -> Run:
    return world.apply(
        *("hello.wfc.yaml", "--no-wait"), WFC_ENDPOINT=f"https://{world.emulator.endpoint}"
    )


def no_request_was_read(world: World, run: Run) -> None:
    """Hold that nothing of a request came through: what came was no HTTP."""
    assert {line.behaviour for line in world.emulator.log} <= {"request-malformed"}


def refused_at_first(world: World) -> None:
    """N2: the service comes up only after it was called in vain."""
    port = int(world.emulator.endpoint.rpartition(":")[2])
    world.emulator.__exit__(None, None, None)
    run = world.start_apply()
    until(lambda: run.is_over or run.pid > 0, "it starts")
    threading.Event().wait(0.15)
    world.emulator = world.serve(port)
    world.emulator.__enter__()
    assert run.code in {0, exits.UNREACHABLE}, run.err
    assert len(world.made()) == (run.code == 0)
    assert_honest(world, run)
    assert_next(world)


def a_connection_for_each_call(world: World, run: Run) -> None:
    assert world.emulator.connections == len(world.emulator.log)


def resolved_too_early_and_found_later(world: World) -> None:
    """N10: executed ten minutes after nobody waited for it any more."""
    world.calibrate()
    world.goes_wrong(submits(Requests=1, DeliverAfter=600, Send="close"))
    run = world.apply()
    assert (run.code, world.standing(), world.made()) == (80, "sent", []), run.err
    early = world.resolve()
    assert (early.code, world.standing(), world.made()) == (80, "sent", []), early.err
    world.clock.advance(700)
    assert len(world.made()) == 1
    late = world.resolve()
    late.wait()
    assert (world.standing(), len(world.made())) == ("acked", 1), late.err
    world.heals()
    assert_next(world)


def a_zombie_that_is_too_late(world: World) -> None:
    """N11: it arrives when its signature is not valid any more, and is refused."""
    world.calibrate()
    world.goes_wrong(submits(Requests=1, DeliverAfter=1200, Send="close"))
    assert world.apply().code == 80
    world.clock.advance(1300)
    assert world.made() == []
    assert world.emulator.log[-1].code == "InvalidTimeStamp.Expired"
    world.heals()
    assert_next(world)


def delivered_twice(world: World) -> None:
    """N12, where nonces are not checked: the look-up finds two, and both are named."""
    world.goes_wrong(submits(Deliver="twice", NonceSeconds=0))
    run = world.apply()
    first, second = world.made()
    assert run.code == 0, run.err
    assert f"workflow instance {first.id}" in run.err
    assert world.standing() == "acked"
    assert second.asked == first.asked


def gone_for_a_while(world: World, cell: Cell) -> Run:
    """Follow while the network is gone, and see it come back."""
    run = world.start_apply("hello.wfc.yaml")
    world.until_handled(LIST, 2)
    threading.Event().wait(1.0)
    world.heals()
    run.wait()
    return run


def submitted_once(world: World, run: Run) -> None:
    assert world.handled(SUBMIT) == 1


CELLS: tuple[Cell | Story, ...] = (
    Cell(
        *("N1", UNREACHABLE, NONE, stands("none", "rejected"), "not submitted.*host was not found"),
        act=to_a_name_that_is_none,
    ),
    Story("N2", refused_at_first),
    Cell(
        *("N3", UNREACHABLE, NONE, stands("none", "rejected"), "not submitted.*time allowed"),
        act=into_a_black_hole,
    ),
    Cell(
        *("N4", UNREACHABLE, NONE, stands("none", "rejected"), "not submitted.*TLS"),
        act=to_who_speaks_no_tls,
        check=no_request_was_read,
    ),
    *(
        Cell(
            *(f"N5-{name}", UNREACHABLE, NONE, stands("none", "rejected")),
            "not submitted.*the proxy 127.0.0.1",
            act=through_a_proxy(reply),
        )
        for name, reply in (
            ("407", b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
            ("502", b"HTTP/1.1 502 Bad Gateway\r\n\r\n"),
            ("html", b"<h1>Sign in</h1>\r\n\r\n"),
        )
    ),
    Cell(
        # Where the reset comes only after the last byte had gone out, nothing is proved.
        *("N6", one_of(0, 69, 80), one_of(0, 1), stands("rejected", "acked", "sent")),
        rules=(submits(Requests=1, Receive="reset"),),
        calibrated=True,
    ),
    Cell("N7", *SETTLED, "found by the marker", rules=(submits(Send="reset"),)),
    Cell(
        *("N8", *LOST, "unknown.*reset"),
        rules=(submits(Deliver="never", Send="reset"),),
        calibrated=True,
    ),
    Cell("N9", *SETTLED, "found by the marker", rules=(submits(Send="hang"),)),
    Story("N10", resolved_too_early_and_found_later),
    Story("N11", a_zombie_that_is_too_late),
    Cell("N12", *SETTLED, rules=(submits(Deliver="twice"),)),
    Story("N12b", delivered_twice),
    Cell("N13", *SETTLED, check=a_connection_for_each_call),
    Cell("N15", *SETTLED, "found by the marker", rules=(submits(Send="drip", DripSeconds=0.1),)),
    Cell(
        *("N16", one_of(0, 84), ONE, stands("acked")),
        rules=(polls(Send="reset", Deliver="never"),),
        act=gone_for_a_while,
        check=submitted_once,
    ),
)
