"""Files of all kinds with anything wrong in them."""

from __future__ import annotations

from hypothesis import strategies as st

import wfc_schemas
from wfc_spec.adhoc import AdhocWorkflow
from wfc_spec.project import Project

from .damage import damaged, keys_of
from .documents import valid
from .mistakes import MISTAKEN
from .texts import SPELLINGS
from .workflows import bodies

KEYS = keys_of(wfc_schemas.load("adhoc-workflow"))
PROJECTS = valid(Project).map(lambda value: value | {"Kind": "Project"})
TEXTS = st.builds(
    lambda spell, value: str(spell(value)),
    st.sampled_from(SPELLINGS),
    MISTAKEN
    | damaged(bodies(), KEYS)
    | damaged(valid(AdhocWorkflow), KEYS)
    | damaged(PROJECTS, keys_of(wfc_schemas.load("project"))),
)
