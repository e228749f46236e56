"""The shelf of targets: every file is one operation of the API."""
