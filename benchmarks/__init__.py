"""How fast ``wfc`` is, beside the tools people use today; ``python -m benchmarks`` measures it."""
