"""The shelf of rules: every file is one rule, named after it."""
