"""A value that its key does not take: an unknown choice, a number out of range, a wrong form.

What it does: reports every value of the right type that is none of the choices, out of range, or
not of the form its key wants, and says what would be.

Why is this bad: the official clients send such values as they are; the service refuses them late,
or reads them as something else: `BizDate: 20261119` is a millisecond of 1970.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
EnvType: prod
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
EnvType: Prod
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, shortened
from wfc_spec.duration import seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"

#: What the numbers of a kind count.
UNITS = {"seconds": " s", "bizdate": " ms"}
#: More digits than this say no more: the number is beyond all limits.
DIGITS = 100


def tell(fault: Fault) -> Finding:
    """Offer the nearest choice, else say what is taken."""
    facts: Any = fault.facts
    key, value, expected = facts["key"], facts["value"], facts["expected"]
    if value == "" or (isinstance(value, list) and not value):
        return Finding(
            f"`{key}` of {facts['owner']} is empty", fault.place, label=f"expected {expected}"
        )
    told = f"`{shortened(str(value))}` is no value for `{key}` of {facts['owner']}"
    headline = _beyond(facts) or told
    near = Names(facts["choices"]).near(str(value))
    if near is None:
        return Finding(
            headline,
            fault.place,
            label=f"expected {expected}",
            help=_advice(facts.get("kind"), value),
        )
    fix = Fix(f"change to `{near}`", (Edit(fault.place, near),), safe=False)
    return Finding(
        headline,
        fault.place,
        label=f"did you mean `{near}`?",
        help=(f"expected {expected}",),
        fix=fix,
    )


def _advice(kind: str | None, value: object) -> tuple[str, ...]:
    """Explain the mistakes people make with this kind of value."""
    digits = shortened(str(value))
    if not digits.isascii():
        return ()
    if kind == "bizdate" and digits.isdigit() and len(digits) == 8:
        day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        return (f"read as milliseconds that is a moment of January 1970; write `{day}`",)
    if kind in ("bizdate", "day") and digits.endswith(" 00:00:00"):
        return ("that is the form of RunManualDagNodes; here write the day alone",)
    if kind == "midnight" and digits[10:11] in (" ", "T"):
        return ("a business date is a day: its time part is 00:00:00",)
    return ()


def _beyond(facts: Any) -> str:
    """Return the headline for a number, or a length of time, that is out of range; else nothing."""
    number = _number(facts["value"]) if facts.get("range") else None
    if number is None:
        return ""
    least, most = facts["range"]
    small = number < least
    limit = f"at least {least}" if small else f"at most {most}" if number > most else ""
    size = "small" if small else "large"
    # What is written as 1e400 reads as infinite: that word stands nowhere in the file.
    infinite = number in (float("inf"), float("-inf"))
    value = "the number" if infinite else f"`{shortened(str(facts['value']), 20)}`"
    told = f"{value} is too {size} for `{facts['key']}` of {facts['owner']}"
    return limit and f"{told}: {limit}{UNITS.get(facts['kind'], '')}"


def _number(value: object) -> int | float | None:
    """Return the number that ``value`` is or spells, a duration in seconds; None for any other."""
    if isinstance(value, int | float):
        return value
    text = str(value).removeprefix("-")
    if text.isascii() and text.isdigit():
        text = text[:DIGITS]
        if text[0] == "0" and text != "0":
            return None
    elif len(text) > DIGITS:
        return None
    length = seconds(text)
    return length if length is None or str(value)[0] != "-" else -length
