"""Operations that do the same to many ids, and answer for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.emulator.behaviours import shows
from wfc.emulator.operation import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from wfc.emulator.operation import Call


@shows("batch-answer")
def batch(call: Call, act: Callable[[int], str]) -> Outcome:
    """Do ``act`` to each of parameter ``Ids``; it returns why it was not done, or nothing.

    Raises ServiceError where there is no id.
    """
    refusals = {wanted: act(wanted) for wanted in call.parameters.ids("Ids")}
    info = {
        str(wanted): {"Success": not refusal, "Message": refusal}
        for wanted, refusal in refusals.items()
    }
    return Outcome({"SuccessInfo": info})
