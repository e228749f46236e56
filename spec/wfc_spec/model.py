"""What all models of the language share: keys as the API spells them, ``x-…`` ignored."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic.alias_generators import to_pascal

EXTENSIONS: Any = {"patternProperties": {"^x-": {"description": "Yours: wfc ignores it."}}}


class Model(BaseModel):
    """A mapping with known keys; any other key but ``x-…`` is refused."""

    model_config = ConfigDict(
        alias_generator=to_pascal,
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        json_schema_extra=EXTENSIONS,
    )

    @model_validator(mode="before")
    @classmethod
    def _ignore_extensions(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if cls.model_config["json_schema_extra"] is EXTENSIONS and any(
            each is None and not key.startswith("x-") for key, each in value.items()
        ):
            raise ValueError("a key has no value")  # absent is absent; null is no value
        return {key: each for key, each in value.items() if not key.startswith("x-")}
