"""Pictures of characters: levels, untangled, placed, and drawn with lines."""
