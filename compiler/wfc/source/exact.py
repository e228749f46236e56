"""The exact reader: values, the place of each of them, and everything that is wrong.

It trusts the C parser for nothing but events: values come of our own scalar table,
keys are checked here, nesting and aliases are counted before they can do harm, and
nothing recurses. Slower than the quick reader, and the only one that explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.source import libyaml
from wfc.source.builder import Builder, Watchful
from wfc.source.decode import decode
from wfc.source.document import Document
from wfc.source.faults import Faults
from wfc.source.ignores import SIGN, ignores
from wfc.source.page import Halt, Page
from wfc.source.rest import after
from wfc.source.screen import control_character, screened
from wfc.source.standins import StandIns
from wfc.source.syntax import explain, is_content

if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault
    from wfc.source.ignores import Ignore


def read(file: str, data: bytes) -> Document:
    """Return what ``data``, the content of ``file``, says: YAML 1.2 in UTF-8, or JSON.

    Never raises: what is wrong stands in ``faults``. A syntax error, a limit passed or the
    wrong encoding ends the file: no value and no marks. After any other fault reading
    goes on without the part concerned (of duplicate keys the first counts, a tag is
    passed over); its fact ``route`` says which value that part belongs to.
    """
    text, wrong = decode(file, data)
    if wrong:
        return Document(file, text, faults=(wrong,))
    page = Page(file, text)
    faults = Faults(page)
    try:
        value, mark, builder = _parsed(faults, flow=False)
    except _Again:
        faults = Faults(page)
        value, mark, builder = _parsed(faults, flow=True)
    found = tuple(sorted(faults.found, key=_where))
    comments = _ignores(page, mark, builder)
    return Document(file, text, value, mark, found, ignores=comments)


class _Again(Exception):  # noqa: N818 - a turn on the way, not an error
    """The parser stopped at a sign that is none in YAML 1.2: read with that replaced."""


def _ignores(page: Page, mark: Any, builder: Builder | None) -> tuple[Ignore, ...]:
    """Return the comments for wfc, if there are any."""
    if mark is None or not isinstance(builder, Watchful):
        return ()
    return ignores(page, mark, builder.scalars)


def _parsed(faults: Faults, *, flow: bool) -> tuple[Any, Any, Builder | None]:
    """Return value and mark, both None and the reason in ``faults`` where reading ended early.

    The builder knows what else there was.
    """
    try:
        builder = _built(faults, flow=flow)
    except Halt as halt:
        faults.found.append(halt.fault)
        return None, None, None
    result = builder.result()
    wrong = after(faults.page, builder.end or 0)
    if wrong:
        faults.found.append(wrong)
    elif result is None and not faults.found:
        comments = bool(faults.page.text.strip())
        faults.found.append(faults.page.fault("empty-file", (0, 0), comments=comments))
    if result is None or (wrong and wrong.rule == "yaml-syntax"):
        return None, None, None
    return *result, builder


def _built(faults: Faults, *, flow: bool) -> Builder:
    """Return the builder at the end of the document. Raises Halt, and _Again if not ``flow``."""
    text, known = screened(faults.page)
    faults.found.extend(known)
    standins = StandIns(faults.page, text, flow=flow)
    builder = (Watchful if SIGN in text else Builder)(faults, standins)
    try:
        with libyaml.parsing(standins.text, builder) as following:
            builder.take(following)
    except libyaml.ControlCharacter:
        raise Halt(control_character(faults.page)) from None
    except libyaml.Error as error:
        if not flow and is_content(faults.page, error):
            raise _Again from None
        raise Halt(explain(faults.page, error, builder.frame)) from None
    return builder


def _where(fault: Fault) -> tuple[int, int]:
    """Return what faults are sorted by: where they start."""
    return fault.place.within or (0, 0)
