"""Graph → drawing, one format a file."""
