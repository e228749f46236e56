"""Nothing of the vendor is imported until a call is made: it costs a second and 2,000 modules."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.xdist_group("sdk")

SCRIPT = """
import importlib, json, pkgutil, sys
import wfc.submit

def vendor():
    heads = {name.partition(".")[0] for name in sys.modules}
    return sorted(head for head in heads if head.startswith(("alibabacloud", "darabonba", "Tea")))

rooms = [each.name for each in pkgutil.iter_modules(wfc.submit.__path__)]
for room in rooms:
    importlib.import_module(f"wfc.submit.{room}")
imported = vendor()

from wfc.submit.client import Client
from wfc.submit.credentials import Credentials
from wfc.submit.endpoint import Endpoint
from wfc.submit.errors import UnsentError

client = Client(Endpoint("127.0.0.1", 1, secure=False), Credentials("id", "secret"))
built = vendor()
try:
    client.get_workflow_instance(1)
    called = "answered"
except UnsentError:
    called = vendor()
print(json.dumps({"rooms": rooms, "imported": imported, "built": built, "called": called}))
"""


def test_importing_submit_and_building_a_client_imports_nothing_of_the_vendor() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=True
    )
    found = json.loads(done.stdout)
    assert {"client", "credentials", "sign", "vendor"} <= set(found["rooms"])
    assert (found["imported"], found["built"]) == ([], [])
    assert "alibabacloud_tea_openapi" in found["called"]
    assert "alibabacloud_dataworks_public20240518" not in found["called"]
    assert done.stderr == ""
