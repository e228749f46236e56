"""Text → Document: files found, read, and every value with its place."""
