"""The exit codes. 0 to 3 are everybody's, 69 to 77 those of sysexits.h, the rest are ours."""

from __future__ import annotations

CLEAN = 0
PROBLEMS = 1
USAGE = 2
BUG = 3
SUBMITTABLE = 10
UNREACHABLE = 69
JOURNAL = 74
LATER = 75
REFUSED = 76
CREDENTIALS = 77
UNKNOWN = 80
STALE = 81
PARTLY = 82
RUN_FAILED = 83
STILL_RUNNING = 84
INTERRUPTED = 130
TERMINATED = 143


class UsageError(Exception):
    """The command line or the settings are wrong; the message says what would be right."""

    exit_code = USAGE


class UnreadableError(UsageError):
    """What the command line means cannot be told: a journal cannot be read."""

    exit_code = JOURNAL
