"""``wfc apply``: the whole way on the emulator, and every way to be turned back before it."""

from __future__ import annotations

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.world import BROKEN, BROKEN_FULL, HELLO, SAMPLES, put, refused
from tests.command import Result, wfc
from wfc.emulator.credentials import LOCAL_CREDENTIALS

SECRET = "not-for-anybodys-eyes"
SUBMITTED = "submitted hello as workflow instance 700000100000001 (project 100, Dev, BizDate {})\n"
TO_WHERE = (
    "no region is named, so there is no place to submit to; "
    "write `Region: cn-shanghai` in the file, or give `--region` or ALIBABA_CLOUD_REGION_ID; "
    "`--local` runs it on the emulator, without an account"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    return tmp_path


def credentials(folder: Path, secret: str = SECRET, key: str = "key") -> dict[str, str]:
    """Return an environment in which the vendor's chain finds these and looks nowhere else."""
    return {
        "HOME": str(folder),
        "ALIBABA_CLOUD_ACCESS_KEY_ID": key,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": secret,
        "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
    }


def apply(
    folder: Path, *arguments: str, environment: dict[str, str] | None = None, stdin: str = ""
) -> Result:
    """Run ``wfc apply``, with the times of day made equal."""
    found = wfc("apply", *arguments, cwd=folder, environment=environment, stdin=stdin)
    assert SECRET not in found.out + found.err
    return Result(found.code, _timeless(found.out), _timeless(found.err))


def _timeless(text: str) -> str:
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+08:00", "DAY TIME", text)
    return re.sub(r"^\d\d:\d\d:\d\d ", "TIME ", text, flags=re.MULTILINE)


def test_a_workflow_is_submitted_and_followed_to_its_end(folder: Path) -> None:
    found = apply(folder, "hello.wfc.yaml", "--local")
    assert found.code == 0
    assert found.out == "Workflow instance 700000100000001 succeeded: 2 tasks in 0.6 s\n"
    # Whether a look falls into the time that a task runs is the machine's business.
    assert re.sub("TIME .* Running\n", "", found.err) == SUBMITTED.format("2026-11-19") + (
        "TIME greet  Success  0.3 s\nTIME part   Success  0.3 s\n"
    )


def test_a_task_that_fails_is_named_with_its_log_and_what_never_ran(folder: Path) -> None:
    found = apply(folder, "hello.wfc.yaml", "--local", "--fail", "greet", "--speed", "100")
    assert found.code == 83
    assert re.sub(r"in 0.0 s|SKYNET.*", "…", found.out) == (
        "Workflow instance 700000100000001 failed: 1 of 2 tasks failed …\n"
        "  greet failed; its log ends:\n"
        "    | This log is emulated by wfc emulate: the script was not run.\n"
        "    | DAY TIME task greet (DIDE_SHELL), instance 71000000001, run 1\n"
        "    | …\n"
        "    | DAY TIME ERROR: the emulator was told to let task greet fail\n"
        "    | DAY TIME exit code 1 (emulated)\n"
        "  never ran because of that: part\n"
    )


def test_what_failed_and_what_waits_behind_it_are_told_apart(tmp_path: Path) -> None:
    sample = str(SAMPLES / "shop/daily_orders.wfc.yaml")
    found = apply(tmp_path, sample, "--local", "--fail", "load_facts", "--speed", "100")
    assert found.code == 83
    assert "  load_facts failed; its log ends:\n" in found.out
    assert found.out.endswith("  never ran because of that: report, finish\n")


def test_standard_input_is_applied_too(folder: Path) -> None:
    found = apply(folder, "-", "--local", "--speed", "100", stdin=HELLO)
    assert (found.code, found.err.splitlines()[0]) == (0, SUBMITTED.format("2026-11-19").strip())


def test_one_stops_following_when_asked_and_says_that_it_still_runs(folder: Path) -> None:
    # At this speed it is picked up after 2 s, and its first task runs until 8 s have passed.
    found = apply(folder, "hello.wfc.yaml", "--local", "--timeout", "4s", "--speed", "0.05")
    assert found == Result(
        84,
        "Workflow instance 700000100000001 was last seen Running, 0 of 2 tasks done: "
        "still running after 4 s\n",
        SUBMITTED.format("2026-11-19") + "TIME greet  Running\n",
    )


def test_a_business_date_is_needed_and_may_come_from_the_command_line(folder: Path) -> None:
    put(folder, {"dateless.wfc.yaml": HELLO.replace("BizDate: 2026-11-19\n", "")})
    assert apply(folder, "dateless.wfc.yaml", "--local") == refused(
        "`dateless.wfc.yaml` has no BizDate: write one, or give `--bizdate 2026-11-19` "
        "(or `--bizdate yesterday`)"
    )
    fast = ("--local", "--speed", "100")
    given = apply(folder, "dateless.wfc.yaml", *fast, "--bizdate", "2026-02-28")
    assert given.err.startswith(SUBMITTED.format("2026-02-28"))
    yesterday = apply(folder, "dateless.wfc.yaml", *fast, "--bizdate", "yesterday")
    assert re.match(re.escape(SUBMITTED).replace(r"\{\}", r"\d{4}-\d\d-\d\d"), yesterday.err)


def test_the_state_of_the_emulator_can_be_kept(folder: Path) -> None:
    keep = ("--local", "--speed", "100", "--state", "kept/state")
    first, second = (apply(folder, "hello.wfc.yaml", *keep) for _ in range(2))
    assert "instance 700000100000001 succeeded" in first.out
    assert (first.code, second.code) == (0, 0)
    assert second.err.startswith("already submitted: hello is workflow instance 700000100000001 (")
    again = apply(folder, "hello.wfc.yaml", *keep, "--again")
    assert "instance 700000100000002 succeeded" in again.out
    last = apply(folder, "hello.wfc.yaml", *keep)
    assert last.err.startswith("already submitted: hello is workflow instance 700000100000002 (")


def test_what_was_submitted_again_stands_for_the_first_that_failed(folder: Path) -> None:
    """Otherwise a pipeline that has been mended stays red for ever."""
    keep = ("--local", "--speed", "100", "--state", "state")
    failed = apply(folder, "hello.wfc.yaml", *keep, "--fail", "greet")
    mended = apply(folder, "hello.wfc.yaml", *keep, "--again")
    later = apply(folder, "hello.wfc.yaml", *keep)
    assert (failed.code, mended.code, later.code) == (83, 0, 0)
    assert "help: `wfc rerun 700000100000001 --local --state state` runs what" in failed.err


def test_what_was_only_submitted_on_purpose_is_submitted(folder: Path) -> None:
    keep = ("--local", "--speed", "100", "--state", "state")
    apply(folder, "hello.wfc.yaml", *keep, "--again")
    later = apply(folder, "hello.wfc.yaml", *keep)
    assert later.err.startswith("already submitted: hello is workflow instance 700000100000001 (")


NOBODY = "nobody is there to ask: say `--yes`, or apply a plan with `--expect-digest`"
WRITE_IT = "write it as HOST:PORT, for example 127.0.0.1:8080"
TWO = "`--region` and `--endpoint` are two places: choose one"
HELP = "  = help: `wfc apply --help` shows how"
SPEED = "invalid value for `--speed`: expected a number from 0.01 to 1000"
DURATION = "seconds (`3600`) or a duration (`90m`, `2h`, `1h30m`)"


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ([], [TO_WHERE]),
        (
            ["--local", "--endpoint", "127.0.0.1:1"],
            ["`--local` and a region or an endpoint are two places: choose one"],
        ),
        (
            ["--endpoint", "127.0.0.1:1", "--fail", "greet"],
            ["`--fail`, `--speed` and `--state` are the emulator's: add `--local`"],
        ),
        (["--endpoint", "127.0.0.1:1"], [NOBODY]),
        (["--region", "cn-shanghai"], [NOBODY]),
        (["--region", "cn-shanghai", "--endpoint", "127.0.0.1:1"], [TWO]),
        (
            ["--endpoint", "http://10.0.0.1:80"],
            ["`--endpoint`: plain http is spoken on loopback only, not to 10.0.0.1"],
        ),
        (
            ["--endpoint", f"http://user:{SECRET}@localhost:80"],
            [f"`--endpoint`: not an endpoint: `localhost:80`; {WRITE_IT}"],
        ),
        (
            ["--endpoint", ""],
            [f"`--endpoint`: the endpoint is empty; {WRITE_IT}"],
        ),
        (
            ["--local", "--fail", "grete"],
            ["`--fail grete`: no such task; did you mean `greet`?"],
        ),
        (["--local", "--fail", "load"], ["`--fail load`: no such task"]),
        (["--local", "--timeout", "soon"], [f"`--timeout soon`: expected {DURATION}"]),
        (["--local", "--timeout", "0"], [f"`--timeout 0`: expected {DURATION}"]),
        (
            ["--local", "--timeout", "9" * 5000],
            [f"`--timeout {'9' * 5000}`: expected {DURATION}"],
        ),
        (
            ["--local", "--bizdate", "2026-13-01"],
            ["`--bizdate 2026-13-01`: expected a day such as 2026-11-19, or `yesterday`"],
        ),
        (
            ["--local", "--bizdate", "today"],
            ["`--bizdate today`: expected a day such as 2026-11-19, or `yesterday`"],
        ),
        (
            ["--local", "--speed", "nan"],
            [f"{SPEED}, not `nan`", HELP],
        ),
        (["--local", "--speed", "x"], [f"{SPEED}, not `x`", HELP]),
        (
            ["--local", "--speed", "0"],
            [f"{SPEED}, not `0`", HELP],
        ),
        (
            ["--local", "--state", "hello.wfc.yaml"],
            ["the folder `hello.wfc.yaml` cannot be used: file exists"],
        ),
        (["--locl"], ["there is no option `--locl`; did you mean `--local`?", HELP]),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_sent(
    folder: Path, arguments: list[str], lines: list[str]
) -> None:
    environment = credentials(folder)
    found = apply(folder, "hello.wfc.yaml", *arguments, environment=environment)
    assert found == refused(*lines)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("helo.wfc.yaml", "there is no file `helo.wfc.yaml`; did you mean `hello.wfc.yaml`?"),
        (".", "`.` is a folder; name a file of it, such as `hello.wfc.yaml`"),
        ("wfc.yaml", "`wfc.yaml` holds settings, not a workflow: there is nothing to submit"),
    ],
)
def test_there_must_be_a_workflow_to_submit(folder: Path, file: str, message: str) -> None:
    put(folder, {"wfc.yaml": "Kind: Project\n"})
    assert apply(folder, file, "--local") == refused(message)


def test_a_spec_with_errors_is_not_submitted(folder: Path) -> None:
    put(folder, {"bad.wfc.yaml": BROKEN})
    shown = BROKEN_FULL.format(file="bad.wfc.yaml", files="1 file")
    assert apply(folder, "bad.wfc.yaml", "--local", "--state", "state") == Result(1, "", shown)
    assert not (folder / "state").exists()


def there(endpoint: str) -> tuple[str, ...]:
    return ("--endpoint", endpoint, "--yes")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_without_credentials_it_says_where_it_looked(folder: Path) -> None:
    endpoint = f"127.0.0.1:{free_port()}"
    environment = credentials(folder, "", "")
    found = apply(folder, "hello.wfc.yaml", *there(endpoint), environment=environment)
    assert found == Result(
        77,
        "",
        "error: no credentials found\n"
        "  = help: looked in: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET; "
        "~/.aliyun/config.json; ~/.alibabacloud/credentials.ini\n",
    )


def test_where_nobody_listens_nothing_was_submitted(folder: Path) -> None:
    endpoint = f"127.0.0.1:{free_port()}"
    environment = credentials(folder)
    found = apply(folder, "hello.wfc.yaml", *there(endpoint), environment=environment)
    said = f"error: not submitted: http://{endpoint}: the connection was refused\n"
    assert found == Result(69, "", said)


class HangsUp(BaseHTTPRequestHandler):
    """Lists nothing, and takes a submission without a word."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["x-acs-action"] == "ListWorkflowInstances":
            data = b'{"PagingInfo": {"TotalCount": 0, "WorkflowInstances": []}}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def test_where_the_answer_is_lost_the_outcome_is_unknown_and_stays_so(folder: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), HangsUp) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        endpoint = f"127.0.0.1:{server.server_port}"
        environment = credentials(folder)
        found, again = (
            apply(folder, "hello.wfc.yaml", *there(endpoint), environment=environment)
            for _ in range(2)
        )
        server.shutdown()
    reason = (
        f"error: outcome unknown: http://{endpoint}: the connection was closed without an answer; "
        "it is not listed, which proves nothing yet"
    )
    assert (found.code, found.out) == (80, "")
    first, second, third = found.err.splitlines()
    assert first == reason
    assert second == "  = help: it may have been submitted, so nothing more is sent"
    assert re.fullmatch(r"  = help: `wfc runs resolve [0-9a-f]{8}` looks for it .*", third)
    assert again == found


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start ``wfc`` and hand it over while it runs; it can be interrupted as from a keyboard."""
    # A process that ignores SIGINT hands that down.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "wfc", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        signal.signal(signal.SIGINT, before)
        process.kill()
        process.communicate()


def lines_until(process: subprocess.Popen[str], wanted: str) -> list[str]:
    """Read stderr up to a line that holds ``wanted``."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if wanted in line:
            return lines
    raise AssertionError(f"{wanted!r} never came: {lines}")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_following_and_says_what_was_submitted(
    folder: Path, sent: signal.Signals, code: int
) -> None:
    with running(folder, "apply", "hello.wfc.yaml", "--local", "--speed", "0.1") as process:
        lines_until(process, "greet  Running")
        process.send_signal(sent)
        out, err = process.communicate(timeout=30)
    said = (
        "interrupted: workflow instance 700000100000001 was submitted and is followed no longer\n"
        "  = help: its emulator has ended with this command; `--state DIR` keeps such runs\n"
    )
    assert (process.returncode, out, err) == (code, "", said)


def test_who_said_nohup_is_followed_after_the_terminal_is_gone(folder: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # which a child takes over
    try:
        with running(folder, "apply", "hello.wfc.yaml", "--local") as process:
            lines_until(process, "submitted hello")
            process.send_signal(signal.SIGHUP)
            out, _ = process.communicate(timeout=30)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert (process.returncode, out.partition(" in ")[0]) == (
        0,
        "Workflow instance 700000100000001 succeeded: 2 tasks",
    )


def test_an_emulator_of_its_own_is_another_place_to_submit_to(folder: Path) -> None:
    with running(folder, "emulate", "--speed", "100") as emulator:
        lines = lines_until(emulator, "wfc apply")
        found = pasted(folder, "".join(lines[2:]).replace("orders", "hello"))
        assert (found.code, found.err.splitlines()[0]) == (
            0,
            SUBMITTED.format("2026-11-19").strip(),
        )

        to_there = ("hello.wfc.yaml", *there(lines[-1].split()[-2]))
        unknown = credentials(folder, key=LOCAL_CREDENTIALS.access_key_id)
        wrong = apply(folder, *to_there, "--again", environment=unknown)
        assert (wrong.code, wrong.out) == (77, "")
        assert wrong.err.startswith("error: not submitted: ")
        assert "SignatureDoesNotMatch" in wrong.err

        emulator.send_signal(signal.SIGINT)
        out, err = emulator.communicate(timeout=30)
    assert (emulator.returncode, out, err) == (0, "", "stopped\n")


def pasted(folder: Path, lines: str) -> Result:
    """Paste ``lines`` into a shell that knows ``wfc`` and no credentials."""
    known = f'wfc() {{ "{sys.executable}" -m wfc "$@"; }}\n'
    bare = {name: os.environ[name] for name in ("PATH",)} | {"HOME": str(folder)}
    done = subprocess.run(
        ["/bin/sh", "-c", known + lines],
        cwd=folder,
        env=bare | {"NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--state", "hello.wfc.yaml"],
            "hello.wfc.yaml: cannot be used as the emulator's state: file is not a database",
        ),
        (
            ["--state", "nowhere/x.db"],
            "nowhere/x.db: cannot be used as the emulator's state: unable to open database file",
        ),
    ],
)
def test_an_emulator_without_a_usable_state_does_not_start(
    folder: Path, arguments: list[str], message: str
) -> None:
    assert wfc("emulate", *arguments, cwd=folder) == refused(message)
    assert (folder / "hello.wfc.yaml").read_text("utf-8") == HELLO


@pytest.mark.parametrize("port", ["abc", "1.5", "65536", "-1", ""])
def test_a_port_is_a_whole_number(folder: Path, port: str) -> None:
    expected = "invalid value for `--port`: expected a whole number from 0 to 65535"
    assert wfc("emulate", f"--port={port}", cwd=folder) == refused(
        f"{expected}, not `{port}`", "  = help: `wfc emulate --help` shows how"
    )


def test_an_emulator_on_a_port_that_is_taken_does_not_start(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        found = wfc("emulate", "--port", str(port), cwd=folder)
    assert found == refused(f"port {port}: address already in use")


def on_a_terminal(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run ``wfc`` on a terminal of 24 lines; return exit code and all that came out of it."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    before = termios.tcgetattr(theirs)
    environment = {key: text for key, text in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "wfc", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment | {"TERM": "xterm-256color"},
        start_new_session=True,
    )
    seen: list[bytes] = []
    reader = threading.Thread(target=lambda: seen.extend(_read(ours)))
    reader.start()
    code = process.wait(timeout=60)
    assert termios.tcgetattr(theirs) == before
    os.close(theirs)  # the last one: now the reader comes to an end
    reader.join()
    os.close(ours)
    return code, b"".join(seen).decode()


def _read(terminal: int) -> Iterator[bytes]:
    try:
        while data := os.read(terminal, 65536):
            yield data
    except OSError:  # Linux says so when the other side is closed
        return


def screen(text: str) -> list[str]:
    """Return the lines that stand on the terminal in the end; colours are left out."""
    lines = [""]
    for piece in re.split(r"(\r\n|\x1b\[\d+A\x1b\[J|\x1b\[[\d;]*m)", text):
        up = re.fullmatch(r"\x1b\[(\d+)A\x1b\[J", piece)
        if up:
            del lines[-1 - int(up[1]) :]
            lines.append("")
        elif piece == "\r\n":
            lines.append("")
        elif not piece.startswith("\x1b"):
            lines[-1] += piece
    return lines


def test_on_a_terminal_a_table_is_redrawn_in_place(folder: Path) -> None:
    code, seen = on_a_terminal(folder, "apply", "hello.wfc.yaml", "--local")
    assert (code, screen(seen)) == (
        0,
        [
            SUBMITTED.format("2026-11-19").strip(),
            "Workflow instance 700000100000001  Success  2 of 2 tasks done",
            "  greet  DIDE_SHELL  Success  0.3 s",
            "  part   DIDE_SHELL  Success  0.3 s",
            "Workflow instance 700000100000001 succeeded: 2 tasks in 0.6 s",
            "",
        ],
    )
    assert "\x1b[3A\x1b[J" in seen
    assert "\x1b[?" not in seen  # no mode of the terminal is changed, so none has to be restored
    colours = re.findall(r"\x1b\[[\d;]*m", seen)
    assert colours
    assert colours[1::2] == ["\x1b[0m"] * (len(colours) // 2)
