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
    from wfc.resolve.library import Library
    from wfc.resolve.resolve import Given
    from wfc.settings import Choice
    from wfc.source.project import Folder


def verdict(
    file: str,
    data: bytes,
    folder: Folder,
    choice: Choice,
    given: Given | None = None,
    library: Library | None = None,
    *,
    quick: bool = True,
) -> Checked:
    """Take ``data`` through all checks (``pipeline.check``); not ``quick``: exactly."""
    found: Checked | None = None
    differs = False
    if quick:
        try:
            found = quickly(file, data, folder, choice, given, library)
        except Exception:  # a mistake, which the exact reader will tell, or a bug, which it shows
            differs = True
    if found is not None and not (found.problems and found.document.is_quick):
        return found
    from wfc.source.exact import read as read_exactly

    checked = check(read_exactly(file, data), folder, choice, given, library)
    if checked.problems:
        return checked
    if differs or (found is not None and not _is_spelling(data, found, checked)):
        checked.problems.extend(lint.told([Fault("readers-disagree", Place(file), {})]))
    return checked


def _is_spelling(data: bytes, quick: Checked, exact: Checked) -> bool:
    """Say whether the readers differ in nothing but how a number in a text field is spelled.

    The quick one gives ``0x1F`` as 31: what was said of that is the mistake of neither.
    """
    from wfc.shape.settle import agree

    document, spec = exact.document, exact.spec
    if spec is None or read(document.file, data).value != document.value:
        return False
    return not agree(spec.kind, document, document.value, quick.document.value)


def quickly(
    file: str,
    data: bytes,
    folder: Folder,
    choice: Choice,
    given: Given | None = None,
    library: Library | None = None,
) -> Checked | None:
    """Return what the quick reader leads to, or None where it cannot say.

    Raises whatever its parser raises at what it takes for a mistake.
    """
    try:
        cuts = None if library is not None and library.reaches else cut(data)
        if cuts is not None:
            from wfc.giant import WholeError, check_giant

            try:
                return check_giant(file, cuts, folder, choice)
            except (ValueError, WholeError):
                pass  # what the parser takes for a mistake may come of the cuts: read the whole
        document = read(file, data)
        # The JSON text in an envelope is read exactly: so is the rest of it.
        if is_envelope(document.value):
            return None
        return check(document, folder, choice, given, library)
    except (DoubtError, InexactError):
        return None
