"""The paper: published JSON Schemas."""
