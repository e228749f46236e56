"""Which characters a place means."""

from __future__ import annotations

import pytest

from tests.source.reading import at, document
from wfc.problem import Place
from wfc.source.document import Document

SPEC = """\
Name: 订单  # c
Tasks:
  - Name: "a\\tb"
    Script:
      Content: |
        select 1
          from x

        where 2
      Folded: >-
        one
        two
    Flow: {k: [1,
      2], l: ''}
    Empty:
  - &one
    Name: 'it''s'
    Cu: 0.250
  - *one
  - <<: *one
    Owner: &o 0100
  -
  - [x, y]
Last: one
  two
"""


@pytest.mark.parametrize(
    ("route", "key", "value"),
    [
        ((), "1:1 Name", "1:1 Name"),
        (("Name",), "1:1 Name", "1:7 订单"),
        (("Tasks",), "2:1 Tasks", "3:5 Name"),
        (("Tasks", 0), "3:5 Name", "3:5 Name"),
        (("Tasks", 0, "Name"), "3:5 Name", '3:11 "a\\tb"'),
        (("Tasks", 0, "Script"), "4:5 Script", "5:7 Content"),
        (("Tasks", 0, "Script", "Content"), "5:7 Content", "5:16 |"),
        (("Tasks", 0, "Script", "Folded"), "10:7 Folded", "10:15 >-"),
        (("Tasks", 0, "Flow"), "13:5 Flow", "13:11 {k: [1,"),
        (("Tasks", 0, "Flow", "k"), "13:12 k", "13:15 [1,"),
        (("Tasks", 0, "Flow", "k", 1), "14:7 2", "14:7 2"),
        (("Tasks", 0, "Flow", "l"), "14:11 l", "14:14 ''"),
        (("Tasks", 0, "Empty"), "15:5 Empty", "15:5 Empty"),
        (("Tasks", 1), "17:5 Name", "17:5 Name"),
        (("Tasks", 1, "Cu"), "18:5 Cu", "18:9 0.250"),
        (("Tasks", 2), "19:5 *one", "19:5 *one"),
        (("Tasks", 2, "Cu"), "18:5 Cu", "18:9 0.250"),
        (("Tasks", 3), "20:5 <<", "20:5 <<"),
        (("Tasks", 3, "Cu"), "18:5 Cu", "18:9 0.250"),
        (("Tasks", 3, "Owner"), "21:5 Owner", "21:15 0100"),
        (("Tasks", 4), "22:3 -", "22:3 -"),
        (("Tasks", 5), "23:5 [x, y]", "23:5 [x, y]"),
        (("Last",), "24:1 Last", "24:7 one\n  two"),
        (("Tasks", 1, "Owner"), "17:5 Name", "17:5 Name"),
        (("Tasks", 9, "Name"), "3:5 Name", "3:5 Name"),
        (("Tasks", 2, "Nothing", "at", "all"), "19:5 *one", "19:5 *one"),
        (("Name", "x"), "1:7 订单", "1:7 订单"),
    ],
)
def test_a_route_means(route: tuple[str | int, ...], key: str, value: str) -> None:
    read = document(SPEC)
    assert at(read, Place("f", route)) == value
    assert at(read, Place("f", route, "key")) == key


CONTENT = ("Tasks", 0, "Script", "Content")


@pytest.mark.parametrize(
    ("route", "within", "wanted"),
    [
        (("Name",), (0, 1), "1:7 订"),
        (("Name",), (1, 9), "1:8 单"),
        (("Name",), (2, 2), "1:9"),
        (("Tasks", 0, "Name"), (0, 1), "3:12 a"),
        (("Tasks", 0, "Name"), (1, 3), "3:13 \\tb"),
        (("Tasks", 0, "Name"), (3, 3), "3:16"),
        (("Tasks", 1, "Name"), (2, 3), "17:14 ''"),
        (("Tasks", 1, "Name"), (3, 4), "17:16 s"),
        (("Tasks", 1, "Cu"), (2, 5), "18:11 250"),
        (CONTENT, (0, 6), "6:9 select"),
        (CONTENT, (9, 15), "7:9   from"),
        (CONTENT, (11, 15), "7:11 from"),
        (CONTENT, (16, 20), "7:16 x\n\n        w"),
        (CONTENT, (19, 24), "9:9 where"),
        (CONTENT, (25, 27), "9:15 2\n"),
        (CONTENT, (27, 27), "10:1"),
        (("Tasks", 0, "Script", "Folded"), (0, 3), "10:15 >-"),
        (("Tasks", 0, "Flow"), (0, 1), "13:11 {k: [1,"),
        (("Tasks", 0, "Empty"), (0, 1), "15:5 Empty"),
        (("Tasks", 2), (0, 1), "19:5 *one"),
        (("Last",), (4, 7), "25:3 two"),
        (("Last",), (3, 4), "24:10 \n"),
    ],
)
def test_a_part_of_a_value_is_found_where_it_is_written(
    route: tuple[str | int, ...], within: tuple[int, int], wanted: str
) -> None:
    for text in (SPEC, SPEC.replace("\n", "\r\n")):
        read = document(text)
        assert at(read, Place("f", route).slice(*within)).replace("\r\n", "\n") == wanted


@pytest.mark.parametrize(
    ("route", "wanted"),
    [
        (("Name",), "订单"),
        (("Tasks", 0, "Name"), "a\tb"),
        (CONTENT, "select 1\n  from x\n\nwhere 2\n"),
        (("Tasks", 0, "Flow", "k", 0), "1"),
        (("Tasks", 0, "Empty"), ""),
        (("Tasks", 1, "Cu"), "0.250"),
        (("Tasks", 2, "Cu"), "0.250"),
        (("Tasks", 3, "Owner"), "0100"),
        (("Last",), "one two"),
    ],
)
def test_a_scalar_keeps_its_spelling(route: tuple[str | int, ...], wanted: str) -> None:
    assert document(SPEC).spelling(route) == wanted
    assert document(SPEC.replace("\n", "\r\n")).spelling(route) == wanted


@pytest.mark.parametrize(
    "spelt", ["010", "1.10", "0x1F", "yes", "~", "null", "1_000", "+1", ".5", "TRUE"]
)
def test_a_plain_scalar_is_spelt_as_written(spelt: str) -> None:
    assert document(f"a: &x {spelt} # c").spelling(("a",)) == spelt


@pytest.mark.parametrize(
    "route", [(), ("Tasks",), ("Tasks", 0), ("Nothing",), ("Name", 0), ("Tasks", 9)]
)
def test_what_is_no_scalar_has_no_spelling(route: tuple[str | int, ...]) -> None:
    with pytest.raises(LookupError):
        document(SPEC).spelling(route)


def test_an_alias_is_spelt_as_what_it_stands_for() -> None:
    assert document("- &a 010\n- *a\n").spelling((1,)) == "010"


def test_a_cut_list_item_leaves_the_routes_of_the_others_true() -> None:
    read = document("- *nothing\n- b\n")
    assert at(read, Place("f", (0,))) == "2:3 b"


def test_in_a_script_only_offsets_are_places() -> None:
    script = Document("s.sql", "select\n1")
    assert script.span(Place("s.sql", (), "text", (7, 8))) == (7, 8)
    assert script.span(Place("s.sql", ("a",))) == (0, 0)
    assert script.span(Place("s.sql", (), "text")) == (0, 0)
    with pytest.raises(LookupError):
        script.spelling(())


def test_a_place_within_an_explicit_key_or_a_cut_one() -> None:
    assert at(document("? a\n: 1\n"), Place("f")) == "1:1 ? a"
    assert at(document("? [a]\n: 1\n"), Place("f")) == "1:1 ? [a]"
    assert at(document("a: {}\nb: []\n"), Place("f", ("b",))) == "2:4 []"
