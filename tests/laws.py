"""How laws are tried: the same examples each time, or new ones.

A gate must not turn red by luck: the examples of a law are always the same, on every machine.
``SEARCH=20 pytest`` tries new ones, twenty times as many; what it finds becomes a named test.
"""

from __future__ import annotations

import os
import pkgutil
from importlib import import_module

from hypothesis import HealthCheck, settings

#: How many times as many examples are tried; 0: the usual ones.
SEARCH = int(os.environ.get("SEARCH", "0"))


def examples(count: int) -> settings:
    """Return the decorator of a law that takes more or fewer examples than the usual 100."""
    return settings(max_examples=count * max(SEARCH, 1))


def settle() -> None:
    """Settle for all laws which examples are tried."""
    common = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    if SEARCH:
        profile = settings(common, max_examples=100 * SEARCH, print_blob=True)
    else:
        profile = settings(common, derandomize=True, database=None)
    settings.register_profile("chosen", profile)
    settings.load_profile("chosen")
    _import_everything()


def _import_everything() -> None:
    """Import all of wfc: hypothesis draws from the constants of whatever is imported by then.

    Otherwise it would depend on the tests that a process happened to run before.
    """
    for name in ("wfc", "wfc_spec", "wfc_schemas"):
        package = import_module(name)
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.endswith("__main__"):
                import_module(found.name)
