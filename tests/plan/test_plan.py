"""Each file in this folder beside exactly what ``wfc plan`` prints about it on 2026-11-20."""

from __future__ import annotations

import json
import re
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.world import HELLO, put, refused
from tests.command import Result, wfc
from tests.conftest import Golden

FOLDER = Path(__file__).parent
INPUTS = sorted(FOLDER.glob("*.yaml"))
PLAN = ("plan", "--now", "2026-11-20", "--region", "cn-shanghai")


def without_state(folder: Path) -> dict[str, str]:
    return {"XDG_STATE_HOME": str(folder)}


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_plan_prints_exactly_this(path: Path, tmp_path: Path, golden: Golden) -> None:
    result = wfc(*PLAN, path.name, cwd=FOLDER, environment=without_state(tmp_path))
    golden(path.with_suffix(".out"), f"exit {result.code}\n{result.out}{result.err}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    return tmp_path


def plan(folder: Path, *arguments: str) -> Result:
    return wfc("plan", "hello.wfc.yaml", "--now", "2026-11-20", *arguments, cwd=folder)


def applied(folder: Path, *arguments: str) -> Result:
    return wfc(
        *("apply", "hello.wfc.yaml", "--local", "--speed", "100", "--state", "state", *arguments),
        cwd=folder,
    )


def test_a_plan_file_is_the_same_bytes_again_and_reads_back(folder: Path) -> None:
    one = plan(folder, "--region", "cn-shanghai", "--out", "one.json")
    plan(folder, "--region", "cn-shanghai", "--out", "two.json")
    first = (folder / "one.json").read_bytes()
    assert first == (folder / "two.json").read_bytes()
    assert one.out.splitlines()[-1].startswith(
        "Apply exactly this:  wfc apply one.json --expect-digest sha256:"
    )
    value = json.loads(first)
    assert (value["Kind"], value["Version"]) == ("Plan", 1)
    [submission] = value["Submissions"]
    assert submission["File"] == "hello.wfc.yaml"
    assert [task["Name"] for task in submission["Tasks"]] == ["greet", "part"]
    assert "echo" not in first.decode()


def test_what_was_reviewed_is_what_runs(folder: Path) -> None:
    planned = plan(folder, "--out", "plan.json")
    digest = planned.out.split()[-1]
    local = ("apply", "plan.json", "--local", "--speed", "100", "--expect-digest")
    done = wfc(*local, digest, cwd=folder)
    assert (done.code, done.out.split(" in ")[0]) == (
        0,
        "Workflow instance 700000100000001 succeeded: 2 tasks",
    )


def test_another_digest_is_refused(folder: Path) -> None:
    digest = plan(folder, "--out", "plan.json").out.split()[-1]
    other = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    found = wfc("apply", "plan.json", "--local", "--expect-digest", other, cwd=folder)
    assert found == Result(
        81,
        "",
        f"error: the plan is stale: its digest is {digest}\n"
        "  = help: nothing was sent; make a new plan and have it reviewed\n",
    )


def test_a_spec_edited_since_makes_the_plan_stale(folder: Path) -> None:
    digest = plan(folder, "--out", "plan.json").out.split()[-1]
    text = (folder / "hello.wfc.yaml").read_text("utf-8")
    (folder / "hello.wfc.yaml").write_text(text.replace("echo", "printf"), "utf-8")
    found = wfc("apply", "plan.json", "--local", "--expect-digest", digest, cwd=folder)
    assert found == Result(
        81,
        "",
        "error: the plan is stale: `hello.wfc.yaml` is not as it was planned (task greet, part)\n"
        "  = help: nothing was sent; make a new plan and have it reviewed\n",
    )


def test_a_plan_somebody_changed_by_hand_is_not_applied(folder: Path) -> None:
    digest = plan(folder, "--out", "plan.json").out.split()[-1]
    value = json.loads((folder / "plan.json").read_text("utf-8"))
    value["Submissions"][0]["Project"] = "999"
    (folder / "plan.json").write_text(json.dumps(value), "utf-8")
    assert wfc("apply", "plan.json", "--local", "--expect-digest", digest, cwd=folder).code == 81
    assert wfc("apply", "plan.json", "--local", cwd=folder).code == 81
    value["Surprise"] = 1
    (folder / "plan.json").write_text(json.dumps(value), "utf-8")
    assert wfc("apply", "plan.json", "--local", cwd=folder) == refused(
        "the plan `plan.json` cannot be applied: `Surprise` is not as `wfc plan` writes it"
    )


def test_the_exit_code_can_tell_that_there_is_something_to_submit(folder: Path) -> None:
    journal = ("--journal", "state/journal.db")
    assert plan(folder, "--detailed-exitcode", *journal).code == 10
    assert plan(folder, *journal).code == 0


def test_a_date_that_is_not_over_is_a_warning_and_a_day_that_is_none_an_error(folder: Path) -> None:
    early = wfc("plan", "hello.wfc.yaml", "--now", "2026-11-19T10:00+08:00", cwd=folder)
    assert early.code == 0
    assert "warning[bizdate-not-past]: BizDate 2026-11-19 is not over yet" in early.err
    assert wfc("plan", "hello.wfc.yaml", "--now", "tomorrow", cwd=folder) == refused(
        "`--now tomorrow`: expected a day or a time such as 2026-11-20T08:00+08:00"
    )


@pytest.mark.parametrize("command", [["plan"], ["diff"], ["apply", "--dry-run"]])
def test_a_region_that_there_is_not_is_told(folder: Path, command: list[str]) -> None:
    assert wfc(*command, "hello.wfc.yaml", "--region", "cn-shanghia", cwd=folder) == refused(
        "`--region`: there is no region `cn-shanghia`; did you mean `cn-shanghai`?; "
        "a host that wfc does not know is named by `--endpoint` or WFC_ENDPOINT"
    )


def test_a_dry_run_sends_nothing_and_tells_what_it_would(folder: Path) -> None:
    found = applied(folder, "--dry-run")
    assert found.out.startswith(
        "would submit hello (project 100, Dev, BizDate 2026-11-19, 2 tasks)\n"
        "Nothing was sent. Digest of this as a plan: sha256:"
    )
    assert not (folder / "state").exists()


@pytest.mark.parametrize("out", ["plan.json", "my plan", "plan.yaml"])
def test_the_printed_command_applies_the_plan_just_as_it_is_typed(folder: Path, out: str) -> None:
    service = ("--endpoint", "127.0.0.1:8080", "--journal", "./my journal.db")
    printed = wfc("plan", "hello.wfc.yaml", *service, "--out", out, cwd=folder).out
    [command] = re.findall("^Apply exactly this:  wfc (.*)", printed, re.MULTILINE)
    typed = shlex.split(command)
    assert typed[-4:] == list(service)
    dry = wfc(*typed, "--dry-run", cwd=folder)
    assert (dry.code, dry.out.split()[-1]) == (0, typed[3]), dry.err


def test_a_plan_for_an_address_names_the_option_that_leads_there(folder: Path) -> None:
    digest = plan(folder, "--endpoint", "127.0.0.1:8080", "--out", "plan.json").out.split()[-3]
    for more in ((), ("--dry-run",), ("--yes",)):
        found = wfc("apply", "plan.json", "--expect-digest", digest, *more, cwd=folder)
        assert found == refused(
            "the plan was made for 127.0.0.1:8080, which is no region: "
            "give `--endpoint 127.0.0.1:8080`"
        )
    address = ("--endpoint", "127.0.0.1:8080", "--dry-run")
    assert wfc("apply", "plan.json", "--expect-digest", digest, *address, cwd=folder).code == 0


def test_a_plan_without_a_region_says_that_applying_takes_one(folder: Path) -> None:
    no_region = "No region is named: what was submitted before is not known."
    assert plan(folder).out.splitlines()[-1] == no_region
    *_, said, command = plan(folder, "--out", "plan.json").out.splitlines()
    assert said == f"{no_region} Applying it takes `--region`."
    typed = shlex.split(command.partition("wfc ")[2])
    assert wfc(*typed, "--region", "cn-shanghai", "--dry-run", cwd=folder).code == 0


def test_what_cannot_be_read_again_is_in_no_plan_file(folder: Path) -> None:
    assert wfc("plan", "-", "--out", "plan.json", cwd=folder, stdin=HELLO) == refused(
        "a plan names the files that are compiled again when it is applied: "
        "standard input (`-`) is none"
    )
    assert wfc("plan", "-", cwd=folder, stdin=HELLO).code == 0


def days_before_today(zones: list[str]) -> list[str]:
    now = datetime.now(UTC)
    return [f"{now.astimezone(ZoneInfo(zone)) - timedelta(days=1):%Y-%m-%d}" for zone in zones]


def test_yesterday_is_that_of_each_file_in_its_own_time_zone(folder: Path) -> None:
    # The first and the last place on Earth where a day begins: never the same day.
    zones = ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Shanghai"]
    files = [f"{at}.wfc.yaml" for at in range(3)]
    bare = HELLO.replace("BizDate: 2026-11-19\n", "")
    specs = [*(f"{bare}TimeZone: {zone}\n" for zone in zones[:2]), bare]
    put(folder, dict(zip(files, specs, strict=True)))
    expected = days_before_today(zones)
    out = ("--out", "plan.json")
    printed = wfc("plan", *files, "--bizdate", "yesterday", *out, cwd=folder).out
    days = re.findall("BizDate ([^,]*)", printed)
    assert days in (expected, days_before_today(zones))
    planned = json.loads((folder / "plan.json").read_text("utf-8"))["Submissions"]
    assert [each["GivenDate"] for each in planned] == days
    assert wfc("apply", "plan.json", "--dry-run", cwd=folder).out.count("would submit") == 3


def test_a_dry_run_for_another_place_than_the_planned_one_is_stale(folder: Path) -> None:
    planned = ("--region", "cn-shanghai", "--out", "plan.json")
    wfc("plan", "hello.wfc.yaml", *planned, cwd=folder)
    found = wfc("apply", "plan.json", "--dry-run", "--region", "cn-beijing", cwd=folder)
    assert found.code == 81
    assert "planned for cn-shanghai, and this would go to cn-beijing" in found.err
