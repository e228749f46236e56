"""A file that is not written in UTF-8.

What it does: reports the first byte that cannot be UTF-8, files in UTF-16 and UTF-32, and a byte
order mark anywhere but at the start. Bytes that make common Chinese characters in GB18030 (GBK)
are named so.

Why is this bad: names and scripts would be submitted with wrong characters, or with one nobody
sees. A byte order mark at the very start does no harm and is left out.

```yaml none
Every example on this page is UTF-8; bytes of another encoding cannot be shown here.
```

```yaml works
Name: 订单
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Name the encoding where it is known, else the byte."""
    facts: Any = fault.facts
    if facts["what"] == "mark":
        return Finding(
            "an invisible byte order mark (U+FEFF) within the text",
            fault.place,
            label="remove this character",
            help=("it is mostly left behind where two files were joined",),
            fix=Fix("remove the mark", (Edit(fault.place, ""),), safe=False),
        )
    if facts["what"] == "wide":
        encoding = facts["encoding"]
        return _converted(fault, f"this file is {encoding}; only UTF-8 is read", encoding)
    if facts["guess"]:
        headline = f"this file is not UTF-8; it reads as {facts['guess']} (GBK)"
        return _converted(fault, headline, facts["guess"])
    byte = f"0x{facts['byte']:02X}"
    return Finding(
        "this file is not UTF-8",
        fault.place,
        label=f"the byte {byte} cannot stand here",
        help=("save the file as UTF-8",),
    )


def _converted(fault: Fault, headline: str, encoding: str) -> Finding:
    """Say how to convert the file."""
    advice = f"save it as UTF-8, for example with `iconv -f {encoding} -t UTF-8`"
    return Finding(headline, fault.place, help=(advice,))
