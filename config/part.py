"""The root of all settings, and what names are made of."""

from typing import Annotated

import msgspec

Word = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Id = Annotated[
    str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$", description="lower-case letters, digits, -")
]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The root of all settings: frozen, and unknown keys are errors."""
