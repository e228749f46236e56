"""The vendor's libraries, brought in on first use and kept silent.

They are noisy: on import they put handlers for standard error on their loggers at level
DEBUG, and with ``DEBUG=sdk`` in the environment they print request headers, token
included. And they are curious: the credentials package asks the metadata service of the
machine unless told not to. All of that is turned off here, before they are imported.
"""

from __future__ import annotations

import importlib
import logging
import os
import warnings
from typing import Any

from wfc.submit.errors import MissingExtraError

_LOGGERS = ("darabonba-core", "alibabacloud-tea", "credentials")
_METADATA_OFF = "ALIBABA_CLOUD_ECS_METADATA_DISABLED"


def load_vendor(module: str) -> Any:
    """Import ``module`` of the vendor; MissingExtraError when it is not installed."""
    if os.environ.get("DEBUG", "").lower() == "sdk":
        del os.environ["DEBUG"]
    os.environ.setdefault(_METADATA_OFF, "true")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded = importlib.import_module(module)
    except ImportError:
        raise MissingExtraError(
            "apply needs libraries that are not installed",
            ("install wfc with its extra: pip install '/path/to/wfc[apply]'",),
        ) from None
    _hush()
    return loaded


def _hush() -> None:
    """Take every handler off the vendor's loggers and keep their records from ours."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers[:] = [logging.NullHandler()]
        logger.propagate = False
