"""A bug as it is planted: where, what instead, and as what it must be seen."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec


class Plant(msgspec.Struct, frozen=True):
    """What is put in the place of ``owner.name``, and the promises of which one must be seen broken."""

    owner: Any
    name: str
    instead: Callable[[Any], Any]
    seen_as: Sequence[str]
