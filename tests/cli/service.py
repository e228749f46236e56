"""An emulator to be asked about runs, what was submitted to it, and the journal that knows."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

import wfc_schemas
from tests.cli.world import HELLO
from tests.command import Result, wfc
from tests.emulator.world import faults
from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.server import Emulator
from wfc.journal.journal import Journal
from wfc.journal.place import usual
from wfc.journal.records import Attempt, Entry, Standing
from wfc.pipeline import check, compile_graph
from wfc.settings import Choice
from wfc.source.exact import read
from wfc.source.project import Folder
from wfc.submit.client import Client
from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import parse_endpoint

PAIR = Credentials(LOCAL_CREDENTIALS.access_key_id, LOCAL_CREDENTIALS.access_key_secret)
SECRET = LOCAL_CREDENTIALS.access_key_secret


class Service:
    """What answers at ``endpoint`` (host:port), and a user whose home is ``folder``."""

    def __init__(self, endpoint: str, folder: Path) -> None:
        self.endpoint = endpoint
        self.folder = folder
        self.names: list[str] = []

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the user: the key of the emulator, journals below the home."""
        return {
            "HOME": str(self.folder),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "ALIBABA_CLOUD_ACCESS_KEY_ID": PAIR.access_key_id,
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": SECRET,
            "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
        }

    @property
    def client(self) -> Client:
        """A client of one's own."""
        return Client(parse_endpoint(self.endpoint), PAIR)

    @property
    def journal(self) -> str:
        """The journal of what is submitted here."""
        return usual(self.endpoint, "100", "Dev", self.environment)

    def submit(self, spec: str = HELLO, standing: Standing = Standing.ACKED) -> int:
        """Submit ``spec`` behind the back of wfc, and write it down as ``apply`` would."""
        graph = check(read("hello.wfc.yaml", spec.encode()), Folder("."), Choice()).graph
        assert graph is not None
        instance = self.client.execute_adhoc_workflow_instance(
            compile_graph(graph)
        ).workflow_instance_id
        self.names.append(graph.workflow.text("Name"))
        self.note(instance, standing)
        return instance

    def note(self, instance: int, standing: Standing = Standing.ACKED) -> None:
        """Write down that the latest workflow became ``instance``, or less than that."""
        number = len(self.names)
        entry = Entry(
            id=f"{number:04x}" * 16,
            base=f"{number:04x}" * 16,
            marker="_wfcaaaaaaaaaaaaaaaa",
            name=self.names[-1],
            file="hello.wfc.yaml",
            environment="",
            region=self.endpoint,
            endpoint=f"http://{self.endpoint}",
            operation="ExecuteAdhocWorkflowInstance",
            version="2024-05-18",
            project="100",
            env="Dev",
            day="1763481600000",
            shown="2026-11-19",
            owner="1000",
            digest="0" * 64,
        )
        with Journal(self.journal) as journal:
            attempt = journal.intend(entry)
            if standing in (Standing.SENT, Standing.ACKED):
                attempt = journal.note_sent(attempt, 1)
            if standing is Standing.ACKED:
                journal.note_acked(attempt, (instance,), "R-1")

    def attempts(self) -> tuple[Attempt, ...]:
        """Return what the journal holds."""
        with Journal(self.journal) as journal:
            return journal.attempts()

    def run(self, *arguments: str, **variables: str) -> Result:
        """Run ``wfc``, with times and the port made equal; no secret may ever show."""
        environment = self.environment | variables
        found = wfc(*arguments, cwd=self.folder, environment=environment)
        assert SECRET not in found.out + found.err
        return Result(found.code, self._steady(found.out), self._steady(found.err))

    def _steady(self, text: str) -> str:
        text = text.replace(self.endpoint, "HOST").replace(str(self.folder), "HOME")
        text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{3}\+08:00)?", "DAY TIME", text)
        text = re.sub(r"^\d\d:\d\d:\d\d ", "TIME ", text, flags=re.MULTILINE)
        return re.sub(r"\b\d+\.\d s\b", "0.0 s", text)


class Clock:
    """The emulator's clock, which a test may put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


class Emulated(Service):
    """A service that is an emulator in this process."""

    def __init__(self, emulator: Emulator, folder: Path) -> None:
        super().__init__(emulator.endpoint, folder)
        self.emulator = emulator

    def break_(self, *rules: dict[str, Any]) -> None:
        """Let it go wrong from now on."""
        self.emulator.inject(faults(*rules))

    @property
    def asked(self) -> list[str]:
        """The operations it was asked for, and carried out."""
        return [each.action for each in self.emulator.log if each.status == 200]


def lines(text: str) -> list[dict[str, Any]]:
    """Return events, each of which is one by the schema."""
    validator = Draft202012Validator(wfc_schemas.load("events"))
    values: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines()]
    for value in values:
        validator.validate(value)
    return values
