"""A GitHub workflow of the size of a spec, for the peer that reads nothing else."""

from __future__ import annotations

#: The commit of actions/checkout 4.2.2: an unpinned action would be a finding.
CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2"


def github_workflow(jobs: int) -> str:
    """Return a workflow of ``jobs`` jobs in a row that has nothing to complain about."""
    lines = ["name: ci", "on: [push]", "permissions: {}", "jobs:"]
    for index in range(jobs):
        lines += _job(index)
    return "\n".join(lines) + "\n"


def _job(index: int) -> list[str]:
    return [
        f"  job{index}:",
        f"    # --- job {index}",
        "    runs-on: ubuntu-24.04",
        "    timeout-minutes: 10",
        *([f"    needs: [job{index - 1}]"] if index else []),
        "    env:",
        f"      TABLE: orders_{index}",
        "      REGION: eu",
        "    steps:",
        f"      - uses: {CHECKOUT}",
        "        with:",
        "          persist-credentials: false",
        "      - name: load",
        "        run: |",
        *(f"          echo 'INSERT OVERWRITE TABLE dwd_{index}_{part}'" for part in range(10)),
        "      - name: check",
        "        run: test -s out.csv",
    ]
