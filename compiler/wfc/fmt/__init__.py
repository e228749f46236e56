"""Document → text as everybody writes it: order, indentation, quotes; nothing it means changes."""
