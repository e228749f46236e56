"""What the command line says of a workflow: a day, an environment, params."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from wfc.exits import UsageError
from wfc.resolve.overlays import PARTS
from wfc.resolve.resolve import Given
from wfc.wording import Names, listed
from wfc_spec.bizdate import is_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wfc.pipeline import Checked

    Command = TypeVar("Command", bound=Callable[..., Any])

ENVIRONMENT = "The environment, of those that the file or wfc.yaml names."
PARAM = "The value of a param; may be repeated."


def environment_options(command: Command) -> Command:
    """Give ``command`` the options ``-e`` and ``--param``."""
    import click

    environment = click.option("-e", "--environment", metavar="NAME", help=ENVIRONMENT)
    param = click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help=PARAM)
    return environment(param(command))


def given(
    bizdate: str | None = None,
    environment: str | None = None,
    params: tuple[str, ...] = (),
    target: str | None = None,
) -> Given:
    """Return what the options say. Raises UsageError when one of them says nothing sensible."""
    if bizdate is not None and not is_day(bizdate):
        raise UsageError(f"`--bizdate {bizdate}`: expected a day such as 2026-11-19")
    values = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not name or not equals:
            raise UsageError(f"`--param {param}`: expected NAME=VALUE")
        values[name] = value
    return Given(bizdate, environment, values, target)


class NotHereError(UsageError):
    """A file has nothing that ``option`` could be for; ``rest`` is all else that is asked."""

    def __init__(self, message: str, option: str, rest: Given) -> None:
        """Say ``message``, or go on with ``rest``."""
        super().__init__(message)
        self.option = option
        self.rest = rest


def require_one(checked: Checked, asked: Given | None) -> None:
    """Raise UsageError unless one environment is meant, and every param has a value."""
    asked = asked or Given()
    named = checked.environments
    spec = checked.spec
    if spec is None or spec.kind not in PARTS or not spec.value:
        return
    if asked.environment is None and named:
        file = checked.document.file
        raise UsageError(f"`{file}` is for {listed(named, 'or')}: choose one with `-e`")
    if asked.environment is not None and not named:
        said = f"`{checked.document.file}` names no environments: leave `-e` out for it"
        raise NotHereError(said, "-e", asked.but(environment=None))
    require_known(asked, named, checked.params)
    if checked.graph is not None and not checked.has_errors():
        unset = checked.graph.workflow.unset
        if unset:
            verb = "has" if len(unset) == 1 else "have"
            options = " ".join(f"--param {name}=…" for name in unset)
            raise UsageError(f"{_params(unset)} {verb} no value: give `{options}`")


def no_workflow(checked: Checked, file: str, rest: str) -> UsageError:
    """Return what is said of a ``file`` without errors that stands for no request."""
    is_fragment = checked.spec is not None and checked.spec.kind == "Fragment"
    holds = "a fragment" if is_fragment else "settings"
    return UsageError(f"`{file}` holds {holds}, not a workflow: {rest}")


def require_known(asked: Given, environments: Iterable[str], params: Iterable[str]) -> None:
    """Raise UsageError when an environment or a param is asked for that there is none."""
    if asked.environment is not None:
        wrong = _unknown("environment", asked.environment, tuple(environments))
        if wrong:
            raise UsageError(wrong)
    for name in asked.params:
        wrong = _unknown("param", name, tuple(params))
        if wrong:
            others = {key: text for key, text in asked.params.items() if key != name}
            raise NotHereError(wrong, f"--param {name}", asked.but(params=others))


def require_known_somewhere(asked: Given, found: Iterable[Checked]) -> None:
    """Raise UsageError when none of several files knows what is asked for."""
    environments = {name: None for each in found for name in each.environments}
    require_known(asked, environments, {name: None for each in found for name in each.params})


def _params(names: tuple[str, ...]) -> str:
    return f"the param{'' if len(names) == 1 else 's'} {listed(names)}"


def _unknown(what: str, name: str, known: tuple[str, ...]) -> str:
    """Say what there is instead of ``name``; "" where there is that."""
    if name in known:
        return ""
    near = Names(known).near(name)
    are = "are" if len(known) > 1 else "is"
    hint = f": there {are} {listed(known)}" if known else ": none are named"
    return f"there is no {what} `{name}`{f'; did you mean `{near}`?' if near else hint}"
