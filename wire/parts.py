"""What hangs on a device and how it is: the bars of an LED line, the line itself.

Told by the device when something changes, and all of it on every new
connection. It is the present and nothing else: the server keeps the last word
of each part while the device is connected, and logs none of it.
"""

from collections.abc import Iterable
from typing import Annotated, Final, Literal

import msgspec

from wire.live import View
from wire.message import Message, Name, Text

AT_ONCE: Final = 100


class Part(View, frozen=True, kw_only=True):
    """A part: ``good``, ``bad`` with a reason, or ``unknown`` for one that says nothing.

    ``since`` is when it became so, in seconds since 1970, by the device's own clock.
    """

    id: Name
    state: Literal["good", "bad", "unknown"]
    reason: Text = ""
    since: float = 0.0


class Parts(Message, frozen=True, kw_only=True):
    """Some parts of the device that tells; the others are as told before."""

    parts: Annotated[tuple[Part, ...], msgspec.Meta(max_length=AT_ONCE)]


def all_told(parts: Iterable[Part]) -> list[Parts]:
    """Return the messages that tell all these parts."""
    every = tuple(parts)
    return [Parts(parts=every[at : at + AT_ONCE]) for at in range(0, len(every), AT_ONCE)]
