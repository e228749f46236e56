"""What may be a secret in a script shows in no output: masked in plans, events, logs and errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.service import Emulated
from tests.cli.world import HELLO, put
from tests.command import Result
from wfc.emulator.server import Emulator
from wfc.journal.place import known

PLANTED = "Tr0ub4dor7xQ"
SPEC = HELLO.replace("Content: echo hello", f"Content: 'db_password=\"{PLANTED}\"; echo NOTE'")
SPEC = SPEC.replace("Content: echo goodbye", f"Parameters: pwd={PLANTED}, Content: echo $1")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Emulated]:
    settings = "Kind: Project\nLint: {Ignore: [secret-in-text]}\n"
    put(tmp_path, {"hello.wfc.yaml": SPEC.replace("NOTE", "one"), "wfc.yaml": settings})
    with Emulator(speed=100.0, fail={"part"}) as emulator:
        yield Emulated(emulator, tmp_path)


def run(service: Emulated, *arguments: str) -> Result:
    found = service.run(*arguments, WFC_ENDPOINT=service.endpoint, WFC_DEBUG="1")
    assert PLANTED not in found.out + found.err
    return found


def test_no_output_shows_it(service: Emulated) -> None:
    apply = ("apply", "hello.wfc.yaml", "--yes", "--events", "events.jsonl")
    first = run(service, *apply)
    assert first.code == 83
    assert f"SKYNET_PARAVALUE=pwd={'*' * len(PLANTED)}" in first.out
    assert "SKYNET_PARAVALUE=pwd=***" in run(service, "logs", "@last", "part").out
    run(service, "runs", "show", "@last", "--json")
    put(service.folder, {"hello.wfc.yaml": SPEC.replace("NOTE", "two")})
    planned = run(service, "plan", "hello.wfc.yaml", "--out", "plan.json")
    stars = "*" * len(PLANTED)
    assert f'-db_password="{stars}"; echo one' in planned.out
    assert f'+db_password="{stars}"; echo two' in planned.out
    changes = json.loads(run(service, "plan", "hello.wfc.yaml", "--output-format", "json").out)
    assert stars in str(changes)
    told = {"Status": 400, "Code": "InvalidParameter"}
    told["Message"] = f'Script is wrong: db_password="{PLANTED}"'
    service.break_({"Operations": ["ExecuteAdhocWorkflowInstance"], "Reply": told})
    refused = run(service, *apply)
    assert refused.code == 76
    assert f'Script is wrong: db_password="{stars}"' in refused.err


def test_no_file_has_it_but_the_body_that_is_kept(service: Emulated) -> None:
    run(service, "plan", "hello.wfc.yaml", "--out", "plan.json")
    run(service, "apply", "hello.wfc.yaml", "--yes", "--events", "events.jsonl")
    [journal] = known(service.environment)
    holding = [
        path
        for path in service.folder.rglob("*")
        if path.is_file() and PLANTED.encode() in path.read_bytes()
    ]
    kept = [path for path in holding if path.name != "hello.wfc.yaml"]
    assert [str(path.parent) for path in kept] == [f"{journal}.sent"]
    assert kept[0].stat().st_mode & 0o777 == 0o600
