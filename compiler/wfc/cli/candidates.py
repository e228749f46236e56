"""What may come next on a command line: files, rules, schemas, tasks.

Whoever presses Tab wants words or nothing: no candidate is ever an error, and none takes long.
"""

from __future__ import annotations

import os
import re

import click
from click.shell_completion import CompletionItem

Words = list[CompletionItem[str]]

#: Names that every shell takes as they stand. Shells insert a candidate without quotes, so any
#: other name would be cut, or obeyed: specs come from others.
_PLAIN = re.compile(r"\w[\w.@%+/-]*")
#: A longer file takes longer to read than one waits for a word.
_BYTES = 2 << 20


def beginning(words: dict[str, str], incomplete: str) -> Words:
    """Return those of ``words``, each with its help, that begin with what is typed so far."""
    return [
        CompletionItem(word, help=text or None)
        for word, text in words.items()
        if word.startswith(incomplete)
    ]


def files(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Leave it to the shell, which knows its files."""
    return [CompletionItem(incomplete, type="file")]


def folders(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Leave it to the shell, which knows its folders."""
    return [CompletionItem(incomplete, type="dir")]


def rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Return the rules, each with its severity."""
    from wfc.rules.shelf import SEVERITIES

    return beginning(dict(SEVERITIES), incomplete)


def selectable(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Return the rules and groups of rules that ``--select`` takes."""
    from wfc.rules.shelf import SEVERITIES
    from wfc.settings import GROUPS

    return beginning(dict.fromkeys(GROUPS, "a group of rules") | SEVERITIES, incomplete)


def ignorable(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Return the rules and groups of rules that ``--ignore`` takes."""
    from wfc.rules.shelf import ALWAYS, TELLS

    found = selectable(context, parameter, incomplete)
    return [each for each in found if each.value not in (*TELLS, *ALWAYS)]


def schemas(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Return the names of the published schemas."""
    import wfc_schemas

    return beginning(dict.fromkeys(wfc_schemas.NAMES, ""), incomplete)


def tasks(context: click.Context, parameter: click.Parameter, incomplete: str) -> Words:
    """Return the tasks of the FILE that the command line names so far."""
    file = context.params.get("file") or next(iter(context.args), None)
    try:
        names = _tasks(file) if file else []
    except Exception:  # whatever is wrong with the file: the command itself will tell
        names = []
    plain = [name for name in names if _PLAIN.fullmatch(name)]
    return beginning(dict.fromkeys(plain, ""), incomplete)


def _tasks(file: str) -> list[str]:
    """Return the names of the tasks of ``file``; raises whatever reading it may raise."""
    if not os.path.isfile(file) or os.path.getsize(file) > _BYTES:
        return []
    from wfc.cli.files import bytes_of
    from wfc.resolve.resolve import resolve
    from wfc.shape.shape import shape
    from wfc.source.exact import read
    from wfc.source.project import Folder

    spec = shape(read(file, bytes_of(file)))
    return [task.name for task in resolve(spec, Folder(os.path.dirname(file)), None).tasks]
