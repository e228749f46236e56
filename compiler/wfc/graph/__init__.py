"""Workflow → Graph: names bound, tasks ordered."""
