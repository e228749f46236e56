"""Something that is not YAML: a tab, a wrong indentation, a quote or bracket left open.

What it does: reports the first place at which a file cannot be read, says what was most likely
meant, and where that which went wrong was begun. It ends the file: nothing else is checked.

Why is this bad: what cannot be read cannot be checked. And many readers of YAML guess here, each
in its own way, so that a file seems to work until it is read by another.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Description: first: the orders
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
    Description: "first: the orders"
```

Quote text that holds `: ` or ` #`, or that begins with one of `@ % & * ! | > [ ] { } , ? -` or a
backtick. Scripts are best written as a block: `Content: |` and the script below it, indented.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Label
from wfc.wording import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Look up the sentence of the mistake; what was left open is shown where it was opened."""
    facts: Any = fault.facts
    what = facts["what"]
    headline, label, *rest = (sentence.format(**_shown(facts)) for sentence in _MISTAKES[what])
    place, opened = fault.place, facts.get("opened")
    related: tuple[Label, ...] = ()
    if opened and what in _ENDLESS:
        place, related = (
            opened,
            (Label(place, f"{facts.get('of', 'the file')} ends here without it"),),
        )
    elif opened:
        related = (Label(opened, rest.pop(0)),)
    return Finding(
        headline, place, label=label, related=related, help=_advice(facts, rest), fix=_fix(facts)
    )


def _shown(facts: Any) -> dict[str, object]:
    """Return the facts, those that are text short enough for a line."""
    return {k: shortened(v) if isinstance(v, str) else v for k, v in facts.items()}


def _advice(facts: Any, rest: list[str]) -> tuple[str, ...]:
    """Return the lines of help: those of the table, and what depends on the place."""
    inner = facts.get("inner")
    if facts["what"] == "misaligned" and inner is not None:
        return (f"indent it by {inner} to go on with what is above, or by {facts['wanted']}",)
    if facts["what"] == "after-quote" and facts.get("lines"):
        return ("the quotes span several lines: most likely one is missing in the first",)
    if facts["what"] == "after-quote":
        doubled = _DOUBLED.get(facts["quote"], "twice")
        return (f"quote the value as a whole; a quote within quotes is written {doubled}",)
    return tuple(rest)


def _fix(facts: Any) -> Fix | None:
    """Return the correction, where one lies near."""
    swap = facts.get("swap")
    if not swap:
        return None
    message = _FIXES.get(facts["what"], "quote it")
    return Fix(message, (Edit(swap, facts["by"]),), safe=facts["what"] in _SURE)


_ENDLESS = ("quote-open", "bracket-open")
_SURE = ("backtick", "reserved", "reference", "comment-blank")
_DOUBLED = {"'": "`''`", '"': '`\\"`'}
_FIXES = {
    "tab": "use spaces",
    "deeper": "align it with the line above",
    "escape": "double the backslash",
    "colon-blank": "put a blank after the colon",
    "dash-blank": "put a blank after the dash",
    "comment-blank": "put a blank in front of `#`",
    "wide-colon": "write `:`",
}

#: By mistake: headline, label, then what is said of the place where it was opened (only where
#: there is one), then help.
_MISTAKES: dict[str, tuple[str, ...]] = {
    "after-bracket": (
        "text after the closing `{bracket}`",
        "the value has ended already",
        "quote the whole value if the brackets belong to it",
    ),
    "after-document": (
        "something stands after the end of the document",
        "what is above is complete without this",
        "check the indentation of the lines above, and for a bracket too many",
    ),
    "after-quote": (
        "text after a closing quote",
        "the value ended with the quote in front",
        "the quotes were opened here",
    ),
    "after-value": ("text after the end of a value", "what is this?", "quote the whole value"),
    "backtick": ("a backtick cannot begin a value", "has to be quoted"),
    "block-header": (
        "text on the line of `|` or `>`",
        "belongs on the next line",
        "only `-`, `+` or an indentation of 1 to 9 may stand behind `|` or `>`",
    ),
    "bracket-goes-on": (
        "`{bracket}` is not closed before the next key",
        "read as part of the brackets",
        "opened here",
        "close it with `{closer}`, or put a comma in front of the key",
    ),
    "bracket-mismatch": (
        "`{char}` cannot close `{bracket}`",
        "expected `{closer}` or a comma",
        "opened here",
    ),
    "bracket-open": ("`{bracket}` is never closed", "`{closer}` is missing for this"),
    "colon": (
        "a key cannot stand here",
        "this colon makes a key of what is in front",
        "quote it if it is text; a key stands on one line, aligned with the other keys",
    ),
    "colon-blank": ("a blank is missing after the colon", "`: ` ends a key"),
    "colon-in-value": (
        "`: ` within a value that is not quoted",
        "makes a key of what is in front",
        "quote the value, or write the inner key on a line of its own, indented",
    ),
    "comma-missing": (
        "`{bracket}` holds two values without a comma between them",
        "a comma or `{closer}` is missing in front",
        "opened here",
    ),
    "comment-blank": ("a blank is missing in front of a comment", "a comment begins with ` #`"),
    "dash-blank": ("a blank is missing after the dash", "a list item begins with `- `"),
    "deeper": (
        "this key is indented more than the one above, which has a value",
        "indented by {column}",
        "indented by {wanted}, with a value of its own",
        "indent it by {wanted}; or remove the value above, if this belongs to it",
    ),
    "escape": (
        "`{escape}` means nothing in double quotes",
        "a backslash begins an escape here",
        "use single quotes, where a backslash is only a backslash, or write `\\\\`",
    ),
    "escape-number": (
        "`{escape}` is not the number of a character",
        "{width} hexadecimal digits of a Unicode character belong here",
    ),
    "inline-item": (
        "a list cannot begin on the line of its key",
        "`- ` begins a list item",
        "put it on the next line, or write `[one, two]`; quote text that begins with `- `",
    ),
    "item-among-keys": (
        "a list item among keys",
        "expected a key",
        "these keys begin here",
        "a list stands below its key: `key:`, and the items on the lines after it",
    ),
    "long-key": (
        "a key of more than 1,000 characters",
        "too long for a key",
        "a text stands behind the colon; is a quote missing?",
    ),
    "misaligned": (
        "this line is indented by {column}, unlike anything it could belong to",
        "indented by {column}",
        "indented by {wanted}",
    ),
    "no-colon": (
        "this line is neither `key: value` nor a list item",
        "a colon is missing",
        "text over several lines has to be indented more than its key",
    ),
    "no-key": ("a key is missing in front of a colon", "expected a key", "quote it if it is text"),
    "no-name": (
        "a value that begins with `{sign}` has to be quoted",
        "`{sign}` begins the name of an anchor or alias",
    ),
    "no-value": ("a value is missing", "expected a value in front of this"),
    "not-an-item": (
        "this line belongs to no item of the list above",
        "expected `- `",
        "the list begins here",
        "begin a new item with `- `, or indent the line so that it belongs to the item above",
    ),
    "percent": (
        "a line cannot begin with `%`",
        "read as a directive",
        "quote text that begins with `%`",
    ),
    "quote-marker": (
        "a line `---` or `...` within quotes",
        "would end the document",
        "the quotes were opened here",
        "most likely the closing quote is missing",
    ),
    "quote-open": ("a quote is never closed", "the closing quote is missing for this"),
    "reference": (
        "`{sign}` within `[ ]` or `{{ }}` has to be quoted",
        "its brackets are taken for a {kind}",
    ),
    "reserved": ("`{char}` cannot begin a value", "has to be quoted"),
    "stray-bracket": ("`{bracket}` closes nothing", "no bracket is open here"),
    "surrogate": (
        "`{escape}` is half a character",
        "the other half of the pair is missing",
        "write the character itself, or both halves, as in `\\ud83d\\ude00`",
    ),
    "tab": ("a tab stands where only spaces may", "tab", "indent with spaces"),
    "two-anchors": ("a value has two anchors or tags", "the second"),
    "unknown": ("this is not YAML", "reading stops here"),
    "wide-colon": ("a full-width colon does not end a key", "YAML wants `:` and a blank"),
}
