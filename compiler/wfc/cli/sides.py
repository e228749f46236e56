"""The two sides of ``wfc diff``: a file, a file of a git revision, or the last submission."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from wfc.cli.files import Workbench, tell
from wfc.cli.prepared import Prepared, prepared
from wfc.cli.target import named_region
from wfc.exits import UsageError
from wfc.journal.place import chosen, path_of
from wfc.pipeline import Checked, compile_graph
from wfc.planfile.standing import known
from wfc.resolve.resolve import Given
from wfc.source.discover import OF_A_HOOK

LAST = "@last"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what to call it, and the body it stands for (None: it has errors)."""

    title: str
    body: dict[str, Any] | None


def side_of(said: str, asked: Given) -> Side:
    """Return the side that ``said`` names: ``FILE`` or ``REVISION:FILE``."""
    revision, colon, path = said.partition(":")
    title = f"{said} ({asked.environment})" if asked.environment else said
    if colon and revision and path and not os.path.exists(said):
        return Side(title, _of_revision(revision, path, asked))
    return Side(title, _body(_checked(said, asked), said))


def last_of(file: str, asked: Given, journal: str | None, region: str | None) -> Side:
    """Return what was last submitted of ``file``. Raises UsageError when nobody knows."""
    checked = _checked(file, asked)
    if checked.has_errors() or checked.graph is None:
        return Side(LAST, _body(checked, file))
    work = prepared(checked, file, asked.biz_date, asked)
    found = _known(work, journal, region)
    if found is None:
        raise UsageError(f"`{file}` was not submitted from here, or its body is no longer kept")
    return Side(f"the last submission of {file}", found)


def _known(work: Prepared, journal: str | None, region: str | None) -> dict[str, Any] | None:
    place = named_region({work.region}, region, None)
    submission = work.submission(place or "")
    path = chosen(journal, os.environ)
    if path is None:
        path = path_of(place or "", submission.project, submission.env, os.environ)
    return known(path, submission).body


def _checked(file: str, asked: Given) -> Checked:
    checked = Workbench(given=asked).check(file)
    if checked.has_errors():
        tell([checked])
    return checked


def _body(checked: Checked, said: str) -> dict[str, Any] | None:
    if checked.has_errors():
        return None
    if checked.graph is None:
        kind = checked.spec.kind if checked.spec is not None else ""
        holds = "a fragment" if kind == "Fragment" else "settings"
        raise UsageError(f"`{said}` holds {holds}, not a workflow: there is nothing to compare")
    return dict(compile_graph(checked.graph).body)


def _of_revision(revision: str, path: str, asked: Given) -> dict[str, Any] | None:
    """Return the body of ``path`` as it was, with its fragments and scripts as they were."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    top = _git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    inside = os.path.relpath(os.path.realpath(os.path.abspath(path)), os.path.realpath(top))
    if revision.startswith("-"):
        raise UsageError(f"`{revision}` is no revision")
    archive = _git(top, "archive", "--format=tar", revision)
    with tempfile.TemporaryDirectory(prefix="wfc-") as there:
        _unpack(archive, there)
        os.mkdir(os.path.join(there, ".git"))  # where the project ends at the latest
        file = os.path.join(there, inside)
        if not os.path.isfile(file):
            raise UsageError(f"revision `{revision}` has no file `{inside}`")
        try:
            checked = Workbench(given=asked).check(file)
        except UsageError as error:
            said = str(error).replace(there + os.sep, f"{revision}:")
            raise UsageError(said) from error
        if checked.has_errors():
            count = len(checked.problems)
            raise UsageError(f"`{revision}:{path}` has errors ({count}): it cannot be compared")
        return _body(checked, f"{revision}:{path}")


def _unpack(archive: bytes, folder: str) -> None:
    """Write the plain files of ``archive`` into ``folder``: wfc follows no links anyway."""
    with tarfile.open(fileobj=BytesIO(archive)) as packed:
        for member in packed:
            path = os.path.normpath(os.path.join(folder, member.name))
            content = packed.extractfile(member) if member.isfile() else None
            if content is not None and path.startswith(folder + os.sep):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as file:
                    file.write(content.read())


def _git(folder: str, *arguments: str) -> bytes:
    """Run git in ``folder``. Raises UsageError with what git says."""
    environment = {key: text for key, text in os.environ.items() if key not in OF_A_HOOK}
    try:
        done = subprocess.run(  # noqa: S603 - no shell: words for git alone
            ["git", "-C", folder, *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise UsageError("git was not found: it knows what a revision holds") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else "it failed"
        raise UsageError(f"git cannot read that revision: {reason}")
    return done.stdout
