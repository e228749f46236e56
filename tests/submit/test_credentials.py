"""Credentials, and the silence of the libraries that find them.

The vendor's package reads the environment when it is imported, so each case is a process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wfc.submit.credentials import Chain, Credentials
from wfc.submit.errors import CredentialsError, MissingExtraError

SECRET = "hunter2hunter2hunter2hunter2"

FIND = """
from wfc.submit.credentials import Chain
from wfc.submit.errors import CredentialsError
try:
    found = Chain().current()
except CredentialsError as problem:
    print(problem, problem.exit_code, *problem.help, sep="\\n")
else:
    print(found)
"""

LOGS = """
import logging, os
from wfc.submit.vendor import load_vendor
for name in ("alibabacloud_tea_openapi.utils", "alibabacloud_credentials.client", "Tea.core"):
    load_vendor(name)
for name in ("darabonba-core", "alibabacloud-tea", "credentials"):
    logging.getLogger(name).critical("hunter2hunter2hunter2hunter2")
print(os.environ.get("DEBUG"), os.environ["ALIBABA_CLOUD_ECS_METADATA_DISABLED"])
"""


def run(code: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in ("PATH",)} | {"HOME": str(home)} | variables
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )


def test_neither_secret_nor_token_shows() -> None:
    credentials = Credentials("LTAI-id", SECRET, f"token-{SECRET}")
    text = f"{credentials!r} {credentials} {[credentials]}"
    assert text.count("Credentials(access_key_id='LTAI-id', provider='static_ak')") == 3
    assert SECRET not in text


@pytest.mark.parametrize("secret", ["", f"{SECRET}\r\nx-evil: 1", f"{SECRET} ", f"{SECRET}é"])
def test_what_no_header_can_carry_is_refused_without_being_named(secret: str) -> None:
    with pytest.raises(CredentialsError) as caught:
        Credentials("LTAI-id", secret)
    assert str(caught.value) == "the credentials found are empty or garbled"
    assert caught.value.exit_code == 77


def test_the_environment_is_the_first_source(tmp_path: Path) -> None:
    done = run(
        FIND,
        tmp_path,
        ALIBABA_CLOUD_ACCESS_KEY_ID="LTAI-id",
        ALIBABA_CLOUD_ACCESS_KEY_SECRET=SECRET,
        ALIBABA_CLOUD_SECURITY_TOKEN=SECRET,
        DEBUG="sdk",
    )
    assert done.stdout == "Credentials(access_key_id='LTAI-id', provider='default/env')\n"
    assert done.stderr == ""


def test_where_none_are_found_the_sources_are_named(tmp_path: Path) -> None:
    done = run(FIND, tmp_path)
    assert done.stdout == (
        "no credentials found\n77\n"
        "looked in: ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET; "
        "~/.aliyun/config.json; ~/.alibabacloud/credentials.ini\n"
    )
    assert done.stderr == ""


RENEW = """
import json, os, sys
from wfc.submit.credentials import Chain
def put(id):
    key = {"name": "x", "mode": "StsToken", "access_key_id": id, "access_key_secret": "s",
           "sts_token": "t"}
    path = os.path.expanduser("~/.aliyun/config.json")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    json.dump({"current": "x", "profiles": [key]}, open(path, "w"))
put("one")
chain = Chain()
print(chain.current().access_key_id)
put("two")
print(chain.current().access_key_id)
chain.forget()
print(chain.current().access_key_id)
"""


def test_a_chain_stays_with_its_source_until_it_is_forgotten(tmp_path: Path) -> None:
    assert run(RENEW, tmp_path).stdout == "one\none\ntwo\n"


def test_a_broken_file_of_credentials_is_not_quoted(tmp_path: Path) -> None:
    folder = tmp_path / ".aliyun"
    folder.mkdir()
    (folder / "config.json").write_text(f'{{"current": "x", "profiles": [{{{SECRET}')
    done = run(FIND, tmp_path, ALIBABA_CLOUD_ACCESS_KEY_ID=SECRET)
    assert done.stdout.startswith("no credentials found\n77\n")
    assert SECRET not in done.stdout + done.stderr


def test_the_vendor_loggers_print_nothing_and_debug_is_taken_away(tmp_path: Path) -> None:
    done = run(LOGS, tmp_path, DEBUG="SDK")
    assert done.stdout == "None true\n"
    assert done.stderr == ""


def test_what_the_user_says_about_metadata_and_debug_stays(tmp_path: Path) -> None:
    done = run(LOGS, tmp_path, DEBUG="1", ALIBABA_CLOUD_ECS_METADATA_DISABLED="false")
    assert done.stdout == "1 false\n"


def test_the_vendor_libraries_are_imported_only_for_a_call(tmp_path: Path) -> None:
    code = (
        "import sys, wfc.submit.follow, wfc.submit.client, wfc.submit.credentials\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'Tea', 'darabonba', 'alibabacloud_credentials', 'alibabacloud_tea_openapi'}))"
    )
    assert run(code, tmp_path).stdout == "[]\n"


def test_without_the_extra_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "alibabacloud_credentials.client", None)
    with pytest.raises(MissingExtraError) as caught:
        Chain().current()
    assert str(caught.value) == "apply needs libraries that are not installed"
    assert caught.value.help == ("install wfc with its extra: pip install '/path/to/wfc[apply]'",)
    assert caught.value.exit_code == 2
