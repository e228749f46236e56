"""``python -m wfc``."""

from wfc.cli.entry import enter

enter()
