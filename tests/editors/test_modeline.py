"""A line in the file is enough: nothing is set in the editor."""

from __future__ import annotations

from pathlib import Path

import pytest

import wfc_schemas

from .language_server import running


@pytest.mark.usefixtures("program")
def test_the_schema_that_the_first_line_names_is_used(tmp_path: Path) -> None:
    schema = tmp_path / ".wfc/adhoc-workflow.schema.json"
    schema.parent.mkdir()
    schema.write_text(wfc_schemas.text("adhoc-workflow"), "utf-8")
    line = "# yaml-language-server: $schema=../.wfc/adhoc-workflow.schema.json\n"
    with running(tmp_path, {"schemaStore": {"enable": False}}) as editor:
        assert editor.problems("Nme: orders\n") == []
        assert editor.problems(f"{line}Nme: orders\n") == ["2:1 Property Nme is not allowed."]
