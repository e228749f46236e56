"""``wfc.yaml``: the settings of a project."""

from __future__ import annotations

from typing import Literal

from wfc_spec.fields import Text, Word, key
from wfc_spec.model import Model

Level = Literal["error", "warning", "info", "off"]


class Selection(Model):
    """Which rules speak."""

    select: list[Word] | None = key("Rules to run; `default` and `all` are groups.", ["default"])
    ignore: list[Word] | None = key("Rules not to run.", ["duplicate-edge"])


class Lint(Selection):
    """Which rules speak, how loudly, and where not."""

    severity: dict[str, Level] | None = key("The severity of a rule.", {"duplicate-edge": "error"})
    per_file: dict[str, Selection] | None = key(
        "Other choices for files that match a pattern.", {"legacy/**": {"Ignore": ["all"]}}
    )


class Project(Model):
    """The settings of a project."""

    kind: Literal["Project"] | None = key("What this file is.", "Project")
    description: Text | None = key("For people.")
    lint: Lint | None = key("Which rules speak.")
