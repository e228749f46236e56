"""Rows of the matrix that one machine cannot show here, each with the reason."""

from __future__ import annotations

NOT_SHOWN = {
    "K2": "the emulator speaks plain HTTP: there is no TLS handshake to hold; K1 is the same "
    "moment for the journal, and the kill sweep ends the process at every call of connecting",
    "K13": "needs a cgroup of its own; for the journal it is K5 or K6",
    "K14": "needs a disk that loses what was not synced: tests/faults/test_power.py makes what it "
    "would hold out of the journal's writes and fsyncs, after each of them",
    "K15": "needs a disk that tears a page: tests/faults/test_power.py tears one at each failure",
    "N14": "loopback has one address",
    "D10": "needs a network file system; the choice by its type is tested in tests/journal",
    "C6": "two machines; with one journal on one disk it is C1",
    "T3": "there is no byte-identical resend",
    "F7": "a load test: tests/submit/test_follow_all.py follows a thousand, calls a second counted",
    "A1": "needs a source of temporary keys; tests/submit holds that they are renewed",
    "A2": "needs a process that gives credentials; tests/submit holds that its words are not shown",
}
