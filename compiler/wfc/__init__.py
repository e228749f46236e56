"""wfc: the declarative workflow compiler and validator for Alibaba Cloud DataWorks."""

from __future__ import annotations

__version__ = "0.1.0"
