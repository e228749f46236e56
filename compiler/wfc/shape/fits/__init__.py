"""Generated: one validator for each kind of file."""
