"""Get the tools: wfc from this checkout and its peers from the registries, each on its own."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parent.parent
PEERS = Path(__file__).with_name("peers.toml")


@dataclass(frozen=True, slots=True)
class Run:
    """A way to start a peer: ``command`` still has its ``{…}`` fields."""

    name: str
    command: str
    contests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool to compare with: its pinned package, and what it looks at in a file."""

    name: str
    registry: str
    package: str
    looks_at: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool in its folder; ``missing`` says why it could not be had, else it is empty."""

    folder: Path
    missing: str = ""

    def fields(self) -> dict[str, str]:
        """Return what stands for ``{bin}``, ``{site}`` and ``{platform}`` in its commands."""
        python = self.folder / "bin"
        programs = python if python.is_dir() else self.folder / "node_modules" / ".bin"
        site = next(self.folder.glob("lib/python*/site-packages"), self.folder)
        machine = platform.machine().lower().replace("aarch64", "arm64")
        return {
            "bin": str(programs),
            "site": str(site),
            "platform": f"{platform.system().lower()}-{machine}",
        }


def peers() -> list[Peer]:
    """Return the peers of ``peers.toml``."""
    table: dict[str, dict[str, Any]] = tomllib.loads(PEERS.read_text("utf-8"))
    found = []
    for name, entry in table.items():
        runs = tuple(
            Run(each["name"], each["command"], tuple(each["contests"])) for each in entry["runs"]
        )
        found.append(Peer(name, entry["registry"], entry["package"], entry["looks_at"], runs))
    return found


def get_wfc(folder: Path) -> Tool:
    """Install the checkout as users do: a wheel, no extras, compiled, in an environment apart.

    Raises SystemExit when that fails: without wfc there is nothing to measure.
    """
    tool = Tool(folder, _into_environment(folder, [str(CHECKOUT)]))
    if tool.missing:
        raise SystemExit(f"wfc: {tool.missing}")
    return tool


def get(peer: Peer, folder: Path) -> Tool:
    """Install ``peer`` into ``folder`` unless exactly that package is there already."""
    stamp = folder / "installed.txt"
    if stamp.is_file() and stamp.read_text("utf-8") == peer.package:
        return Tool(folder)
    shutil.rmtree(folder, ignore_errors=True)
    if peer.registry == "npm":
        missing = _into_modules(folder, peer.package)
    else:
        missing = _into_environment(folder, ["--only-binary=:all:", peer.package])
    if not missing:
        stamp.write_text(peer.package, "utf-8")
    return Tool(folder, missing)


def packages(tool: Tool) -> str:
    """Return what is installed in a Python tool's environment, with versions."""
    command = [str(tool.folder / "bin" / "python"), "-m", "pip", "list", "--format=freeze"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - ours
    own = ("pip==", "setuptools==")
    return ", ".join(each for each in done.stdout.split() if not each.startswith(own))


def _into_environment(folder: Path, wanted: list[str]) -> str:
    """Install ``wanted`` into the virtual environment ``folder``; return why not, or nothing."""
    python = folder / "bin" / "python"
    if not python.is_file() and not _done([sys.executable, "-m", "venv", str(folder)]):
        return "no virtual environment could be made"
    install = [str(python), "-m", "pip", "install", "-qq", *wanted]
    return "" if _done(install) else "pip could not install it"


def _into_modules(folder: Path, package: str) -> str:
    """Install ``package`` below ``folder``; return why not, or nothing."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not on this machine"
    folder.mkdir(parents=True)
    install = [npm, "install", "--silent", "--no-save", "--prefix", str(folder), package]
    return "" if _done(install) else "npm could not install it"


def _done(command: list[str]) -> bool:
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0  # noqa: S603
