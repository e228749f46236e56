"""The language: what a workflow file may say."""
