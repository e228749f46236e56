"""What is wrong with a text: an input beside its faults, with the place of each."""

from __future__ import annotations

import pytest

from tests.source.reading import document, faults

COLLECTED: dict[str, tuple[str, object, list[str]]] = {
    "duplicate key": (
        "a: 1\nb: 2\na: 3\n",
        {"a": 1, "b": 2},
        ["duplicate-key 3:1 a (first 1:1 a)"],
    ),
    "duplicate through quotes": (
        "a: 1\n'a': 2\n",
        {"a": 1},
        ["duplicate-key 2:1 'a' (first 1:1 a)"],
    ),
    "duplicate through an escape": (
        '{"a": 1, "\\u0061": {"b": 2}}',
        {"a": 1},
        ['duplicate-key 1:10 "\\u0061" (first 1:2 "a")'],
    ),
    "duplicates within what is cut": (
        "a: 1\na: {b: 1, b: 2}\n",
        {"a": 1},
        ["duplicate-key 2:1 a (first 1:1 a)", "duplicate-key 2:11 b (first 2:5 b)"],
    ),
    "undefined alias": (
        "a: *x\nb: [*y, 1]\n",
        {"b": [1]},
        ["yaml-alias undefined 1:4 *x", "yaml-alias undefined 2:5 *y"],
    ),
    "alias with a similar anchor": (
        "a: &small 1\nb: *smal\n",
        {"a": 1},
        ["yaml-alias undefined 2:4 *smal (defined 1:4 &small)"],
    ),
    "alias above its anchor": ("a: *x\nb: &x 1\n", {"b": 1}, ["yaml-alias undefined 1:4 *x"]),
    "alias inside its anchor": (
        "a: &x\n  b: *x\n",
        {"a": {}},
        ["yaml-alias cyclic 2:6 *x (opened 1:4 &x)"],
    ),
    "merging oneself": (
        "&x {<<: *x, a: 1}",
        {"a": 1},
        ["yaml-alias cyclic 1:9 *x (opened 1:1 &x)"],
    ),
    "merging text": ("<<: x\na: 1\n", {"a": 1}, ["yaml-merge value 1:5 x (key 1:1 <<)"]),
    "merging nothing": ("<<:\na: 1\n", {"a": 1}, ["yaml-merge value 1:1 << (key 1:1 <<)"]),
    "merging a list of text": (
        "<<: [{b: 1}, x]\na: 1\n",
        {"a": 1, "b": 1},
        ["yaml-merge value 1:14 x (key 1:1 <<)"],
    ),
    "merging an alias of text": (
        "- &x 1\n- <<: *x\n",
        [1, {}],
        ["yaml-merge value 2:7 *x (key 2:3 <<)"],
    ),
    "merging twice": (
        "- &x {a: 1}\n- <<: *x\n  <<: *x\n",
        [{"a": 1}, {"a": 1}],
        ["yaml-merge twice 3:3 << (first 2:3 <<)"],
    ),
    "tags": (
        "a: !!str 1\nb: !x [2]\nc: &y !z\nd: !!int &n 3\n? !k e\n: 4\n",
        {"a": 1, "b": [2], "c": None, "d": 3, "e": 4},
        [
            "yaml-tag 1:4 !!str",
            "yaml-tag 2:4 !x",
            "yaml-tag 3:7 !z",
            "yaml-tag 4:4 !!int",
            "yaml-tag 5:3 !k",
        ],
    ),
    "tag in angle brackets": ("a: !<tag:x,2:y> 1", {"a": 1}, ["yaml-tag 1:4 !<tag:x,2:y>"]),
    "list as a key": ("? [a]\n: 1\nb: 2\n", {"b": 2}, ["yaml-key collection 1:3 [a]"]),
    "mapping as a key": ("{a: 1}: {x: 2}\nb: 3\n", {"b": 3}, ["yaml-key collection 1:1 {a: 1}"]),
    "alias as a key": ("- &x a\n- *x : 1\n", ["a", {}], ["yaml-key alias 2:3 *x"]),
    "empty key": ("'': 1\nb: 2\n", {"b": 2}, ["yaml-key empty 1:1 ''"]),
    "missing key in brackets": ("{? , b: 2}", {"b": 2}, ["yaml-key empty 1:4 ,"]),
    "lone first half": ('a: "x\\ud83dy"', {"a": "x\ufffdy"}, ["yaml-syntax surrogate 1:6 \\ud83d"]),
    "lone second half": ('a: "\\ude00"', {"a": "\ufffd"}, ["yaml-syntax surrogate 1:5 \\ude00"]),
    "halves in the wrong order": (
        'a: "\\ude00\\ud83d"',
        {"a": "\ufffd\ufffd"},
        ["yaml-syntax surrogate 1:5 \\ude00", "yaml-syntax surrogate 1:11 \\ud83d"],
    ),
    "comment close to a quote": (
        "a: 'x'#y\nb: [1]# z\n",
        {"a": "x", "b": [1]},
        ["yaml-syntax comment-blank 1:7 #", "yaml-syntax comment-blank 2:7 #"],
    ),
    "byte order mark within": ("a: b\ufeff\n", {"a": "b\ufeff"}, ["file-encoding mark 1:5 \ufeff"]),
    "YAML 1.1": ("%YAML 1.1\n---\na: yes\n", {"a": "yes"}, ["yaml-directive 1:1 %YAML 1.1"]),
    "TAG": ("# c\n%TAG ! tag:x,1:\n---\na: 1\n", {"a": 1}, ["yaml-directive 2:1 %TAG ! tag:x,1:"]),
    "several documents": ("a: 1\n---\nb: 2\n", {"a": 1}, ["several-documents 2:1 ---"]),
    "a marker too many": ("---\na: 1\n---\n", {"a": 1}, ["several-documents 3:1 ---"]),
    "a document without its marker": (
        "a: 1\n...\n# c\nb: 2\n",
        {"a": 1},
        ["several-documents 4:1 b: 2"],
    ),
}


@pytest.mark.parametrize(("text", "left", "wanted"), COLLECTED.values(), ids=COLLECTED)
def test_reading_goes_on_without_the_bad_part(text: str, left: object, wanted: list[str]) -> None:
    assert faults(text) == wanted
    assert document(text).value == left
    assert document(text).marks is not None


@pytest.mark.parametrize("text", [case[0] for case in COLLECTED.values()], ids=COLLECTED)
def test_faults_stand_at_the_same_place_with_other_line_breaks(text: str) -> None:
    wanted = faults(text)
    assert faults(text.replace("\n", "\r\n")) == wanted
    assert faults(text.replace("\n", "\r")) == wanted
    assert faults("\ufeff" + text) == wanted


ENDING: dict[str, tuple[str | bytes, list[str]]] = {
    "nothing": ("", ["empty-file 1:1"]),
    "blanks": ("  \n\n", ["empty-file 1:1"]),
    "comments": ("# a\n# b\n", ["empty-file 1:1"]),
    "a marker alone": ("---\n", ["empty-file 1:1"]),
    "NUL": ("a: x\0y\n", ["control-character 1:5 \0"]),
    "escape": ("a: 1\nb: \x1b[0m\n", ["control-character 2:4 \x1b"]),
    "DEL": ("a: \x7f\n", ["control-character 1:4 \x7f"]),
    "C1": ("a: \x9f\n", ["control-character 1:4 \x9f"]),
    "U+FFFE": ("a: \ufffe\n", ["control-character 1:4 \ufffe"]),
    "Latin-1": (
        "a: 1\nname: caf\xe9 noir\n".encode("latin-1"),
        ["file-encoding bytes 2:10 \ufffd"],
    ),
    "GBK": ("名称: 订单日报\n".encode("gbk"), ["file-encoding bytes 1:1 \ufffd"]),
    "cut in a character": ("a: 订".encode()[:-1], ["file-encoding bytes 1:4 \ufffd"]),
    "an encoded surrogate": ("a: \ud800", ["file-encoding bytes 1:4 \ufffd"]),
    "UTF-16 with a mark": ("a: 1\n".encode("utf-16"), ["file-encoding wide 1:1 a"]),
    "UTF-16 without": ("a: 1\n".encode("utf-16-be"), ["file-encoding wide 1:1 a"]),
    "UTF-32 with a mark": ("a: 1\n".encode("utf-32"), ["file-encoding wide 1:1 a"]),
    "UTF-32 without": ("a: 1\n".encode("utf-32-le"), ["file-encoding wide 1:1 a"]),
    "tab as indentation": ("a:\n\tb: 1\n", ["yaml-syntax tab 2:1 \t"]),
    "tab under a value": ("a: 1\n\tb: 2\n", ["yaml-syntax tab 2:1 \t"]),
    "tab in a block scalar": ("a: |\n\tx\n", ["yaml-syntax tab 2:1 \t"]),
    "tab behind a dash": ("-\ta: 1\n", ["yaml-syntax tab 1:2 \t"]),
    "colon in a value": ("a: b: c\n", ["yaml-syntax colon-in-value 1:5 :"]),
    "colon in a value in brackets": ("a: [b: c: d]\n", ["yaml-syntax colon-in-value 1:9 :"]),
    "key indented too far": ("a: 1\n  b: 2\n", ["yaml-syntax deeper 2:3 b (opened 1:1 a)"]),
    "key that fits nothing": (
        "a:\n    b: 1\n  c: 2\n",
        ["yaml-syntax misaligned 3:3 c (opened 1:1 a)"],
    ),
    "key among items": ("a:\n  - b\n  c: 1\n", ["yaml-syntax not-an-item 3:3 c (opened 2:3 -)"]),
    "item among keys": ("a: 1\n- b\n", ["yaml-syntax item-among-keys 2:1 - (opened 1:1 a)"]),
    "item on the line of its key": ("a: - b\n", ["yaml-syntax inline-item 1:4 - b"]),
    "line without a colon": ("a: 1\nfoo\nb: 2\n", ["yaml-syntax no-colon 2:1 foo"]),
    "first line without a colon": ("foo\nb: 2\n", ["yaml-syntax no-colon 1:1 foo"]),
    "no blank behind a colon": ("a: 1\nb:2\nc: 3\n", ["yaml-syntax colon-blank 2:2 :"]),
    "the same in the first line": ("b:2\nc: 3\n", ["yaml-syntax colon-blank 1:2 :"]),
    "no blank behind a colon in brackets": ("{a:}", ["yaml-syntax colon-blank 1:3 :"]),
    "no blank behind a dash": ("- a\n-b\n- c\n", ["yaml-syntax dash-blank 2:1 -b"]),
    "no key": ("a: 1\n: 2\n", ["yaml-syntax no-key 2:1 :"]),
    "no key in brackets": ("{: 2}", ["yaml-syntax no-key 1:2 :"]),
    "key over two lines": ('"a\n  b": c\n', ["yaml-syntax colon 2:5 :"]),
    "very long key": ("x" * 1100 + ": 1", ["yaml-syntax long-key 1:1 " + "x" * 1100]),
    "quote never closed": ('a: "x\nb: 1\n', ['yaml-syntax quote-open 2:5 (opened 1:4 ")']),
    "apostrophe": ("a: 'it's'\n", ["yaml-syntax after-quote 1:8 s' (opened 1:4 ')"]),
    "quote closed by the next": (
        'a: "x\nb: "y"\n',
        ['yaml-syntax after-quote 2:5 y" (opened 1:4 ")'],
    ),
    "marker within quotes": ("a: 'x\n---\n'", ["yaml-syntax quote-marker 2:1 --- (opened 1:4 ')"]),
    "unknown escape": ('a: "C:\\dir"\n', ["yaml-syntax escape 1:7 \\d"]),
    "escape without its digits": ('a: "\\xZZ"\n', ["yaml-syntax escape-number 1:5 \\xZZ"]),
    "escape of no character": ('a: "\\U00110000"\n', ["yaml-syntax escape-number 1:5 \\U00110000"]),
    "bracket never closed": ("a: [x,\n  {y: 1,\n", ["yaml-syntax bracket-open 2:9 (opened 2:3 {)"]),
    "bracket runs into the next key": (
        "a: [x, y\nb: 1\n",
        ["yaml-syntax bracket-goes-on 2:1 b (opened 1:4 [)"],
    ),
    "bracket closed by another": (
        "a: [x}\n",
        ["yaml-syntax bracket-mismatch 1:6 } (opened 1:4 [)"],
    ),
    "bracket that closes nothing": ("a: 1\n}\n", ["yaml-syntax stray-bracket 2:1 }"]),
    "text behind a bracket": ("a: [x] y\n", ["yaml-syntax after-bracket 1:8 y"]),
    "comma missing": ("a: [[x] [y]]\n", ["yaml-syntax comma-missing 1:9 [ (opened 1:4 [)"]),
    "two commas": ("a: [x,, y]\n", ["yaml-syntax no-value 1:7 ,"]),
    "reference in brackets": (
        "a: {b: ${{ params.x }}}\n",
        ["yaml-syntax reference 1:8 ${{ params.x }}"],
    ),
    "date in brackets": (
        "a: {dt: $[yyyymmdd-1], b: 1}\n",
        ["yaml-syntax reference 1:9 $[yyyymmdd-1]"],
    ),
    "a comma in a date in brackets": (
        "a: {m: $[add_months(yyyymm,-1)]01, b: 1}\n",
        ["yaml-syntax reference 1:8 $[add_months(yyyymm,-1)]01"],
    ),
    "variable within text in brackets": (
        "a: [ select ${x} from t, 2]\n",
        ["yaml-syntax reference 1:6 select ${x} from t"],
    ),
    "full-width colon": ("a\uff1a1\nb: 2\n", ["yaml-syntax wide-colon 1:2 \uff1a"]),
    "variable in brackets": ("a: [${bizdate}]\n", ["yaml-syntax reference 1:5 ${bizdate}"]),
    "at sign": ("a: @x y # c\n", ["yaml-syntax reserved 1:4 @"]),
    "backtick": ("a: `x`\n", ["yaml-syntax backtick 1:4 `"]),
    "percent sign": ("a: %x\n", ["yaml-syntax reserved 1:4 %"]),
    "percent line": ("a: 1\n%x: 2\n", ["yaml-syntax percent 2:1 %x: 2"]),
    "percent line after a list": ("[a]\n%x\n", ["yaml-syntax percent 2:1 %x"]),
    "star": ("a: *.sql # all\n", ["yaml-syntax no-name 1:4 *.sql"]),
    "text behind a bar": ("a: | x\n  y\n", ["yaml-syntax block-header 1:6 x"]),
    "indentation of nought": ("a: |0\n x\n", ["yaml-syntax block-header 1:5 0"]),
    "two anchors": ("a: &x &y 1\n", ["yaml-syntax two-anchors 1:7 &y"]),
    "text behind an alias": ("a: &x 1\nb: *x y\n", ["yaml-syntax after-value 2:7 y"]),
    "text behind the document": ("[a]\nb\n", ["yaml-syntax after-document 2:1 b"]),
    "explicit key in a value": ("a: ? b\n", ["yaml-syntax unknown 1:4 ?"]),
    "tag of no handle": ("a: !x!y 1\n", ["yaml-tag 1:4 !x!y 1"]),
    "tag without an end": ("a: !<x\n", ["yaml-tag 1:4 !<x"]),
    "a fault before the end": (
        "a: 1\na: 2\nb: [\n",
        ["duplicate-key 2:1 a (first 1:1 a)", "yaml-syntax bracket-open 3:5 (opened 3:4 [)"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ENDING.values(), ids=ENDING)
def test_the_file_ends_here(text: str | bytes, wanted: list[str]) -> None:
    assert faults(text) == wanted
    assert document(text).value is None
    assert document(text).marks is None


def test_a_fault_says_which_value_it_concerns() -> None:
    read = document("a:\n  - b: *x\n  - {c: 1, c: 2}\n  - [*y]\n")
    assert [fault.facts["route"] for fault in read.faults] == [("a", 0, "b"), ("a", 1), ("a", 2, 0)]


def test_gbk_is_named_and_western_text_is_not_taken_for_it() -> None:
    chinese = document("名称: 订单日报\n".encode("gbk"))
    western = document("Größe: café à la carte, señor\n".encode("latin-1"))
    assert [chinese.faults[0].facts["guess"], western.faults[0].facts["guess"]] == ["GB18030", ""]


def test_utf_16_is_named() -> None:
    assert document("a: 1".encode("utf-16")).faults[0].facts["encoding"] == "UTF-16"
