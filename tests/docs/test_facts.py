"""What the documents say in words is what the code says."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.docs.generated import DOCS
from tests.generated import ROOT
from wfc import exits
from wfc.cli import app
from wfc.emulator.credentials import LOCAL_CREDENTIALS
from wfc.emulator.operations import OPERATIONS
from wfc.report.order import LIMIT
from wfc.submit.pace import CALLS_AT_ONCE, LONGEST_THRIFTY_PAUSE
from wfc.submit.proxy import NAMES


def words(page: str) -> str:
    """Return the text of ``page`` without its line breaks."""
    return " ".join((DOCS / page).read_text("utf-8").split())


def test_the_exit_codes_are_those_of_wfc() -> None:
    rows = re.findall(r"^\| (\d+) \|", (DOCS / "exit-codes.md").read_text("utf-8"), re.MULTILINE)
    codes = sorted(value for name, value in vars(exits).items() if name.isupper())
    assert [int(row) for row in rows] == codes


def test_the_operations_of_the_emulator_are_named() -> None:
    found = re.search(r"It has these operations: ([\w, ]+)\.", words("emulator.md"))
    assert found is not None
    assert sorted(found[1].split(", ")) == sorted(each.action for each in OPERATIONS)


def test_the_key_of_the_emulator_is_told() -> None:
    page = words("emulator.md")
    assert f"access key id: `{LOCAL_CREDENTIALS.access_key_id}`" in page
    assert f"access key secret: `{LOCAL_CREDENTIALS.access_key_secret}`" in page


@pytest.mark.parametrize(
    ("page", "sentence", "number"),
    [
        ("formats.md", "show at most 100 problems of a file", LIMIT == 100),
        ("runs.md", "From 40 calls on the pauses grow", CALLS_AT_ONCE == 40),
        ("runs.md", "up to a minute", LONGEST_THRIFTY_PAUSE == 60.0),
    ],
)
def test_numbers_in_words_are_those_of_the_code(page: str, sentence: str, number: bool) -> None:
    assert sentence in words(page)
    assert number


def test_there_are_twelve_questions() -> None:
    found = re.findall(
        r"^## (\d+)\. ", (DOCS / "open-questions.md").read_text("utf-8"), re.MULTILINE
    )
    assert found == [str(number) for number in range(1, 13)]


#: How a variable of the environment is named in our code: where it is read, or told of.
READ = re.compile(
    r"""environ\.get\("(\w+)"|"((?:WFC|ALIBABA_CLOUD|XDG)_[A-Z_]+)"|\$\{(WFC_\w+):-"""
)


def test_the_variables_of_the_environment_are_listed() -> None:
    sources = [*(ROOT / "compiler").rglob("*.py"), ROOT / ".ci/setup"]
    read = {
        name
        for path in sources
        for found in READ.findall(path.read_text("utf-8"))
        for name in found
        if name
    }
    section = (DOCS / "index.md").read_text("utf-8").partition("## Environment variables\n")[2]
    first = re.findall(r"^\| (`.+?`) \|", section, re.MULTILINE)
    listed = {name.strip("`") for row in first for name in row.split(", ")}
    assert {*read, *NAMES} <= listed
    # Those that only others read: Python for us, and the vendor's library.
    others = {"SSL_CERT_FILE", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"}
    ours = "".join(path.read_text("utf-8") for path in sources)
    assert {name for name in listed if name not in ours} == others


def codes_of(name: str) -> set[int]:
    """Return the exit codes that the help of the command ``name`` tells."""
    command = app.wfc.get_command(app.wfc.make_context("wfc", [name]), name)
    assert command is not None
    return {int(code) for code in re.findall(r"^  (\d+) ", command.epilog or "", re.MULTILINE)}


@pytest.mark.parametrize("name", app.COMMANDS)
def test_a_command_ends_with_codes_that_its_help_tells(name: str) -> None:
    """As far as the file of the command shows: `return exits.PROBLEMS if … else exits.CLEAN`."""
    module = import_module(f"wfc.cli.{'import_' if name == 'import' else name}")
    lines = re.findall(
        r"^ +return .*$", Path(str(module.__file__)).read_text("utf-8"), re.MULTILINE
    )
    used = {getattr(exits, each) for each in re.findall(r"exits\.([A-Z_]+)", "\n".join(lines))}
    assert used <= codes_of(name)


def test_the_page_on_exit_codes_tells_of_every_command_that_ends_with_1() -> None:
    section = (DOCS / "exit-codes.md").read_text("utf-8").partition("## What 1 means")[2]
    rows = re.findall(r"^\| (`.+?`) \|", section.partition("\n## ")[0], re.MULTILINE)
    listed = {name.strip("`") for row in rows for name in row.split(", ")}
    assert listed == {name for name in app.COMMANDS if exits.PROBLEMS in codes_of(name)}
