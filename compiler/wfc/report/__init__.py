"""The shelf of output formats; ``formats.renderer`` takes one off it."""
