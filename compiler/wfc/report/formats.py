"""The output formats, each loaded when it is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Protocol

    from wfc.report.outcome import Outcome

    class Render(Protocol):
        """Write an outcome in one format."""

        def __call__(self, outcome: Outcome, *, color: bool) -> str:
            """Return the text: empty, or whole lines."""


FORMATS: Final = (
    "full",
    "concise",
    "json",
    "json-lines",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "markdown",
)


def renderer(name: str) -> Render:
    """Return the ``render`` of the format ``name``; raises ValueError for any other name."""
    if name not in FORMATS:
        raise ValueError(name)
    import wfc.report

    module = name.replace("-", "_")
    __import__(f"wfc.report.{module}")  # importlib.import_module imports more than the format does
    render: Render = getattr(wfc.report, module).render
    return render
