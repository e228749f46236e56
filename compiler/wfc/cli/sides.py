"""The two sides of ``wfc diff``: a file, a file of a git revision, or the last submission."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from typing import Any

from wfc.cli.files import Workbench
from wfc.cli.given import NotHereError, no_workflow
from wfc.cli.prepared import Prepared, prepared
from wfc.cli.target import named_region
from wfc.cli.telling import tell
from wfc.exits import UsageError
from wfc.journal.place import chosen, path_of
from wfc.pipeline import Checked, compile_graph
from wfc.planfile.standing import known
from wfc.resolve.resolve import Given
from wfc.source.discover import OF_A_HOOK

LAST = "@last"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what to call it, and the body it stands for (None: it has errors).

    ``missed`` are the options that it has no use for, each with what is to be said of it.
    """

    title: str
    body: dict[str, Any] | None
    missed: dict[str, str]


def side_of(said: str, asked: Given) -> Side:
    """Return the side that ``said`` names: ``FILE`` or ``REVISION:FILE``."""
    revision, colon, path = said.partition(":")
    if colon and revision and path and not os.path.exists(said):
        return _of_revision(revision, path, asked)
    return _side(said, *_checked(said, asked))


def last_of(file: str, asked: Given, journal: str | None, region: str | None) -> Side:
    """Return what was last submitted of ``file``. Raises UsageError when nobody knows."""
    checked, asked, missed = _checked(file, asked)
    if checked.has_errors() or checked.graph is None:
        return Side(LAST, _body(checked, file), missed)
    work = prepared(checked, file, asked.biz_date, asked)
    found = _known(work, journal, region)
    if found is None:
        raise UsageError(f"`{file}` was not submitted from here, or its body is no longer kept")
    return Side(f"the last submission of {file}", found, missed)


def useless(sides: tuple[Side, Side]) -> str:
    """Return what is to be said of an option that neither of ``sides`` has a use for, else ""."""
    one, other = sides
    return next((said for option, said in one.missed.items() if option in other.missed), "")


def _side(said: str, checked: Checked, asked: Given, missed: dict[str, str]) -> Side:
    title = f"{said} ({asked.environment})" if asked.environment else said
    return Side(title, _body(checked, said), missed)


def _known(work: Prepared, journal: str | None, region: str | None) -> dict[str, Any] | None:
    place = named_region({work.region}, region, None)
    submission = work.submission(place or "")
    path = chosen(journal, os.environ)
    if path is None:
        path = path_of(place or "", submission.project, submission.env, os.environ)
    return known(path, submission).body


def _checked(
    file: str, asked: Given, *, called: tuple[str, str] = ("", "")
) -> tuple[Checked, Given, dict[str, str]]:
    """Return ``file``, with what of ``asked`` it has a use for, and what is to be said of the rest.

    The other side may have one for it: environments and params come and go between revisions.
    """
    missed: dict[str, str] = {}
    while True:
        try:
            checked = Workbench(given=asked).check(file)
            break
        except NotHereError as error:
            missed[error.option] = str(error).replace(*called)
            asked = error.rest
        except UsageError as error:
            raise UsageError(str(error).replace(*called)) from error
    if checked.has_errors():
        # Nothing is mended in a revision.
        tell([checked], mendable=frozenset() if called[0] else None, called=called)
    return checked, asked, missed


def _body(checked: Checked, said: str) -> dict[str, Any] | None:
    if checked.has_errors():
        return None
    if checked.graph is None:
        raise no_workflow(checked, said, "there is nothing to compare")
    return dict(compile_graph(checked.graph).body)


def _of_revision(revision: str, path: str, asked: Given) -> Side:
    """Return the side ``path`` as it was, with its fragments and scripts as they were."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    top = _git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    inside = os.path.relpath(os.path.realpath(os.path.abspath(path)), os.path.realpath(top))
    if revision.startswith("-"):
        raise UsageError(f"`{revision}` is no revision")
    with tempfile.TemporaryDirectory(prefix="wfc-") as there:
        os.mkdir(os.path.join(there, ".git"))  # where the project ends at the latest
        index = os.path.join(there, ".git", "index")
        _git(top, "read-tree", revision, index=index)
        _git(top, "checkout-index", "--all", f"--prefix={there}{os.sep}", index=index)
        file = os.path.join(there, inside)
        if not os.path.isfile(file):
            from_top = os.path.isfile(os.path.join(there, path))
            near = os.path.relpath(os.path.join(os.path.realpath(top), path)) if from_top else ""
            hint = f"; did you mean `{revision}:{near}`?" if near else ""
            raise UsageError(f"revision `{revision}` has no file `{inside}`{hint}")
        called = (there + os.sep, f"{revision}:")
        return _side(f"{revision}:{path}", *_checked(file, asked, called=called))


def _git(folder: str, *arguments: str, index: str | None = None) -> bytes:
    """Run git in ``folder``, with an ``index`` of its own. Raises UsageError with what git says."""
    environment = {key: text for key, text in os.environ.items() if key not in OF_A_HOOK}
    if index is not None:
        environment["GIT_INDEX_FILE"] = index
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
