"""yaml-rs, the parser of the quick reader, loaded without its package where that is possible.

Its package imports typing and pathlib (17 ms); its extension module alone takes 3. The name of
the extension is private to yaml-rs: where it has moved, the package is imported as it should be.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Parser = Callable[[str], Any]

_PACKAGE = "yaml_rs"
_MODULE = "yaml_rs._yaml_rs"
_found: list[Parser | None] = []
#: What yaml-rs 0.1.6 says of files that the exact reader takes: brackets and quotes that go on
#: in the column of their key, ``|#``, ``[-]``, a tab behind the colon in ``{"a":\t1}``.
_STRICTER = (
    "invalid indentation",
    "comments must be separated from other tokens by whitespace",
    "plain scalar cannot start with '-'",
    "':' must be followed by a valid YAML whitespace",
)


def parser() -> Parser | None:
    """Return a function from YAML 1.2 text to plain values, or None without yaml-rs.

    It raises ValueError for what is no YAML, duplicate keys included.
    """
    if not _found:
        _found.append(_extension() or _package())
    return _found[0]


def is_stricter(error: ValueError) -> bool:
    """Say whether what yaml-rs calls a mistake is one that the exact reader may not see."""
    return str(error).rpartition("\n")[2].startswith(_STRICTER)


def _extension() -> Parser | None:
    import os
    from _frozen_importlib import ModuleSpec
    from _frozen_importlib_external import ExtensionFileLoader
    from _imp import create_dynamic, exec_dynamic, extension_suffixes

    names = [f"{_PACKAGE}/_yaml_rs{suffix}" for suffix in extension_suffixes()]
    for folder in sys.path:
        for name in names:
            path = f"{folder}/{name}"
            if not os.path.exists(path):
                continue
            try:
                spec = ModuleSpec(_MODULE, ExtensionFileLoader(_MODULE, path), origin=path)
                module = create_dynamic(spec)
                exec_dynamic(module)
                loads = module._loads
                loads("a: 1", parse_datetime=False)
            except Exception:
                return None
            return lambda text: loads(text, parse_datetime=False)
    return None


def _package() -> Parser | None:
    try:
        from yaml_rs import loads
    except ImportError:
        return None
    return lambda text: loads(text, parse_datetime=False)
