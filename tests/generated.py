"""The files that are generated and committed: what each should hold."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import wfc.rules
import wfc_schemas
from wfc_spec.publish import KINDS, REQUESTS, Schema, request_schema, spec_schema

ROOT = Path(__file__).parent.parent
SHELF = ROOT / "compiler/wfc/rules/shelf.py"
SCHEMAS = ROOT / "schemas/wfc_schemas"

SHELF_HEAD = '''"""The rules on this shelf. Generated: ``pytest tests/test_house.py --bless`` makes it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.problem import Severity

'''


def rules() -> dict[str, ModuleType]:
    """Return every rule file on the shelf by the rule's name."""
    found = sorted(module.name for module in iter_modules(wfc.rules.__path__))
    return {
        name.replace("_", "-"): import_module(f"wfc.rules.{name}")
        for name in found
        if name != "shelf"
    }


def shelf() -> str:
    """Return what ``wfc.rules.shelf`` should be."""
    found = rules()
    lines = ["SEVERITIES: dict[str, Severity] = {"]
    lines += [f'    "{name}": "{module.SEVERITY}",' for name, module in found.items()]
    lines += ["}"]
    kinds = {
        "TELLS": ("Rules that put a stage's fault into words.", "tell"),
        "CHECKS": ("Rules that look at the graph.", "check"),
        "ALWAYS": ("Those of them that cannot be switched off.", "ALWAYS"),
    }
    for constant, (comment, attribute) in kinds.items():
        names = [name for name, module in found.items() if hasattr(module, attribute)]
        lines += [f"#: {comment}", f"{constant} = (", *(f'    "{name}",' for name in names), ")"]
    return SHELF_HEAD + "\n".join(lines) + "\n"


def files() -> dict[Path, str]:
    """Return every generated file with the text it should hold."""
    found = {SHELF: shelf()}
    found |= {SCHEMAS / f"{name}.schema.json": _json(spec_schema(name)) for name in KINDS}
    found |= {
        SCHEMAS / f"targets/{name}.schema.json": _json(request_schema(name)) for name in REQUESTS
    }
    return found


def names_on_paper() -> list[str]:
    """Return the names of the schema files that there are."""
    return sorted(
        str(path.relative_to(SCHEMAS)).removesuffix(".schema.json")
        for path in SCHEMAS.rglob("*.schema.json")
    )


def published() -> list[str]:
    """Return the names that ``wfc schema`` knows."""
    return sorted(wfc_schemas.NAMES)


def _json(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
