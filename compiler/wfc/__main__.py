"""``python -m wfc``."""

from wfc.cli.entry import main

main()
