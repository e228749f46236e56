"""A temporary key that ends while a run is followed is fetched again from the same chain."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable

import pytest

from wfc.submit.client import Client
from wfc.submit.credentials import Chain, Credentials
from wfc.submit.endpoint import Endpoint
from wfc.submit.errors import RefusedError

Serve = Callable[[Callable[[socket.socket], None]], Endpoint]


class Keys(Chain):
    """A chain that gives a new key whenever it was made to forget the last."""

    number = 1

    def current(self) -> Credentials:
        return Credentials(f"key-{self.number}", "s", "t", "default/cli")

    def forget(self) -> None:
        self.number += 1


def test_a_refused_token_is_fetched_anew_for_the_next_call(serve: Serve) -> None:
    def behave(sock: socket.socket) -> None:
        asked = sock.recv(65536)
        expired = b"Credential=key-1," in asked
        refusal = {"Code": "InvalidSecurityToken.Expired", "Message": "m", "RequestId": "R"}
        answer = refusal if expired else {"TaskInstance": {"Id": 11}}
        body = json.dumps(answer).encode()
        status = b"400 Bad Request" if expired else b"200 OK"
        sock.sendall(b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body))

    client = Client(serve(behave), Keys())
    with pytest.raises(RefusedError, match=r"InvalidSecurityToken\.Expired"):
        client.get_task_instance(11)
    assert client.get_task_instance(11).id == 11
