"""One mistake hides no other."""

from __future__ import annotations

import json
from copy import deepcopy

from hypothesis import given

from tests.laws import examples

from .mistakes import BODIES, MISTAKES, PAIRS
from .texts import Body, checked


def told(body: Body, rule: str) -> set[str]:
    """Return what ``rule`` says about ``body``."""
    return {
        each.finding.message for each in checked(json.dumps(body)).problems if each.rule == rule
    }


@examples(250)
@given(BODIES, PAIRS)
def test_what_is_told_of_a_mistake_is_told_beside_another(
    body: Body, rules: tuple[str, str]
) -> None:
    both = deepcopy(body)
    alone = []
    for rule, at in zip(rules, (0, 2), strict=True):
        single = deepcopy(body)
        for each in (single, both):
            MISTAKES[rule](each["Tasks"][at], each["Tasks"][at + 1], f"m{at}")
        alone.append(told(single, rule))
        assert alone[-1]
    for rule, messages in zip(rules, alone, strict=True):
        assert messages <= told(both, rule)
