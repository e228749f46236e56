"""``-e`` and ``--param`` at every door; what is printed of merged values; what differs."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.world import git
from tests.command import Result, wfc
from tests.conftest import Golden

from .world import HEAD, TASK, project

ROOT = Path(__file__).parents[2]
WAREHOUSE = ROOT / "samples/warehouse"
HERE = Path(__file__).parent
SPEC = HEAD + (
    "Environments: {dev: {}, prod: {Owner: 2, Protected: true}}\n"
    "Params: {hours: {Type: integer, Default: 1}}\n"
    "Tasks: [{Name: t, Timeout: '${{ params.hours }}h'}]\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path, spec=SPEC)


def usage(result: Result, said: str) -> None:
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_where_environments_are_named_one_has_to_be_chosen(folder: Path) -> None:
    for command in ("compile", "graph", "ls"):
        result = wfc(command, "spec.wfc.yaml", cwd=folder)
        usage(result, "`spec.wfc.yaml` is for `dev` or `prod`: choose one with `-e`")


def test_what_there_is_none_of_is_told_with_the_near_miss(folder: Path) -> None:
    usage(wfc("compile", "spec.wfc.yaml", "-e", "prd", cwd=folder), "did you mean `prod`?")
    given = ("compile", "spec.wfc.yaml", "-e", "dev", "--param")
    usage(wfc(*given, "hour=2", cwd=folder), "did you mean `hours`?")
    usage(wfc(*given, "hours=two", cwd=folder), "`--param hours=two`: expected a whole number")
    usage(wfc(*given, "hours", cwd=folder), "`--param hours`: expected NAME=VALUE")
    usage(wfc("lint", "-e", "prd", cwd=folder), "did you mean `prod`?")


def test_a_file_without_environments_says_so(tmp_path: Path) -> None:
    project(tmp_path, spec=HEAD + "Tasks: [{Name: t}]\n")
    asked = wfc("compile", "spec.wfc.yaml", "-e", "prod", cwd=tmp_path)
    usage(asked, "`spec.wfc.yaml` names no environments: leave `-e` out for it")


def test_a_param_that_nobody_has_given_is_asked_for(tmp_path: Path) -> None:
    spec = HEAD.replace("Name: w", "Name: ${{ params.a }}") + "Params: {a: {Required: true}}\n"
    project(tmp_path, spec=spec + "Tasks: [{Name: t}]\n")
    assert wfc("lint", cwd=tmp_path).code == 0
    usage(wfc("compile", "spec.wfc.yaml", cwd=tmp_path), "give `--param a=…`")
    given = wfc("compile", "spec.wfc.yaml", "--param", "a=b=c", cwd=tmp_path)
    assert json.loads(given.out)["Name"] == "b=c"


def test_requests_are_named_after_their_environment(folder: Path) -> None:
    assert wfc("compile", ".", "-e", "prod", "-o", "build", cwd=folder).code == 0
    assert wfc("compile", ".", "-e", "prod", "-o", "build", "--check", cwd=folder).code == 0
    body = json.loads((folder / "build/spec.prod.json").read_text())
    assert body["Owner"] == "2"


def test_a_protected_environment_is_applied_by_a_reviewed_plan_alone(folder: Path) -> None:
    spec = folder / "spec.wfc.yaml"
    spec.write_text(spec.read_text() + "BizDate: 2026-11-19\n")
    refused = wfc("apply", "spec.wfc.yaml", "-e", "prod", "--local", cwd=folder)
    usage(refused, "is protected: make a plan")
    assert wfc("apply", "spec.wfc.yaml", "-e", "dev", "--local", cwd=folder).code == 0
    plan = ("plan", "spec.wfc.yaml", "-e", "prod", "--param", "hours=3", "--out", "p.json")
    assert wfc(*plan, cwd=folder).code == 0
    planned = json.loads((folder / "p.json").read_text())["Submissions"][0]
    assert (planned["Environment"], planned["Params"]) == ("prod", {"hours": "3"})


def test_json_names_the_environments_of_a_problem(tmp_path: Path) -> None:
    bad = SPEC.replace("{Name: t,", "{Name: t, DependsOn: [u], Only: [prod, dev],")
    project(tmp_path, spec=bad + "x-a: 1\nBizDate: ${{ env }}\n")
    report = json.loads(wfc("lint", "--output-format", "json", cwd=tmp_path).out)
    found = [(each["rule"], each["environments"]) for each in report["problems"]]
    assert ("unknown-task", ["dev", "prod"]) in found
    only = json.loads(wfc("lint", "-e", "prod", "--output-format", "json", cwd=tmp_path).out)
    assert all(each["environments"] == ["prod"] for each in only["problems"])


def test_a_fragment_speaks_through_those_that_include_it(tmp_path: Path) -> None:
    """A named fragment brings the files that include it; what stands in it is told once."""
    project(
        tmp_path,
        wfc="Kind: Project\n",
        common="Kind: Fragment\nTasks: [{Name: t, DependsOn: [nowhere]}]\n",
        one=HEAD + "Include: [common.wfc.yaml]\nTasks: [{Name: a}]\n",
        two=HEAD + "Include: [common.wfc.yaml]\nTasks: [{Name: b}]\n",
        three=HEAD + "Tasks: [{Name: c, DependsOn: [elsewhere]}]\n",
    )
    result = wfc("lint", "common.wfc.yaml", "--output-format", "concise", cwd=tmp_path)
    rows = result.out.splitlines()
    assert [row.partition(":")[0] for row in rows[:-1]] == ["common.wfc.yaml"]
    assert "`nowhere`" in rows[0]
    assert rows[-1] == "Found 1 error in 3 files."


def test_explain_says_which_line_won_and_what_it_beat(golden: Golden) -> None:
    out = [
        wfc("explain", path, "orders.wfc.yaml", "-e", "prod", cwd=WAREHOUSE).out
        for path in ("Tasks.load_facts.Timeout", "Tasks.load_facts.DataSource", "Owner")
    ]
    golden(HERE / "explained.txt", "\n".join(out))
    alone = wfc("explain", "Tasks.load.Type", cwd=WAREHOUSE)
    words = "`Tasks.load.Type` is a value of a file: `wfc explain Tasks.load.Type FILE`"
    assert (alone.code, alone.err) == (2, f"error: {words}\n")
    result = wfc("explain", "Tasks.nowhere.Type", "orders.wfc.yaml", "-e", "prod", cwd=WAREHOUSE)
    assert (result.code, result.out) == (2, "")
    assert "there is no task `nowhere`" in result.err
    nears = {
        "Taks.load_facts": "Tasks.load_facts",
        "Onwer": "Owner",
        "Tasks.load_facts.Tmeout": "Tasks.load_facts.Timeout",
        "Tasks.load_facts.DataSource.Nmae": "Tasks.load_facts.DataSource.Name",
    }
    for path, near in nears.items():
        result = wfc("explain", path, "orders.wfc.yaml", "-e", "prod", cwd=WAREHOUSE)
        said = f"`{path}` is written nowhere in environment `prod`; did you mean `{near}`?"
        assert (result.code, result.err) == (2, f"error: {said}\n")
    for path in ("Defaults.Timeout", "Tasks", "Params.days"):
        result = wfc("explain", path, "report.wfc.yaml", "-e", "dev", cwd=WAREHOUSE)
        assert (result.code, result.out) == (2, "")
        assert "name one" in result.err
    loop = wfc("explain", "Tasks.by_region.Type", "orders.wfc.yaml", "-e", "prod", cwd=WAREHOUSE)
    assert "`by_region` makes 4 tasks: name one of" in loop.err


def test_explain_leads_on_where_it_cannot_answer(tmp_path: Path) -> None:
    project(tmp_path, spec=HEAD + "Tasks: [{Name: t, Timeout: 1h}]\n", part="Kind: Fragment\n")
    said = {
        ("Tasks.t.Timout",): "`Tasks.t.Timout` is written nowhere; did you mean `Tasks.t.Timeout`?",
        ("Ownr",): "`Ownr` is written nowhere; did you mean `Owner`?",
        ("spec.wfc.yaml", "Name"): "the value comes first: `wfc explain Name spec.wfc.yaml`",
        ("Name", "part.wfc.yaml"): "`part.wfc.yaml` holds a fragment, not a workflow",
    }
    for arguments, words in said.items():
        usage(
            wfc("explain", *arguments, *["spec.wfc.yaml"][len(arguments) - 1 :], cwd=tmp_path),
            words,
        )


def test_explain_says_what_an_environment_took_away(tmp_path: Path) -> None:
    project(
        tmp_path,
        part="Kind: Fragment\nExternals: ['x.${{ env }}']\n",
        spec=HEAD + "Include: [part.wfc.yaml]\nExternals: [z]\nTasks: [{Name: t, Owner: 7}]\n"
        "Environments: {dev: {Tasks: {t: {Owner: null}}}}\n",
    )
    result = wfc("explain", "Tasks.t.Owner", "spec.wfc.yaml", "-e", "dev", cwd=tmp_path)
    assert result.out == (
        "Tasks.t.Owner is removed in environment `dev`; the workflow's is sent\n"
        "  won   spec.wfc.yaml:8:41  null  environment `dev`\n"
        '  beat  spec.wfc.yaml:7:26  "7"   the task\n'
        'Owner = "1"\n'
        '  won   spec.wfc.yaml:3:8  "1"  the file\n'
    )
    result = wfc("explain", "Externals", "spec.wfc.yaml", "-e", "dev", cwd=tmp_path)
    assert result.out == (
        "Externals.0 = x.dev in environment `dev`\n"
        "  won   part.wfc.yaml:2:13  x.${{ env }}\n"
        "  `part.wfc.yaml` is included here: spec.wfc.yaml:5:11\n"
        "Externals.1 = z in environment `dev`\n"
        "  won   spec.wfc.yaml:6:13  z\n"
    )


def test_the_resolved_spec_shows_origins_and_compiles_to_the_same(
    tmp_path: Path, golden: Golden
) -> None:
    arguments = ("compile", "ingest.wfc.yaml", "-e", "dev")
    resolved = wfc(*arguments, "--resolved", cwd=WAREHOUSE).out
    golden(HERE / "resolved.yaml", resolved)
    for part in ("sql", "scripts"):
        (tmp_path / part).symlink_to(WAREHOUSE / part)
    for path in WAREHOUSE.glob("*/*"):
        target = tmp_path / "p" / path.relative_to(WAREHOUSE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (tmp_path / "p/.git").mkdir()
    (tmp_path / "p/ingest.wfc.yaml").write_text(resolved)
    assert (
        wfc("compile", "ingest.wfc.yaml", cwd=tmp_path / "p").out
        == wfc(*arguments, cwd=WAREHOUSE).out
    )


BEFORE = HEAD + (
    "Tasks:\n  - Name: a\n    Type: DIDE_SHELL\n    Script: {Content: echo one, Parameters: p=1}\n"
    "  - {Name: b, DependsOn: [a], Timeout: 1h}\n  - {Name: gone}\n"
)
AFTER = (
    BEFORE.replace("echo one", "echo two")
    .replace("p=1", "p=2")
    .replace("Name: b, DependsOn: [a]", "Name: c, DependsOn: [a]")
    .replace("Name: gone", "Name: new, Timeout: 5m")
)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_diff_tells_what_is_meant_otherwise(form: str, tmp_path: Path, golden: Golden) -> None:
    project(tmp_path, a=BEFORE, b=AFTER)
    result = wfc("diff", "a.wfc.yaml", "b.wfc.yaml", "--format", form, cwd=tmp_path)
    assert result.code == 1
    golden(HERE / f"diff.{form}.txt", result.out)


def test_diff_sees_no_difference_in_order_style_and_what_is_derived(tmp_path: Path) -> None:
    long = BEFORE.replace("Timeout: 1h", "Timeout: 3600").replace("Name: w\n", "") + "Name: w\n"
    project(tmp_path, a=BEFORE, b=long)
    result = wfc("diff", "a.wfc.yaml", "b.wfc.yaml", cwd=tmp_path)
    assert (result.code, result.out) == (0, "a.wfc.yaml and b.wfc.yaml mean the same.\n")


def test_diff_reads_revisions_with_the_fragments_they_had(tmp_path: Path) -> None:
    common = f"Kind: Fragment\nDefaults: {{{TASK}, Timeout: %s}}\n"
    spec = "Name: w\nProjectId: 1\nOwner: 1\nInclude: [common.wfc.yaml]\nTasks: [{Name: t}]\n"
    git(tmp_path, "init", "--quiet")
    for name, text in (("common", common % "1h"), ("spec", spec)):
        (tmp_path / f"{name}.wfc.yaml").write_text(text)
    (tmp_path / "elsewhere").symlink_to("/nowhere")
    git(tmp_path, "add", ".")
    who = ("-c", "user.name=a", "-c", "user.email=a@b")
    git(tmp_path, *who, "commit", "--quiet", "-m", "one")
    (tmp_path / "common.wfc.yaml").write_text(common % "2h")
    assert wfc("lint", cwd=tmp_path).code == 0
    result = wfc("diff", "HEAD:spec.wfc.yaml", "spec.wfc.yaml", cwd=tmp_path)
    assert result.code == 1
    assert "Timeout 3600 -> 7200" in result.out
    wrong = wfc("diff", "HEAD~7:spec.wfc.yaml", "spec.wfc.yaml", cwd=tmp_path)
    usage(wrong, "git cannot read that revision")
    gone = wfc("diff", "HEAD:nowhere.wfc.yaml", "spec.wfc.yaml", cwd=tmp_path)
    usage(gone, "has no file `nowhere.wfc.yaml`")


def test_diff_speaks_of_a_revision_by_its_name_and_of_one_file_once(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    project(tmp_path, spec=SPEC, part="Kind: Fragment\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "one")
    asked = wfc("diff", "HEAD:spec.wfc.yaml", "spec.wfc.yaml", cwd=tmp_path)
    usage(asked, "error: `HEAD:spec.wfc.yaml` is for `dev` or `prod`")
    usage(wfc("diff", "part.wfc.yaml", "spec.wfc.yaml", cwd=tmp_path), "holds a fragment")
    project(tmp_path, spec=SPEC.replace("Name: t,", "Nam: t,"))
    wrong = wfc("diff", "spec.wfc.yaml", "-e", "dev", "-e", "prod", cwd=tmp_path)
    assert (wrong.code, wrong.err.count("error[unknown-key]")) == (2, 1)


def test_diff_knows_the_last_submission(tmp_path: Path) -> None:
    project(tmp_path, spec=BEFORE + "BizDate: 2026-11-19\nRegion: cn-shanghai\n")
    usage(wfc("diff", "spec.wfc.yaml", "--journal", "none.db", cwd=tmp_path), "was not submitted")
    for sides in (["@last"], ["@last", "@last"]):
        usage(wfc("diff", *sides, cwd=tmp_path), "`@last` is the last submission of the other side")


def test_init_writes_a_start_that_is_clean_compiles_and_applies(tmp_path: Path) -> None:
    result = wfc("init", "new", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    folder = tmp_path / "new"
    names = {path.name for path in folder.iterdir()}
    assert names == {"hello.wfc.yaml", "wfc.yaml", ".pre-commit-config.yaml"}
    lint = wfc("lint", "--select", "all", cwd=folder)
    assert lint.out == "All clean: 2 files checked.\n"
    assert wfc("fmt", "--check", cwd=folder).code == 0
    assert wfc("compile", "hello.wfc.yaml", "-e", "prod", cwd=folder).code == 0
    assert wfc("apply", "hello.wfc.yaml", "-e", "dev", "--local", cwd=folder).code == 0
    before = (folder / "hello.wfc.yaml").read_bytes()
    again = wfc("init", cwd=folder)
    assert again.err.count("which is there already") == 3
    assert "- id: wfc-fmt" not in again.err  # it has them
    assert (folder / "hello.wfc.yaml").read_bytes() == before


def test_init_puts_the_hooks_where_pre_commit_looks(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    result = wfc("init", "new", cwd=tmp_path)
    assert result.err.splitlines()[2] == "wrote .pre-commit-config.yaml"
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n")
    result = wfc("init", "other", cwd=tmp_path)
    assert "kept .pre-commit-config.yaml" in result.err
    assert "- id: wfc-fmt" in result.err


@pytest.mark.parametrize("name", ["$(x) it's", "-odd"])
def test_init_suggests_commands_that_can_be_typed(name: str, tmp_path: Path) -> None:
    last = wfc("init", "--", name, cwd=tmp_path).err.splitlines()[-1]
    lint, apply = last.removeprefix("now: `").removesuffix("`").split("`, `")
    assert wfc(*shlex.split(lint)[1:], cwd=tmp_path).out == "All clean: 2 files checked.\n"
    assert wfc(*shlex.split(apply)[1:], cwd=tmp_path).code == 0


def test_init_does_not_promise_a_run_beside_other_settings(tmp_path: Path) -> None:
    (tmp_path / "wfc.yaml").write_text("Kind: Project\n")
    last = wfc("init", cwd=tmp_path).err.splitlines()[-1]
    assert last == (
        "now: `wfc lint .`, which says what `hello.wfc.yaml` and `wfc.yaml` do not agree on"
    )


@pytest.mark.parametrize("environment", ["dev", "prod"])
def test_the_warehouse_compiles_to_these_bodies(
    environment: str, tmp_path: Path, golden: Golden
) -> None:
    result = wfc("compile", ".", "-e", environment, "-o", str(tmp_path), cwd=WAREHOUSE)
    assert (result.code, result.err) == (0, "")
    found = sorted(tmp_path.glob("*.json"))
    assert len(found) == 7
    for path in found:
        golden(HERE / "warehouse" / path.name, path.read_text("utf-8"))


NAMES = ("ingest", "orders", "customers", "report", "quality", "cleanup", "repair")


@pytest.mark.parametrize("name", NAMES)
def test_the_warehouse_runs(name: str) -> None:
    arguments = ("apply", f"{name}.wfc.yaml", "-e", "dev", "--local", "--speed", "100")
    result = wfc(*arguments, cwd=WAREHOUSE)
    assert result.code == 0, result.err
    assert "succeeded" in result.out


def test_diff_compares_with_what_was_submitted_last(tmp_path: Path) -> None:
    folder = project(tmp_path, spec=BEFORE + "BizDate: 2026-11-19\nRegion: cn-shanghai\n")
    apply = ("apply", "spec.wfc.yaml", "--local", "--state", "kept", "--speed", "100")
    assert wfc(*apply, cwd=folder).code == 0
    journal = ("--journal", "kept/journal.db")
    assert wfc("diff", "spec.wfc.yaml", *journal, cwd=folder).code == 0
    spec = folder / "spec.wfc.yaml"
    spec.write_text(spec.read_text().replace("Timeout: 1h", "Timeout: 2h"))
    result = wfc("diff", "@last", "spec.wfc.yaml", *journal, cwd=folder)
    assert result.code == 1
    assert result.out == (
        "the last submission of spec.wfc.yaml -> spec.wfc.yaml\n"
        "~ task b (VIRTUAL)\n    Timeout 3600 -> 7200\n"
    )
