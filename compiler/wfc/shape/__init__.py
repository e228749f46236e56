"""Document → Spec: the file as written, checked."""
