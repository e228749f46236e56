"""The language: what a workflow file may say. Knows no files, no YAML, no network."""
