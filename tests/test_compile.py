"""Each spec in ``compile/`` beside exactly the request body it compiles to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import wfc_schemas
from tests.command import wfc
from tests.conftest import Golden

FOLDER = Path(__file__).parent / "compile"
INPUTS = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_compile_prints_exactly_this(path: Path, golden: Golden) -> None:
    result = wfc("compile", path.name, cwd=FOLDER)
    assert (result.code, result.err) == (0, "")
    golden(path.with_suffix(".json"), result.out)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_what_is_compiled_fits_the_schema_of_the_api(path: Path) -> None:
    request = wfc("compile", path.name, "--format", "request", cwd=FOLDER).out
    schema = wfc_schemas.load(f"targets/{json.loads(request)['Action']}")
    body: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(body)) == []


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_a_body_compiles_to_itself(path: Path) -> None:
    """What compile prints is a spec that says everything, and so is the envelope.

    But for Externals: what other workflows produce is not said in a request.
    """
    if "Externals" in path.read_text("utf-8"):
        pytest.skip("a request cannot say what others produce")
    body = path.with_suffix(".json").read_text("utf-8")
    assert wfc("compile", "-", cwd=FOLDER, stdin=body).out == body
    request = wfc("compile", path.name, "--format", "request", cwd=FOLDER).out
    assert wfc("compile", "-", cwd=FOLDER, stdin=request).out == body
