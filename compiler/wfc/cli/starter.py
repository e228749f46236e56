"""What ``wfc init`` writes."""

from __future__ import annotations

SPEC = """\
# A workflow of two tasks. Every key of the API's request may stand here; the few that are not the
# API's (DependsOn, Defaults, Script.File, ...) compile away. `wfc lint` checks this file,
# `wfc apply hello.wfc.yaml -e dev --local` runs it on an emulator, without an account.
Name: hello_${{ env }}
BizDate: 2026-11-19             # a day; `--bizdate yesterday` beats it

Tasks:
  - Name: greet
    Type: DIDE_SHELL
    Script:
      Content: echo "hello on $1"
      Parameters: [$bizdate]    # the scheduler puts the day in

  - Name: part
    Type: DIDE_SHELL
    Script: {Content: echo goodbye}
    DependsOn: [greet]          # by name; the output it stands for is derived
"""

SETTINGS_TEXT = """\
# The settings of this project, for all its specs. Put in your own numbers.
Kind: Project

# What differs between environments; `-e dev` chooses one.
Environments:
  dev:
    ProjectId: 10001
    Owner: "1107550004253538"
    EnvType: Dev
  prod:
    Protected: true             # only a plan that was reviewed is applied
    ProjectId: 10002
    Owner: "1107550004253538"
    EnvType: Prod

# Under every task that does not say otherwise.
Defaults:
  Timeout: 1h
  RuntimeResource: {ResourceGroupId: S_res_group_524258031846018_1684XXXXXXXXX}
"""

HOOKS = """\
  - repo: local                 # wfc as it is installed beside pre-commit
    hooks:
      - id: wfc-fmt
        name: wfc fmt
        entry: wfc fmt
        language: system
        files: '(\\.wfc\\.ya?ml|(^|/)wfc\\.yaml)$'
        require_serial: true
      - id: wfc-lint
        name: wfc lint
        entry: wfc lint
        language: system
        files: '(\\.wfc\\.(ya?ml|json)|(^|/)wfc\\.yaml)$'
        require_serial: true
"""
