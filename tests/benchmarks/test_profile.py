"""The pure parts of the profile."""

from __future__ import annotations

from benchmarks.profile import by_package, imports, table

REPORT = """\
import time: self [us] | cumulative | imported package
import time:       100 |        100 |   encodings.utf_8
import time:      1500 |       1600 | wfc.cli.entry
import time:       500 |        500 |   wfc.cli.lint
a line of another kind
"""


def test_imports_are_the_seconds_of_each_module_itself() -> None:
    assert imports(REPORT) == {
        "encodings.utf_8": 0.0001,
        "wfc.cli.entry": 0.0015,
        "wfc.cli.lint": 0.0005,
    }


def test_packages_are_listed_slowest_first_and_wfc_by_room() -> None:
    assert list(by_package(imports(REPORT)).items()) == [("wfc.cli", 0.002), ("encodings", 0.0001)]


def test_a_table_ends_with_the_total() -> None:
    assert table("stages", {"read": 0.003, "shape": 0.001}) == (
        "stages        ms  share\n"
        "read        3.00    75%\n"
        "shape       1.00    25%\n"
        "total       4.00   100%\n"
    )
