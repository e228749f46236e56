"""A plan as a file: what was reviewed is what runs."""
