"""Where a workflow is submitted to: what the command line, the environment and the file say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.submit.endpoint import Endpoint, parse_endpoint
from wfc.submit.errors import EndpointError
from wfc.submit.regions import endpoint_of, region_at

if TYPE_CHECKING:
    from collections.abc import Mapping

REGION = "ALIBABA_CLOUD_REGION_ID"
ENDPOINT = "WFC_ENDPOINT"


@dataclass(frozen=True, slots=True)
class Where:
    """A place to submit to, and the name under which it is remembered.

    ``region`` is the vendor's name of it or, for a host that is not in the table of regions, its
    authority (``127.0.0.1:8080``): what was submitted to an emulator is never taken for
    something that the service has.
    """

    endpoint: Endpoint
    region: str


def where(
    written: str | None, region: str | None, endpoint: str | None, environ: Mapping[str, str]
) -> Where:
    """Return where to submit to.

    ``written`` is the file's ``Region``, ``region`` and ``endpoint`` are the options. The command
    line beats the environment, and that the file. Raises EndpointError when nothing is said, and
    for what cannot be read.
    """
    if region and endpoint:
        raise EndpointError("`--region` and `--endpoint` are two places: choose one")
    if endpoint is not None:
        return at(_named("--endpoint", endpoint))
    if region is not None:
        return _in(region, "--region")
    if environ.get(ENDPOINT):
        return at(_named(ENDPOINT, environ[ENDPOINT]))
    if environ.get(REGION):
        return _in(environ[REGION], REGION)
    if written:
        return _in(written, "Region")
    raise EndpointError(
        "no region is named, so there is no place to submit to",
        (
            f"write `Region: cn-shanghai` in the file, or give `--region` or {REGION}",
            "`--local` runs it on the emulator, without an account",
        ),
    )


def at(endpoint: Endpoint) -> Where:
    """Return ``endpoint`` under the name of its region, or of its own."""
    return Where(endpoint, region_at(endpoint) or endpoint.authority)


def is_region(name: str) -> bool:
    """Say whether the place that is remembered as ``name`` is a region, and no address."""
    try:
        endpoint_of(name)
    except EndpointError:
        return False
    return True


def option_of(name: str) -> str:
    """Return the option that leads to the place that is remembered as ``name``."""
    return f"--{'region' if is_region(name) else 'endpoint'} {name}"


def _named(source: str, text: str) -> Endpoint:
    """Read an endpoint; an error says where it was named."""
    try:
        return parse_endpoint(text)
    except EndpointError as error:
        raise EndpointError(f"`{source}`: {error.message}", error.help) from None


def _in(region: str, source: str) -> Where:
    """Return the place of ``region``; an error says where it was named."""
    try:
        return Where(endpoint_of(region), region)
    except EndpointError as error:
        raise EndpointError(f"`{source}`: {error.message}", error.help) from None
