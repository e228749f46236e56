"""Which files a command line means: named files as they are, folders by file name."""

from __future__ import annotations

import os

from wfc.exits import UsageError
from wfc.source.project import SETTINGS, repository_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SUFFIXES = (".wfc.yaml", ".wfc.yml", ".wfc.json")
STDIN = "-"

#: What a git hook tells its children about the repository, relative to another folder than ours.
OF_A_HOOK: Final = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE")


def discovered(paths: tuple[str, ...]) -> list[str]:
    """Return the files that ``paths`` mean, each once, in the order given.

    A named file is always taken; of a folder all specs below it that git does not ignore.
    Raises UsageError for a path that does not exist, and when a folder holds no spec.
    """
    if len(paths) < 2:
        return _meant(paths[0] if paths else ".")
    files: dict[str, str] = {}
    for path in paths:
        for file in _meant(path):
            files.setdefault(_identity(file), file)
    return list(files.values())


def is_spec(name: str) -> bool:
    """Say whether a file of this name is a spec."""
    return name.endswith(SUFFIXES) or name == SETTINGS


def unusable(path: str) -> str:
    """Say why ``path`` is no file to read, and which one may be meant."""
    from wfc.wording import Names

    folder, name = os.path.split(path)
    if os.path.isdir(path):
        spec = next((each for each in sorted(_listed(path)) if each.endswith(SUFFIXES)), None)
        hint = (
            f"; name a file of it, such as `{os.path.normpath(os.path.join(path, spec))}`"
            if spec
            else ""
        )
        return f"`{path}` is a folder{hint}"
    if os.path.exists(path):
        return f"`{path}` is not a plain file; `-` reads standard input"
    if os.path.islink(path):
        return f"`{path}` is a link that leads nowhere"
    if not os.path.isdir(folder or "."):
        return f"there is no folder `{folder}`"
    # What all specs end with makes none of them like another.
    stems = {_stem(each): each for each in sorted(_listed(folder), reverse=True)}
    near = Names(stems).near(_stem(name))
    hint = f"; did you mean `{os.path.join(folder, stems[near])}`?" if near else ""
    return f"there is no file `{path}`{hint}"


def _stem(name: str) -> str:
    """Return ``name`` without what makes it the name of a spec."""
    return next((name[: -len(end)] for end in SUFFIXES if name.endswith(end)), name)


def _meant(path: str) -> list[str]:
    """Return the files that ``path`` means."""
    if path == STDIN or os.path.isfile(path):
        return [path]
    if not os.path.isdir(path):
        raise UsageError(unusable(path))
    return _below(path)


def _identity(file: str) -> str:
    """Return what two spellings of one file have in common."""
    if file == STDIN:
        return STDIN
    folder, name = os.path.split(file)
    return os.path.join(os.path.realpath(folder), name)


def _below(folder: str) -> list[str]:
    """Return the specs below ``folder``, sorted. Raises UsageError when there is none."""
    kept = _kept_by_git(folder)
    names = everything_below(folder) if kept is None else kept
    prefix = "" if folder in (".", "./") else folder.rstrip("/") + "/"
    found = [prefix + name for name in sorted(names) if is_spec(name.rpartition("/")[2])]
    files = [path for path in found if _is_there(path)]
    if not files:
        wanted = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
        but = "" if kept is None else ", but for what git ignores"
        raise UsageError(f"no specs in `{folder}`: looked for {wanted} and {SETTINGS}{but}")
    return files


def _is_there(path: str) -> bool:
    """Tell whether the spec is a file; git also lists those that were deleted.

    Raises UsageError for a link that leads nowhere, but for the hidden ones editors lock with.
    """
    if os.path.isfile(path):
        return True
    if os.path.islink(path) and not os.path.basename(path).startswith("."):
        raise UsageError(unusable(path))
    return False


def everything_below(folder: str) -> list[str]:
    """Return all files below ``folder``; hidden folders are left out, links not followed.

    Raises UsageError for a folder that cannot be read: it may hold specs.
    """
    found, folders = [], [""]
    while folders:
        inner = folders.pop()
        try:
            entries = list(os.scandir(os.path.join(folder, inner)))
        except OSError as error:
            reason = os.strerror(error.errno or 0).lower()
            where = os.path.join(folder, inner) if inner else folder
            raise UsageError(f"the folder `{where}` cannot be read: {reason}") from error
        for entry in entries:
            name = os.path.join(inner, entry.name)
            if not entry.is_dir(follow_symlinks=False):
                found.append(name)
            elif not entry.name.startswith("."):
                folders.append(name)
    return found


def _kept_by_git(folder: str) -> set[str] | None:
    """Return the specs below ``folder`` that git does not ignore, or None outside a repository.

    git itself is asked, because nobody else knows all its exclude files. Of submodules it lists no
    files: they are asked one by one.
    """
    top = repository_of(folder)
    if top is None:
        return None
    globs = [f":(glob)**/*{suffix}" for suffix in SUFFIXES] + [f":(glob)**/{SETTINGS}"]
    names = _git(folder, "--cached", "--others", "--exclude-standard", "--", *globs)
    if names is None:
        return None
    kept = set(names)
    if os.path.exists(os.path.join(top, ".gitmodules")):
        for submodule in _submodules(folder):
            inside = _kept_by_git(os.path.join(folder, submodule)) or ()
            kept |= {f"{submodule}/{name}" for name in inside}
    return kept


def _submodules(folder: str) -> list[str]:
    """Return the submodules below ``folder`` that are checked out."""
    entries = _git(folder, "--cached", "--stage") or ()
    # The mode of a submodule; the name stands behind a tab.
    links = [entry.partition("\t")[2] for entry in entries if entry.startswith("160000 ")]
    return [name for name in links if _is_checkout(os.path.join(folder, name))]


def _is_checkout(path: str) -> bool:
    return not os.path.islink(path) and os.path.exists(os.path.join(path, ".git"))


def _git(folder: str, *arguments: str) -> list[str] | None:
    """Return what ``git ls-files`` lists in ``folder``, or None where git does not answer."""
    command = ["git", "-C", folder, "ls-files", "-z", *arguments]
    read, write = os.pipe()
    environment = {key: text for key, text in os.environ.items() if key not in OF_A_HOOK}
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
    try:
        child = os.posix_spawnp("git", command, environment, file_actions=actions)
    except OSError:
        os.close(read)
        return None
    finally:
        os.close(write)
        os.close(quiet)
    with open(read, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    return None if status else [os.fsdecode(name) for name in data.split(b"\0") if name]


def _listed(folder: str) -> list[str]:
    """Return the names in ``folder``, none where it may not be read."""
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []
