"""What ``wfc compile`` writes, where to, and when it rather writes nothing."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.cli.world import BROKEN, BROKEN_FULL, HELLO, SAMPLES, WARNED, put, refused
from tests.command import Result, wfc

BODY = """\
{
  "EnvType": "Dev",
  "Name": "hello",
  "ProjectId": 100,
  "Owner": "1000",
  "BizDate": 1795017600000,
  "Tasks": [
    {
      "Name": "greet",
      "Type": "DIDE_SHELL",
      "Owner": "1000",
      "Script": {
        "Content": "echo hello"
      },
      "RuntimeResource": {
        "ResourceGroupId": "S_res_group_1_1"
      },
      "Outputs": {
        "TaskOutputs": [
          {
            "Output": "hello.greet"
          }
        ]
      },
      "ClientUniqueCode": "wfc_d8b88c59c37c1308761fa14494b3bb17"
    },
    {
      "Name": "part",
      "Type": "DIDE_SHELL",
      "Owner": "1000",
      "Script": {
        "Content": "echo goodbye"
      },
      "RuntimeResource": {
        "ResourceGroupId": "S_res_group_1_1"
      },
      "Dependencies": [
        {
          "UpstreamOutput": "hello.greet"
        }
      ],
      "ClientUniqueCode": "wfc_b547019c43954fb283c471a9848f486c"
    }
  ]
}
"""
DONE = Result(0, "", "")


def written(folder: Path) -> list[str]:
    """Return the paths of all files below ``folder``, relative to it."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(folder)) for path in found)


def test_the_request_body_is_printed_the_same_bytes_each_time(tmp_path: Path) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    for seed in ("0", "1", "42"):
        found = wfc("compile", "hello.wfc.yaml", cwd=tmp_path, environment={"PYTHONHASHSEED": seed})
        assert found == Result(0, BODY, "")
    assert wfc("compile", "-", cwd=tmp_path, stdin=HELLO) == Result(0, BODY, "")


def test_the_envelope_says_which_call_it_is_and_is_read_back(tmp_path: Path) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    request = wfc("compile", "hello.wfc.yaml", "--format", "request", cwd=tmp_path).out
    envelope = json.loads(request)
    assert list(envelope) == ["Action", "Version", "Parameters"]
    assert envelope["Action"] == "ExecuteAdhocWorkflowInstance"
    assert envelope["Version"] == "2024-05-18"
    body = json.loads(BODY)
    # On the wire every parameter is text, and what is no scalar is JSON in a text.
    for name, text in envelope["Parameters"].items():
        assert text == (body[name] if isinstance(body[name], str) else _compact(body[name]))
    assert wfc("compile", "-", cwd=tmp_path, stdin=request) == Result(0, BODY, "")
    as_request = wfc("compile", "-", "--format", "request", cwd=tmp_path, stdin=request)
    assert as_request == Result(0, request, "")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_a_request_body_as_json_or_yaml_compiles_to_an_equal_body(tmp_path: Path) -> None:
    body = json.loads((SAMPLES / "request_body.wfc.json").read_bytes())
    (tmp_path / "body.wfc.json").write_text(json.dumps(body), "utf-8")
    with open(tmp_path / "body.wfc.yaml", "w", encoding="utf-8") as file:
        YAML().dump(body, file)
    as_json = wfc("compile", "body.wfc.json", cwd=tmp_path)
    as_yaml = wfc("compile", "body.wfc.yaml", cwd=tmp_path)
    assert (as_json.code, as_json.err) == (0, "")
    assert json.loads(as_json.out) == body
    assert as_yaml == as_json


def test_the_command_line_may_say_the_business_date(tmp_path: Path) -> None:
    def biz_date(*arguments: str) -> object:
        found = wfc("compile", "-", *arguments, cwd=tmp_path, stdin=HELLO)
        return json.loads(found.out)["BizDate"]

    assert biz_date() == 1795017600000  # 2026-11-19 00:00 in Shanghai
    assert biz_date("--bizdate", "2026-11-20") == 1795017600000 + 86_400_000


def test_without_a_date_the_body_has_none(tmp_path: Path) -> None:
    dateless = HELLO.replace("BizDate: 2026-11-19\n", "")
    found = wfc("compile", "-", cwd=tmp_path, stdin=dateless)
    assert found == Result(0, BODY.replace('  "BizDate": 1795017600000,\n', ""), "")


@pytest.mark.parametrize("date", ["yesterday", "2026-02-30", "20261119", "2026-11-19T00:00", ""])
def test_a_date_that_is_none_is_refused(tmp_path: Path, date: str) -> None:
    message = f"`--bizdate {date}`: expected a day such as 2026-11-19"
    assert wfc("compile", "-", "--bizdate", date, cwd=tmp_path, stdin=HELLO) == refused(message)


def test_several_specs_go_into_a_folder_each_at_its_place(tmp_path: Path) -> None:
    names = ("a.wfc.yaml", "etl/b.wfc.yml", "etl/deep/c.wfc.json", "d.e.wfc.yaml")
    put(tmp_path, dict.fromkeys(names, HELLO) | {"wfc.yaml": "Kind: Project\n"})
    assert wfc("compile", ".", "-o", "build", cwd=tmp_path) == DONE
    found = written(tmp_path / "build")
    assert found == ["a.json", "d.e.json", "etl/b.json", "etl/deep/c.json"]
    assert (tmp_path / "build/etl/b.json").read_text("utf-8") == BODY
    # From another folder, and one file at a time, each comes to the same place.
    assert wfc("compile", "b.wfc.yml", "-o", "../out", cwd=tmp_path / "etl") == DONE
    assert written(tmp_path / "out") == ["etl/b.json"]


def test_one_folder_takes_the_requests_of_several_projects(tmp_path: Path) -> None:
    """Two teams with files of the same name: they are told apart by the folders of the projects."""
    for team in ("a", "b/inner"):
        put(tmp_path, {f"{team}/wfc.yaml": "Kind: Project\n", f"{team}/x/o.wfc.yaml": HELLO})
    assert wfc("compile", ".", "-o", "build", cwd=tmp_path).code == 0
    written = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json")]
    assert sorted(written) == ["build/a/x/o.json", "build/b/inner/x/o.json"]
    assert wfc("compile", ".", "-o", "build", "--check", cwd=tmp_path) == Result(0, "", "")
    assert wfc("compile", "a", "-o", "alone", cwd=tmp_path).code == 0
    assert (tmp_path / "alone/x/o.json").is_file()


def test_several_specs_without_a_folder_are_refused(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO, "b.wfc.yaml": HELLO})
    message = "several files: say where their requests go with `-o DIR`"
    assert wfc("compile", "a.wfc.yaml", "b.wfc.yaml", cwd=tmp_path) == refused(message)
    assert wfc("compile", ".", cwd=tmp_path) == refused(message)


@pytest.mark.parametrize(
    ("files", "output", "message"),
    [
        (
            ["a.wfc.yaml", "a.wfc.json"],
            "build",
            "two files would be written to `build/a.json`: rename one of them",
        ),
        (
            ["body.json"],
            ".",
            "the request would be written over `body.json`: choose another folder",
        ),
        (["a.wfc.yaml"], "taken", "`taken/a.json` cannot be written: file exists"),
        (
            ["etl/b.wfc.yaml"],
            "linked",
            "`linked/etl/b.json` cannot be written: a link leads out of `linked`",
        ),
        (
            ["c.wfc.yaml"],
            "linked",
            "`linked/c.json` cannot be written: it is a link; name the file itself",
        ),
    ],
)
def test_nothing_is_written_over_what_should_stay(
    tmp_path: Path, files: list[str], output: str, message: str
) -> None:
    names = ["a.wfc.yaml", "a.wfc.json", "body.json", "etl/b.wfc.yaml", "c.wfc.yaml", "taken"]
    put(tmp_path, dict.fromkeys(names, HELLO) | {"wfc.yaml": "Kind: Project\n"})
    (tmp_path / "linked").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "linked/etl").symlink_to("../elsewhere")
    (tmp_path / "linked/c.json").symlink_to("../taken")
    before = written(tmp_path)
    assert wfc("compile", *files, "-o", output, cwd=tmp_path) == refused(message)
    assert written(tmp_path) == before
    assert all((tmp_path / name).read_text("utf-8") == HELLO for name in names)


def test_standard_input_has_no_place_in_a_folder(tmp_path: Path) -> None:
    found = wfc("compile", "-", "-o", "build", cwd=tmp_path, stdin=HELLO)
    assert found == refused("standard input has no name: leave `-o` away")
    assert written(tmp_path) == []


def test_one_error_anywhere_and_no_request_is_made(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO, "bad.wfc.yaml": BROKEN})
    shown = BROKEN_FULL.format(file="bad.wfc.yaml", files="1 file")
    assert wfc("compile", "bad.wfc.yaml", cwd=tmp_path) == Result(1, "", shown)
    shown = BROKEN_FULL.format(file="bad.wfc.yaml", files="2 files")
    assert wfc("compile", ".", "-o", "build", cwd=tmp_path) == Result(1, "", shown)
    assert not (tmp_path / "build").exists()


def test_warnings_are_told_beside_the_request(tmp_path: Path) -> None:
    found = wfc("compile", "-", cwd=tmp_path, stdin=WARNED)
    assert (found.code, found.out) == (0, BODY)
    assert found.err.startswith("warning[duplicate-edge]: ")


def test_check_says_whether_the_folder_is_current_and_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO, "b.wfc.yaml": HELLO})
    check = ("compile", ".", "-o", "build", "--check")
    missing = wfc(*check, cwd=tmp_path)
    assert missing.code == 1
    assert missing.out.startswith(
        "--- /dev/null\n+++ build/a.json (compiled now)\n@@ -0,0 +1,45 @@\n+{\n"
    )
    assert "\n+++ build/b.json (compiled now)\n" in missing.out
    assert not (tmp_path / "build").exists()

    assert wfc("compile", ".", "-o", "build", cwd=tmp_path) == DONE
    assert wfc(*check, cwd=tmp_path) == DONE

    old = BODY.replace("echo goodbye", "echo bye \x1b[31m")
    (tmp_path / "build/b.json").write_text(old, "utf-8")
    assert wfc(*check, cwd=tmp_path) == Result(
        1,
        """\
--- build/b.json
+++ build/b.json (compiled now)
@@ -29,7 +29,7 @@
       "Type": "DIDE_SHELL",
       "Owner": "1000",
       "Script": {
-        "Content": "echo bye \u241b[31m"
+        "Content": "echo goodbye"
       },
       "RuntimeResource": {
         "ResourceGroupId": "S_res_group_1_1"
""",
        "",
    )
    assert (tmp_path / "build/b.json").read_text("utf-8") == old


def test_check_sees_what_an_editor_or_git_may_have_changed(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO, "build/a.json": BODY.rstrip("\n")})
    check = ("compile", "a.wfc.yaml", "-o", "build", "--check")
    without_end = wfc(*check, cwd=tmp_path)
    assert without_end.code == 1
    assert without_end.out.endswith("\n }\n-\\ No newline at end of file\n")
    for data in (BODY.replace("\n", "\r\n").encode(), BODY.encode("utf-16"), b""):
        (tmp_path / "build/a.json").write_bytes(data)
        assert wfc(*check, cwd=tmp_path).code == 1


def test_check_needs_a_folder(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO})
    message = "`--check` compares with the files in a folder: say which with `-o DIR`"
    assert wfc("compile", "a.wfc.yaml", "--check", cwd=tmp_path) == refused(message)


#: What `Script.File` may not say, and what is said about it.
BAD_SCRIPTS = {
    "../secret.sh": "is outside the project",
    "scripts/../../secret.sh": "is outside the project",
    "/etc/hostname": "is outside the project",
    "out.sh": "is reached through a symbolic link",
    "up/secret.sh": "is reached through a symbolic link",
    "in.sh": "is reached through a symbolic link",
    "scripts/helo.sh": "does not exist",
    "scripts": "is not a plain file",
    "pipe": "is not a plain file",
    "latin.sql": "is not UTF-8 text",
    "a\0b": "does not exist",
    "x" * 300: "cannot be read: file name too long",
}


def test_scripts_come_from_inside_the_project_and_nowhere_else(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    put(tmp_path, {"shop/scripts/hello.sh": "echo hello", "secret.sh": "SECRET"})
    put(shop, {"wfc.yaml": "Kind: Project\n"})
    (shop / "out.sh").symlink_to("../secret.sh")
    (shop / "up").symlink_to("..")
    (shop / "in.sh").symlink_to("scripts/hello.sh")
    (shop / "latin.sql").write_bytes(b"SELECT '\xe9';")
    os.mkfifo(shop / "pipe")

    def spec(file: str) -> str:
        return HELLO.replace("{Content: echo hello}", f"{{File: {json.dumps(file)}}}")

    for file in ("scripts/hello.sh", "./scripts/../scripts/hello.sh"):
        put(shop, {"good.wfc.yaml": spec(file)})
        assert wfc("compile", "shop/good.wfc.yaml", cwd=tmp_path) == Result(0, BODY, "")

    for number, file in enumerate(BAD_SCRIPTS):
        put(shop, {f"{number:02}.wfc.yaml": spec(file)})
    found = wfc("compile", "shop", "-o", "out", cwd=tmp_path, timeout=20)
    assert (found.code, found.out) == (1, "")
    assert re.findall(r"(error.*)\n +--> (.*)", found.err) == [
        (
            f"error[script-file]: the script file `{file}` {said}".replace("\0", "\u2400"),
            f"shop/{number:02}.wfc.yaml:11:20",
        )
        for number, (file, said) in enumerate(BAD_SCRIPTS.items())
    ]
    assert "SECRET" not in found.err
    assert not (tmp_path / "out").exists()


def test_a_script_is_taken_byte_for_byte(tmp_path: Path) -> None:
    script = "\ufeffecho '\u4e2d' \t\r\n\u2028 \x1b[0m ${x} ${{ y }}\n\n"
    put(tmp_path, {"a.wfc.yaml": HELLO.replace("{Content: echo hello}", "{File: s.sh}")})
    (tmp_path / "s.sh").write_bytes(script.encode())
    found = wfc("compile", "a.wfc.yaml", cwd=tmp_path)
    assert json.loads(found.out)["Tasks"][0]["Script"]["Content"] == script
    assert "\x1b" not in found.out


def test_no_character_of_a_spec_steers_the_terminal(tmp_path: Path) -> None:
    odd = HELLO.replace("Content: echo hello", 'Content: "echo \\x9b31m \\e]0;owned\\a \\x7f"')
    found = wfc("compile", "-", cwd=tmp_path, stdin=odd)
    assert (
        json.loads(found.out)["Tasks"][0]["Script"]["Content"] == "echo \x9b31m \x1b]0;owned\a \x7f"
    )
    assert not set(found.out) & {"\x9b", "\x1b", "\x07", "\x7f"}


def everywhere(folder: Path) -> None:
    """Write a run that all three operations can express."""
    nodes = "Nodes: [{Name: load, NodeId: 7, TaskId: 8, Parameters: {table: orders}}]\n"
    where = "FlowName: f\nProjectName: p\nProjectEnv: PROD\n"
    where += "WorkflowId: 9\nName: n\nProjectId: 10\n"
    text = f"Target: RunManualDagNodes\n{where}BizDate: 2026-11-19\n{nodes}"
    put(folder, {"run.wfc.yaml": text})


def test_a_run_is_compiled_to_every_target_at_once(tmp_path: Path) -> None:
    everywhere(tmp_path)
    found = wfc("compile", "run.wfc.yaml", "--target", "all", cwd=tmp_path)
    assert found.code == 0, found.err
    days = {"BizDates": [{"EndBizDate": "2026-11-19", "StartBizDate": "2026-11-19"}]}
    assert json.loads(found.out) == {
        "RunManualDagNodes": {
            "BizDate": "2026-11-19 00:00:00",
            "FlowName": "f",
            "NodeParameters": '{"7":"table=orders"}',
            "ProjectEnv": "PROD",
            "ProjectId": 10,
            "ProjectName": "p",
        },
        "CreateManualDag": {
            "Bizdate": "2026-11-19 00:00:00",
            "FlowName": "f",
            "ProjectName": "p",
            "NodePara": '{"7":"table=orders"}',
        },
        "CreateWorkflowInstances": {
            "EnvType": "Prod",
            "Name": "n",
            "Periods": days,
            "ProjectId": 10,
            "TaskParameters": '{"8":"table=orders"}',
            "Type": "ManualWorkflow",
            "WorkflowId": 9,
        },
    }


def test_every_target_has_a_file_of_its_own(tmp_path: Path) -> None:
    everywhere(tmp_path)
    found = wfc("compile", "run.wfc.yaml", "--target", "all", "-o", "build", cwd=tmp_path)
    assert found.code == 0, found.err
    assert sorted(os.listdir(tmp_path / "build")) == [
        "run.CreateManualDag.json",
        "run.CreateWorkflowInstances.json",
        "run.RunManualDagNodes.json",
    ]
    again = wfc(
        "compile", "run.wfc.yaml", "--target", "all", "-o", "build", "--check", cwd=tmp_path
    )
    assert again.code == 0


def test_what_one_of_them_cannot_express_is_told_and_nothing_compiled(tmp_path: Path) -> None:
    sample = str(SAMPLES / "manual/backfill.wfc.yaml")
    found = wfc("compile", sample, "--target", "all", cwd=tmp_path)
    assert (found.code, found.out) == (1, "")
    assert "error[not-for-target]: CreateManualDag has no place for `Exclude`" in found.err
    assert "Found 3 errors in 1 file." in found.err


def test_all_is_of_runs_and_an_ad_hoc_workflow_has_one_target(tmp_path: Path) -> None:
    put(tmp_path, {"hello.wfc.yaml": HELLO})
    every = wfc("compile", "hello.wfc.yaml", "--target", "all", cwd=tmp_path)
    assert every == wfc("compile", "hello.wfc.yaml", cwd=tmp_path)
