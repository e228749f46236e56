"""The options of ``wfc lint``: one table, read by the short way in and by click.

``lint`` is what pre-commit runs on every commit, so it does not wait for click to be imported.
"""

from __future__ import annotations

from wfc.report.formats import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

COLORS = ("auto", "always", "never")
FAIL_LEVELS = ("error", "warning", "info", "never")


class Option:
    """One option with a value: its name, what it may be, and whether it may be repeated."""

    __slots__ = ("choices", "default", "flag", "help", "metavar", "name", "repeated", "short")

    def __init__(
        self,
        name: str,
        help: str,  # noqa: A002 - the word click has for it
        *,
        default: str | None = None,
        choices: tuple[str, ...] = (),
        repeated: bool = False,
        flag: bool = False,
        metavar: str = "",
        short: str = "",
    ) -> None:
        """Describe ``--name``; a ``flag`` takes no value, ``short`` is one letter for it."""
        self.name: Final = name
        self.help: Final = help
        self.default: Final = default
        self.choices: Final = choices
        self.repeated: Final = repeated
        self.flag: Final = flag
        self.metavar: Final = metavar
        self.short: Final = short

    def initial(self) -> Any:
        """Return the value when the option is not given."""
        if self.flag:
            return False
        return () if self.repeated else self.default

    def key(self) -> str:
        """Return the name as an argument of a function."""
        return self.name.replace("-", "_")


LINT = (
    Option("output-format", "How to print problems.", default="full", choices=FORMATS),
    Option(
        "output",
        "Write problems to a file as well; may be repeated.",
        repeated=True,
        metavar="FORMAT:FILE",
    ),
    Option(
        "select",
        "A rule to run, `default` or `all`; may be repeated.",
        repeated=True,
        metavar="RULE",
    ),
    Option("ignore", "A rule not to run; may be repeated.", repeated=True, metavar="RULE"),
    Option(
        "fail-level",
        "The least severity that makes the exit code 1.",
        default="error",
        choices=FAIL_LEVELS,
    ),
    Option("fix", "Write safe fixes into the files, and report what is left.", flag=True),
    Option("diff", "Show what --fix would write, and write nothing.", flag=True),
    Option(
        "unsafe-fixes",
        "With --fix or --diff: also fixes that change what is meant.",
        flag=True,
    ),
    Option("baseline", "Leave out the problems this file knows.", metavar="FILE"),
    Option(
        "write-baseline",
        "Make the file of --baseline, or take out of it what is found no more.",
        flag=True,
    ),
    Option("statistics", "Print how often each rule speaks, nothing else.", flag=True),
    Option("watch", "Lint again whenever a file changes, until Ctrl-C.", flag=True),
    Option(
        "environment",
        "The environment to check; all if left out.",
        short="e",
        metavar="NAME",
    ),
    Option("param", "The value of a param; may be repeated.", repeated=True, metavar="NAME=VALUE"),
    Option("stdin-filename", "The name of what comes on standard input.", metavar="PATH"),
    Option("no-quick", "Use the exact reader alone.", flag=True),
    Option("color", "When to use colors.", default="auto", choices=COLORS),
)


def parsed(arguments: list[str]) -> dict[str, Any] | None:
    """Return the options of ``wfc lint ARGUMENTS``, or None when click had better look at them.

    None means a mistake, ``--help``, or anything else out of the ordinary.
    """
    table = {f"--{option.name}": option for option in LINT}
    table |= {f"-{option.short}": option for option in LINT if option.short}
    values: dict[str, Any] = {option.key(): option.initial() for option in LINT}
    paths: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-") or argument == "-":
            paths.append(argument)
            continue
        name, equals, value = argument.partition("=")
        option = table.get(name)
        if option is not None and option.flag and not equals:
            values[option.key()] = True
            continue
        text = value if equals else next(rest, None)
        if (
            option is None
            or option.flag
            or text is None
            or (option.choices and text not in option.choices)
        ):
            return None
        old = values[option.key()]
        values[option.key()] = (*old, text) if option.repeated else text
    return values | {"paths": tuple(paths)}
