"""Which files a command line means: named files as they are, folders by file name."""

from __future__ import annotations

import os

from wfc.exits import UsageError
from wfc.source.project import SETTINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".wfc.yaml", ".wfc.yml", ".wfc.json")
STDIN = "-"


def discovered(paths: tuple[str, ...]) -> list[str]:
    """Return the files that ``paths`` mean, each once, in the order given.

    A named file is always taken; of a folder all specs below it that git does not ignore.
    Raises UsageError for a path that does not exist, and when a folder holds no spec.
    """
    files: dict[str, None] = {}
    for path in paths or (".",):
        if path == STDIN or os.path.isfile(path):
            files[path] = None
        elif os.path.isdir(path):
            below = list(_below(path))
            if not below:
                wanted = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
                raise UsageError(f"no specs in `{path}`: looked for {wanted} and {SETTINGS}")
            files.update(dict.fromkeys(below))
        else:
            raise UsageError(_missing(path))
    return list(files)


def is_spec(name: str) -> bool:
    """Say whether a file of this name is a spec."""
    return name.endswith(SUFFIXES) or name == SETTINGS


def _missing(path: str) -> str:
    from wfc.wording import Names

    folder, name = os.path.split(path)
    if os.path.exists(path) or os.path.islink(path):
        return f"`{path}` is not a file"
    if not os.path.isdir(folder or "."):
        return f"there is no folder `{folder}`"
    near = Names(sorted(os.listdir(folder or "."))).near(name)
    hint = f"; did you mean `{os.path.join(folder, near)}`?" if near else ""
    return f"there is no file `{path}`{hint}"


def _below(folder: str) -> Iterator[str]:
    kept = _kept_by_git(folder)
    names = _walked(folder) if kept is None else sorted(kept)
    prefix = "" if folder in (".", "./") else folder.rstrip("/") + "/"
    for name in names:
        if is_spec(name.rpartition("/")[2]) and os.path.isfile(prefix + name):
            yield prefix + name


def _walked(folder: str) -> list[str]:
    """Return all files below ``folder``; hidden folders are left out, links not followed."""
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inner = os.path.relpath(top, folder)
        found += [name if inner == "." else f"{inner}/{name}" for name in sorted(names)]
    return found


def _kept_by_git(folder: str) -> list[str] | None:
    """Return the files below ``folder`` that git does not ignore, or None outside a repository.

    git itself is asked, because nobody else knows all its exclude files.
    """
    if not _in_repository(folder):
        return None
    read, write = os.pipe()
    command = ["git", "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    globs = [f":(glob)**/*{suffix}" for suffix in SUFFIXES] + [f":(glob)**/{SETTINGS}"]
    arguments = [*command, "--", *globs]
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
    try:
        child = os.posix_spawnp("git", arguments, os.environ, file_actions=actions)
    except OSError:
        os.close(read)
        return None
    finally:
        os.close(write)
        os.close(quiet)
    with open(read, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        return None
    return [os.fsdecode(name) for name in set(data.split(b"\0")) if name]


def _in_repository(folder: str) -> bool:
    here = os.path.abspath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return False
        here = above
    return True
