"""What each answer to a stop or a rerun proves, and what the journal holds of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from wfc.journal.errors import JournalError, RecordLostError
from wfc.journal.journal import Journal
from wfc.journal.records import Standing
from wfc.submit.act import Done, Doubtful, NotDone, Outcome, act, asked_of
from wfc.submit.answers import Acted
from wfc.submit.errors import CallError, CredentialsError, RefusedError, UnclearError, UnsentError
from wfc.submit.refusal import Refusal

ASKED = {11: 1, 12: 0}
YES, NO = Acted(success=True), Acted(success=False, message="not now")
Answer = Mapping[int, Acted] | BaseException


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(str(tmp_path / "journal.db")) as opened:
        yield opened


def sending(answer: Answer, *, last_byte: bool = True) -> Callable[..., Mapping[int, Acted]]:
    def send(may_execute: Callable[[], None]) -> Mapping[int, Acted]:
        if last_byte:
            may_execute()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    return send


def standings(journal: Journal) -> list[Standing]:
    return [each.standing for each in journal.acts(1)]


UNSENT = UnsentError("no byte")
REFUSED = RefusedError(Refusal("InvalidParameter", "no", "R", 400))


@pytest.mark.parametrize(
    ("answer", "outcome", "standing"),
    [
        ({11: YES, 12: YES, 99: NO}, Done(), Standing.ACKED),
        ({11: NO, 12: NO}, NotDone("11: not now"), Standing.REJECTED),
        (
            {11: YES, 12: NO},
            NotDone("12: not now (1 of 2 were accepted)"),
            Standing.ACKED,
        ),
        ({11: YES}, Doubtful("the answer does not tell what became of 12"), Standing.SENT),
        ({}, Doubtful("the answer does not tell what became of 11"), Standing.SENT),
        (UnclearError("reset"), Doubtful("reset"), Standing.SENT),
        (CallError("odd"), Doubtful("odd"), Standing.SENT),
        (UNSENT, NotDone("no byte", UNSENT), Standing.REJECTED),
        (REFUSED, NotDone("InvalidParameter: no (request R)", REFUSED), Standing.REJECTED),
    ],
)
def test_each_answer_proves_one_of_three(
    journal: Journal, answer: Answer, outcome: Outcome, standing: Standing
) -> None:
    assert act(journal, "rerun", 1, ASKED, sending(answer)) == outcome
    assert standings(journal) == [standing]
    assert asked_of(journal.acts(1)[0]) == ASKED


@pytest.mark.parametrize(
    ("last_byte", "standing"), [(False, Standing.REJECTED), (True, Standing.SENT)]
)
@pytest.mark.parametrize("stop", [KeyboardInterrupt(), CredentialsError("none")], ids=repr)
def test_an_interruption_proves_something_only_before_the_last_byte(
    journal: Journal, stop: BaseException, last_byte: bool, standing: Standing
) -> None:
    with pytest.raises(type(stop)):
        act(journal, "stop", 1, {1: 0}, sending(stop, last_byte=last_byte))
    assert standings(journal) == [standing]


def test_what_cannot_be_written_down_is_not_sent(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RecordLostError("the disk is full")

    monkeypatch.setattr(journal, "note_act", full)
    with pytest.raises(JournalError, match="the disk is full"):
        act(journal, "stop", 1, {1: 0}, sending({1: YES}))
    monkeypatch.undo()
    assert standings(journal) == [Standing.INTENT]


def test_what_was_done_and_cannot_be_written_down_is_told(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = journal.note_act

    def full(*asked: object) -> None:
        if Standing.ACKED in asked:
            raise RecordLostError("the disk is full")
        note(*asked)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(journal, "note_act", full)
    outcome = act(journal, "stop", 1, {1: 0}, sending({1: YES}))
    assert outcome == Done("the disk is full")
    assert standings(journal) == [Standing.SENT]


@pytest.mark.parametrize("detail", ["", "[]", "{", '{"a": 1}', '{"1": "x"}', "null"])
def test_a_detail_of_another_wfc_is_nothing_known(journal: Journal, detail: str) -> None:
    assert asked_of(journal.intend_act("rerun", 1, detail)) == {}
