"""Two readers, one verdict: quickly first, and where that is not clean exactly.

A quick run may only ever end in *clean*; of a giant file also in problems whose pieces were read
exactly. When only the quick run finds something, that is a problem of its own, never dropped.
"""

from __future__ import annotations

from wfc import lint
from wfc.pipeline import check
from wfc.problem import Fault, Place
from wfc.shape.kind import is_envelope
from wfc.shape.shape import InexactError
from wfc.source.pieces import cut
from wfc.source.quick import DoubtError, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.pipeline import Checked
    from wfc.settings import Choice
    from wfc.source.project import Folder


def verdict(
    file: str, data: bytes, folder: Folder, choice: Choice, *, quick: bool = True
) -> Checked:
    """Take ``data`` through all checks; ``quick`` False: by the exact reader alone."""
    found: Checked | None = None
    differs = False
    if quick:
        try:
            found = quickly(file, data, folder, choice)
        except Exception:  # a mistake, which the exact reader will tell, or a bug, which it shows
            differs = True
    if found is not None and not (found.problems and found.document.is_quick):
        return found
    from wfc.source.exact import read as read_exactly

    checked = check(read_exactly(file, data), folder, choice)
    if not checked.problems and (differs or found is not None):
        checked.problems.extend(lint.told([Fault("readers-disagree", Place(file), {})]))
    return checked


def quickly(file: str, data: bytes, folder: Folder, choice: Choice) -> Checked | None:
    """Return what the quick reader leads to, or None where it cannot say.

    Raises whatever its parser raises at what it takes for a mistake.
    """
    try:
        cuts = cut(data)
        if cuts is not None:
            from wfc.giant import check_giant

            try:
                return check_giant(file, cuts, folder, choice)
            except ValueError:
                pass  # what the parser takes for a mistake may come of the cuts: read the whole
        document = read(file, data)
        # The JSON text in an envelope is read exactly: so is the rest of it.
        return None if is_envelope(document.value) else check(document, folder, choice)
    except (DoubtError, InexactError):
        return None
