"""The root of all settings."""

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The root of all settings: frozen, and unknown keys are errors."""
