"""The fault matrix: whatever goes wrong, nothing is submitted twice and nothing is lost.

``cells_*.py`` are the rows of the matrix as data, ``world.py`` is what a cell happens in: an
emulator whose log is the oracle, a journal, and ``wfc`` in a process of its own that can be killed.
``python -m tests.faults.sweep`` runs every cell under many seeds, ``python -m tests.faults.kills``
ends an apply at each of its system calls.
"""
