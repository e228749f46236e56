"""A DataWorks OpenAPI on loopback, for trying a workflow without an account.

``server.Emulator`` is the way in; ``behaviours.BEHAVIOURS`` tells what is known about each
thing it does: documented, observed in the client, or assumed.
"""
