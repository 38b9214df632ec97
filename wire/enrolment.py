"""The conversation of a device that nobody knows yet: it shows a code, staff say which device it is.

It takes the place of ``hello`` and ends with the connection. The device's token
is its own and never leaves it here: only its hash does.
"""

from typing import Annotated, Literal

import msgspec

from wire.message import NO_NUL, Message, Name

DeviceKind = Literal["kiosk", "board", "led", "pads"]


class AskToEnrol(Message, frozen=True, kw_only=True):
    """I am a device without a place: give me a code to show.

    ``key`` is the SHA-256, in hex, of the token that the device will speak with;
    ``host`` is what its machine is called, to be shown to staff; ``device``
    is the id it was started with, where it was.
    """

    device_kind: DeviceKind
    key: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$(?!\n)", description="64 hexadecimal digits")]
    host: Name
    device: Annotated[str, msgspec.Meta(max_length=80, pattern=NO_NUL)] = ""


class EnrolBy(Message, frozen=True, kw_only=True):
    """Show this code; it is good for so many seconds, and for as long as this connection stands."""

    code: str
    seconds: float


class Enrolled(Message, frozen=True, kw_only=True):
    """Staff said that you are ``device``: say hello with your token from now on."""

    device: str
