"""Same input, same bytes out: under any hash seed, in any time zone and locale."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import wfc
from wfc.report.formats import FORMATS

HERE = Path(__file__).parent
COMPILED = sorted((HERE / "compile").glob("*.yaml"))
LINTED = HERE / "lint"
WORLDS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "3", "TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "Europe/Dublin", "LC_ALL": "C.UTF-8"},
)

#: Many mistakes in one file, several of them with more than one answer as good as another.
MESSY = """\
Name: täglich
ProjectId: 1
Owner: 1000
EnvType: prd
TimeZone: Asia/Shanghia
Lable: x
Naem: y
Defaults:
  Type: ODPS_SQL
  RuntimeResource: {ResourceGroupId: rg}
  Dependencies: [{UpstreamOutput: nobody}]
Tasks:
  - Name: lade_a
    DependsOn: [lade_c, lade_x, lade_y]
    Outputs:
      TaskOutputs: [{Output: shop.a}, {Output: shop.b}]
      Variables: [{Name: n1}, {Name: n2}]
  - Name: lade_b
    DependsOn: [lade_a, lade_b]
    Dependencies: [{UpstreamOutput: shop.c}, {UpstreamOutput: shop.d}]
    Inputs: {Variables: [{Name: n, Value: "shop.a:n3"}, {Name: n, Value: "shop.e:n1"}]}
  - Name: lade_c
    DependsOn: [lade_b]
    Outputs: {TaskOutputs: [{Output: shop.a}, {Output: shop.b}]}
    ClientUniqueCode: 编码
  - {Name: lade_a, ClientUniqueCode: 编码, Ownre: 1, Ower: 2, Timeout: soon}
"""


@pytest.mark.parametrize("form", FORMATS)
def test_lint_says_the_same_in_every_world(form: str, tmp_path: Path) -> None:
    (tmp_path / "messy.wfc.yaml").write_bytes(MESSY.encode())
    said = {
        wfc("lint", "messy.wfc.yaml", "--output-format", form, cwd=tmp_path, environment=world).out
        for world in WORLDS[:3]
    }
    assert len(said) == 1
    assert "lade_x" in said.pop()


def test_lint_of_a_folder_says_the_same_in_every_world() -> None:
    files = sorted(path.name for path in LINTED.glob("*.yaml"))
    said = {wfc("lint", *files, cwd=LINTED, environment=world).out for world in WORLDS[:3]}
    assert len(said) == 1
    assert "six-mistakes.yaml" in said.pop()


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world["TZ"])
def test_compile_writes_the_same_in_every_world(world: dict[str, str], tmp_path: Path) -> None:
    files = [path.name for path in COMPILED]
    done = wfc("compile", *files, "-o", str(tmp_path), cwd=HERE / "compile", environment=world)
    assert (done.code, done.err) == (0, "")
    for path in COMPILED:
        (written,) = tmp_path.rglob(f"{path.stem}.json")
        assert written.read_bytes() == path.with_suffix(".json").read_bytes()
