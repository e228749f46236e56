"""What the official client does with a request, and wfc does not, on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wfc.submit.errors import UnclearError

from .pair import TOKEN, ours, theirs
from .recorder import Recorder, Reply, Sent

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.xdist_group("sdk")

ASK = "GetWorkflowInstance"


@pytest.fixture
def elsewhere() -> Iterator[Recorder]:
    """Another server, that nobody meant to call."""
    with Recorder() as elsewhere:
        yield elsewhere


def test_a_redirect_takes_the_token_of_the_official_client_along(elsewhere: Recorder) -> None:
    def redirect(_: Sent) -> Reply:
        return Reply(302, b"", {"Location": f"http://{elsewhere.endpoint}/?Id=1"})

    with Recorder(redirect) as server:
        with pytest.raises(UnclearError, match="redirect"):
            ours(server, TOKEN).get_workflow_instance(1)
        assert (len(server.sent), elsewhere.sent) == (1, [])
        assert theirs(server, TOKEN).call(ASK, Id=1).workflow_instance.id == 1234
        assert elsewhere.take().named["x-acs-security-token"] == TOKEN.token


def test_a_proxy_gets_the_official_clients_calls_to_this_machine(
    recorder: Recorder, elsewhere: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_PROXY is not listened to; hence the tests here take the proxies away."""
    monkeypatch.setenv("HTTP_PROXY", f"http://{elsewhere.endpoint}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    ours(recorder).get_workflow_instance(1)
    assert recorder.take().target == "/?Id=1"
    theirs(recorder).call(ASK, Id=1)
    assert recorder.sent == []
    assert elsewhere.take().target == f"http://{recorder.endpoint}/?Id=1"
