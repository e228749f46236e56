"""What is written down, in which order it may happen, and who may go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.world import entry
from tests.laws import examples
from wfc.journal.errors import JournalError, RacedError
from wfc.journal.journal import Journal
from wfc.journal.records import Attempt, Sighting, Standing

DAY = 86_400_000


def test_a_submission_goes_from_intent_over_sent_to_acked(tmp_path: Path) -> None:
    with Journal(str(tmp_path / "j.db")) as journal:
        attempt = journal.intend(entry())
        assert attempt.standing is Standing.INTENT
        journal.note_sent(attempt, 1_795_276_800_000)
        journal.note_acked(attempt, (2**63 - 1,), "R-1")
    with Journal(str(tmp_path / "j.db")) as journal:
        found = journal.living(entry().id)
        assert found is not None
        assert (found.standing, found.instance, found.request_id) == ("acked", 2**63 - 1, "R-1")
        assert found.server_sent == 1_795_276_800_000
        assert found.instances == (2**63 - 1,)
        assert journal.unsettled() == ()


def test_only_one_attempt_of_a_submission_lives(tmp_path: Path) -> None:
    with Journal(str(tmp_path / "j.db")) as journal:
        first = journal.intend(entry())
        with pytest.raises(RacedError):
            journal.intend(entry())
        journal.note_rejected(first, "the host was not found")
        second = journal.note_sent(journal.intend(entry()), 1)
        journal.note_absent(second, "looked for after the fence")
        third = journal.intend(entry())
        assert [each.standing for each in journal.attempts()] == ["rejected", "absent", "intent"]
        assert [each.number for each in journal.attempts()] == [1, 2, third.number]


def test_of_two_processes_one_may_send(tmp_path: Path) -> None:
    path = str(tmp_path / "j.db")
    with Journal(path) as one, Journal(path) as other:
        attempt = one.intend(entry())
        other.note_rejected(attempt, "found dead")
        with pytest.raises(RacedError):
            one.note_sent(attempt, 1)


def test_an_attempt_under_another_run_key_is_another_but_the_same_work(tmp_path: Path) -> None:
    with Journal(str(tmp_path / "j.db")) as journal:
        journal.note_sent(journal.intend(entry()), 1)
        again = journal.intend(entry(run_key="again"))
        assert again.entry.id != entry().id
        unclear = journal.unclear(again.entry.base)
        assert unclear is not None
        assert unclear.entry.id == entry().id


MOVES = ("sent", "acked", "rejected", "absent")
ALLOWED = {
    "intent": {"sent", "rejected"},
    "sent": {"acked", "rejected", "absent"},
    "acked": set[str](),
    "rejected": set[str](),
    "absent": set[str](),
}


def take(journal: Journal, attempt: Attempt, move: str) -> None:
    if move == "sent":
        journal.note_sent(attempt, 1)
    elif move == "acked":
        journal.note_acked(attempt, (7,))
    elif move == "rejected":
        journal.note_rejected(attempt, "")
    else:
        journal.note_absent(attempt, "")


@examples(50)
@given(moves=st.lists(st.sampled_from(MOVES), max_size=5))
def test_no_attempt_ever_moves_but_along_the_arrows(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    with Journal(str(tmp_path_factory.mktemp("journal") / "j.db")) as journal:
        number = journal.intend(entry()).number
        standing = "intent"
        for move in moves:
            attempt = journal.attempt(number)
            if move in ALLOWED[standing]:
                take(journal, attempt, move)
                standing = move
            else:
                with pytest.raises(RacedError):
                    take(journal, attempt, move)
            assert journal.attempt(number).standing == standing


def test_the_first_end_of_a_run_stands(tmp_path: Path) -> None:
    with Journal(str(tmp_path / "j.db")) as journal:
        attempt = journal.intend(entry())
        journal.note_end(attempt, "Success")
        journal.note_end(attempt, "Running")
        assert journal.attempt(attempt.number).ended == "Success"


def test_sightings_count_for_thirty_days(tmp_path: Path) -> None:
    now = [100 * DAY]
    with Journal(str(tmp_path / "j.db"), now=lambda: now[0]) as journal:
        journal.note_sighting(entry(), seen=True, lag=2.5)
        assert journal.sightings(entry()) == (Sighting(True, 2.5, 100 * DAY),)
        now[0] += 31 * DAY
        assert journal.sightings(entry()) == ()


def test_stops_and_reruns_are_written_down_too(tmp_path: Path) -> None:
    with Journal(str(tmp_path / "j.db")) as journal:
        act = journal.intend_act("rerun", 7, "[1,2]")
        journal.note_act(act, Standing.INTENT, Standing.SENT)
        with pytest.raises(RacedError):
            journal.note_act(act, Standing.INTENT, Standing.SENT)
        journal.note_act(act, Standing.SENT, Standing.REJECTED, "Forbidden")
        [found] = journal.acts(7)
        assert (found.kind, found.detail, found.standing) == ("rerun", "[1,2]", "rejected")
        assert found.reason == "Forbidden"


def test_the_acknowledgement_needs_no_room_that_is_not_there_yet(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with Journal(str(path)) as journal:
        attempt = journal.intend(entry())
        journal.note_sent(attempt, 2**62)
        sizes = {each.name: each.stat().st_size for each in tmp_path.iterdir()}
        journal.note_acked(attempt, (2**63 - 1,), "R" * 64, "found by its marker" * 5)
        assert {each.name: each.stat().st_size for each in tmp_path.iterdir()} == sizes


def test_the_ids_of_many_days_need_no_more_room_either(tmp_path: Path) -> None:
    ids = tuple(range(2**63 - 400, 2**63 - 1))
    with Journal(str(tmp_path / "j.db")) as journal:
        attempt = journal.note_sent(journal.intend(entry(), len(ids)), 2**62)
        attempt = journal.note_accepted(attempt, "e15ad21c-b0e9-4792-8f55-b037b5d5b8f3")
        sizes = {each.name: each.stat().st_size for each in tmp_path.iterdir()}
        journal.note_acked(attempt, ids, "R" * 64)
        assert {each.name: each.stat().st_size for each in tmp_path.iterdir()} == sizes
        found = journal.attempt(attempt.number)
        assert (found.instances, found.operation_id) == (ids, attempt.operation_id)


def test_a_journal_deleted_or_replaced_meanwhile_takes_no_more(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with Journal(str(path)) as journal:
        attempt = journal.intend(entry())
        path.rename(tmp_path / "away.db")
        with pytest.raises(JournalError, match="was deleted or replaced meanwhile"):
            journal.note_sent(attempt, 1)
