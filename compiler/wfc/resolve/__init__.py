"""Spec → Workflow: layers laid over each other, files and dates looked up."""
