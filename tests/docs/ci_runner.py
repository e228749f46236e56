"""A runner of pipelines, as small as can be: jobs in their order, each in a checkout of its own.

It knows the actions that the page on CI uses, hands on artifacts, outputs and the cache as they are
declared, and runs every command in a shell, but for installing wfc, which is there already. After a
command that failed nothing is run but what is to be run always.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copy2, copytree
from typing import Any

from ruamel.yaml import YAML

INSTALL = re.compile(r'^python -m pip install "(?:\$WFC|\$\{WFC\}\[apply\])"$')
_VALUE = re.compile(r"\$\{\{ (.+?) \}\}")


@dataclass
class Runner:
    """A repository, what is kept between its jobs, and what every command finds set."""

    repository: Path
    store: Path
    environment: dict[str, str]
    said: list[str] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)

    def github(self, text: str, event: str) -> None:
        """Run the workflow ``text`` for ``event``: ``pull_request`` or ``push``."""
        workflow = YAML(typ="safe", pure=True).load(text)
        known = {
            "secrets.ALIBABA_CLOUD_ACCESS_KEY_ID": self.environment["KEY_ID"],
            "secrets.ALIBABA_CLOUD_ACCESS_KEY_SECRET": self.environment["KEY_SECRET"],
        }
        for name, job in workflow["jobs"].items():
            if self._holds(job.get("if"), event):
                folder = self._checkout(name)
                for step in job["steps"]:
                    if self._holds(step.get("if"), event):
                        self._step(step, folder, workflow["env"], known)
                outputs = _outputs(folder)
                for key, value in job.get("outputs", {}).items():
                    said = re.fullmatch(r"\$\{\{ steps\.\w+\.outputs\.(\w+) \}\}", value)
                    assert said is not None
                    known[f"needs.{name}.outputs.{key}"] = outputs[said[1]]

    def gitlab(self, text: str, source: str) -> None:
        """Run the pipeline ``text`` for ``source``: ``merge_request_event`` or ``push``."""
        pipeline = YAML(typ="safe", pure=True).load(text)
        outputs: dict[str, str] = {}
        for stage in pipeline["stages"]:
            job = pipeline[stage]
            assert job["stage"] == stage
            rules = " ".join(rule["if"] for rule in job["rules"])
            wanted = "merge_request" if source == "merge_request_event" else "$CI_DEFAULT_BRANCH"
            if wanted in rules and not any(self.codes):
                folder = self._checkout(stage)
                self._restore(folder, job["cache"]["paths"])
                if "needs" in job:
                    copytree(self.store / "artifact", folder, dirs_exist_ok=True)
                self._shell("\n".join(job["script"]), folder, pipeline["variables"] | outputs)
                for path in job.get("artifacts", {}).get("paths", ()):
                    self._keep("artifact", folder / path)
                for path in job.get("artifacts", {}).get("reports", {}).values():
                    outputs |= dict(_lines(folder / path))
                if job["cache"].get("policy") != "pull":
                    self._save(folder, job["cache"]["paths"])

    def _step(
        self, step: dict[str, Any], folder: Path, common: dict[str, str], known: dict[str, str]
    ) -> None:
        action, given = step.get("uses", "").partition("@")[0], step.get("with", {})
        if "run" in step:
            own = {
                key: _VALUE.sub(lambda found: known[found[1]], value)
                for key, value in step.get("env", {}).items()
            }
            self._shell(step["run"], folder, common | own)
        elif action == "actions/cache/restore":
            self._restore(folder, [given["path"]])
        elif action == "actions/cache/save":
            self._save(folder, [given["path"]])
        elif action == "actions/upload-artifact":
            self._keep(given["name"], folder / given["path"])
        elif action == "actions/download-artifact":
            copytree(self.store / given["name"], folder, dirs_exist_ok=True)
        else:
            assert action in {"actions/checkout", "actions/setup-python"}

    def _holds(self, condition: str | None, event: str) -> bool:
        if condition == "always()":
            return True
        return condition in {None, f"github.event_name == '{event}'"} and not any(self.codes)

    def _checkout(self, job: str) -> Path:
        folder = self.store / f"{len(self.said)}-{job}"
        subprocess.run(["git", "clone", "-q", str(self.repository), str(folder)], check=True)
        return folder

    def _shell(self, script: str, folder: Path, variables: dict[str, str]) -> None:
        lines = [line for line in script.splitlines() if not INSTALL.match(line)]
        mine = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "CI": "true",
            "GITHUB_BASE_REF": "main",
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        }
        done = subprocess.run(
            ["bash", "-e", "-c", "\n".join(lines)],
            cwd=folder,
            env=os.environ | self.environment | mine | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        self.said.append(done.stdout)
        self.codes.append(done.returncode)

    def _restore(self, folder: Path, paths: list[str]) -> None:
        for path in paths:
            if (self.store / "cache" / path).is_dir():
                copytree(self.store / "cache" / path, folder / path)

    def _save(self, folder: Path, paths: list[str]) -> None:
        for path in paths:
            copytree(folder / path, self.store / "cache" / path, dirs_exist_ok=True)

    def _keep(self, name: str, path: Path) -> None:
        (self.store / name).mkdir(exist_ok=True)
        copy2(path, self.store / name)


def _outputs(folder: Path) -> dict[str, str]:
    return dict(_lines(folder / "output")) if (folder / "output").is_file() else {}


def _lines(path: Path) -> list[tuple[str, str]]:
    parts = (line.partition("=") for line in path.read_text("utf-8").splitlines())
    return [(name, value) for name, _, value in parts]
