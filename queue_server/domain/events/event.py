"""The root of all events: the only way state changes, and the truth that is kept."""

import re

import msgspec


def _kind(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=_kind, omit_defaults=True):
    """The root of all events."""
