"""What the vendor's libraries do behind one's back, and that ours does not let them.

Each case is a process of its own: they act when they are imported. The first half of a case shows
the quirk; where it is gone one day, what we do against it can go as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .official import LOCAL_KEY

if TYPE_CHECKING:
    from wfc.emulator.server import Emulator

pytestmark = pytest.mark.xdist_group("sdk")

THEIR_CHAIN = "from alibabacloud_credentials.client import Client\n"
OUR_CHAIN = "from wfc.submit.credentials import Chain\n"
THEY_FIND = "print(Client().get_credential().access_key_id)\n"
WE_FIND = "print(Chain().current().access_key_id)\n"
#: No address but loopback is ever really called: the attempt is told, and fails.
NO_WAY_OUT = """
import sys
def told(event, arguments):
    if event == "socket.connect" and arguments[1][0] != "127.0.0.1":
        print("calls", arguments[1][0])
        raise OSError("there is no way out of this test")
sys.addaudithook(told)
"""
THEIR_CALL = """
import sys
from alibabacloud_dataworks_public20240518.client import Client
from alibabacloud_dataworks_public20240518.models import GetWorkflowInstanceRequest
from alibabacloud_tea_openapi.exceptions import ClientException
from alibabacloud_tea_openapi.utils_models import Config
where, id, secret = sys.argv[1:]
key = {"access_key_id": id, "access_key_secret": secret}
client = Client(Config(endpoint=where, protocol="http", **key))
try:
    client.get_workflow_instance(GetWorkflowInstanceRequest(id=1))
except ClientException:
    print("refused")
"""
OUR_CALL = """
import sys
from wfc.submit.client import Client
from wfc.submit.endpoint import parse_endpoint
from wfc.submit.credentials import Chain
from wfc.submit.errors import RefusedError
try:
    Client(parse_endpoint(sys.argv[1]), Chain().current()).get_workflow_instance(1)
except RefusedError:
    print("refused")
"""
KEY = {
    "ALIBABA_CLOUD_ACCESS_KEY_ID": str(LOCAL_KEY.id),
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET": str(LOCAL_KEY.secret),
}


def run(
    code: str, home: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run ``code`` where nothing is known of any account."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=Path(__file__).parents[2],
        env={"PATH": os.environ["PATH"], "HOME": str(home)} | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_metadata_service_of_the_machine_is_not_called(tmp_path: Path) -> None:
    theirs = run(NO_WAY_OUT + THEIR_CHAIN + THEY_FIND, tmp_path)
    assert "calls 100.100.100.200" in theirs.stdout
    ours = run(NO_WAY_OUT + OUR_CHAIN + WE_FIND, tmp_path)
    assert "calls" not in ours.stdout
    assert "CredentialsError" in ours.stderr


def test_credentials_are_those_of_the_call_and_not_of_the_import(tmp_path: Path) -> None:
    later = "import os; os.environ.update({'ALIBABA_CLOUD_ACCESS_KEY_ID': 'an-id',"
    later += " 'ALIBABA_CLOUD_ACCESS_KEY_SECRET': 's'})\n"
    off = {"ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true"}
    theirs = run(THEIR_CHAIN + later + THEY_FIND, tmp_path, **off)
    assert "CredentialException" in theirs.stderr
    ours = run(OUR_CHAIN + "import wfc.submit.client\n" + later + WE_FIND, tmp_path, **off)
    assert (ours.stdout, ours.stderr) == ("an-id\n", "")


def test_with_debug_signed_headers_are_printed_by_them_and_not_by_us(
    emulator: Emulator, tmp_path: Path
) -> None:
    debug = {**KEY, "DEBUG": "sdk"}
    theirs = run(THEIR_CALL, tmp_path, emulator.endpoint, *KEY.values(), **debug)
    assert "ACS3-HMAC-SHA256 Credential=" in theirs.stderr
    ours = run(OUR_CALL, tmp_path, emulator.endpoint, **debug)
    assert (ours.stdout, ours.stderr) == ("refused\n", "")


def test_their_loggers_write_to_standard_error_and_not_once_we_have_loaded_them(
    tmp_path: Path,
) -> None:
    said = "import logging; logging.getLogger('darabonba-core').debug('a-secret')\n"
    theirs = run("import darabonba.core\n" + said, tmp_path)
    assert "a-secret" in theirs.stderr
    load = "from wfc.submit.vendor import load_vendor; load_vendor('darabonba.core')\n"
    assert run(load + said, tmp_path).stderr == ""
