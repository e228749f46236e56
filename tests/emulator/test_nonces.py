"""How long a nonce is remembered."""

from __future__ import annotations

from wfc.emulator.nonces import Nonces


def test_a_nonce_is_taken_once_until_it_is_forgotten() -> None:
    nonces = Nonces(10)
    assert nonces.use("a", 0)
    assert nonces.use("b", 5)
    assert not nonces.use("a", 10)
    assert nonces.use("a", 10.1)
    assert not nonces.use("b", 15)
    assert nonces.use("b", 15.1)


def test_none_is_remembered_for_no_time() -> None:
    nonces = Nonces(0)
    assert nonces.use("a", 0)
    assert nonces.use("a", 0)
