"""Credentials of the vendor's chain sign the same, found by wfc or by the official client."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .pair import assert_same, headers

if TYPE_CHECKING:
    from .recorder import Recorder

pytestmark = pytest.mark.xdist_group("sdk")

# The chain reads the environment when it is imported, so each has a process of its own.
BOTH = """
import sys
from alibabacloud_credentials.client import Client as Chain
from alibabacloud_dataworks_public20240518 import models
from alibabacloud_dataworks_public20240518.client import Client as Sdk
from alibabacloud_tea_openapi.utils_models import Config, GlobalParameters
from tests.sdk.pair import NONCE, PINNED, WHEN
from wfc.submit.client import Client
from wfc.submit import credentials
from wfc.submit.endpoint import parse_endpoint

where = sys.argv[1]
Client(
    parse_endpoint(where), credentials.Chain().current(), clock=lambda: WHEN, nonce=lambda: NONCE
).get_workflow_instance(1)
pinned = GlobalParameters(headers=PINNED)
config = Config(credential=Chain(), endpoint=where, protocol="http", global_parameters=pinned)
Sdk(config).get_workflow_instance(models.GetWorkflowInstanceRequest(id=1))
"""


@pytest.mark.parametrize("token", [None, "an-sts-token"], ids=["key", "token"])
def test_a_key_found_in_the_environment_signs_the_same(
    recorder: Recorder, token: str | None
) -> None:
    """And tell in the same words what found them."""
    found = {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": "an-id",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "a-secret",
    }
    if token:
        found["ALIBABA_CLOUD_SECURITY_TOKEN"] = token
    subprocess.run(
        [sys.executable, "-c", BOTH, recorder.endpoint],
        cwd=Path(__file__).parent.parent.parent,
        env={**os.environ, **found},
        timeout=60,
        check=True,
    )
    own, other = recorder.sent
    recorder.sent.clear()
    assert_same(own, other)
    assert "Credential=an-id," in headers(own)["Authorization"]
    assert own.named.get("x-acs-security-token") == token
    assert own.named["x-acs-credentials-provider"] == "default/env"
