"""Appointments 预约: what may be asked of them, and how one is seen.

A slot is named by the site's own ``day`` (YYYY-MM-DD) and ``time`` (HH:MM).
``person`` is an opaque word for who asks, made where the number or card was
read; neither a phone number nor an identity number ever goes this way.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from wire.intents import Channel, Intent, Person
from wire.live import TicketState, View
from wire.message import Name

Day = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)", description="a day YYYY-MM-DD")
]
Time = Annotated[
    str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$(?!\n)", description="a time of day HH:MM")
]
Code = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{12}$(?!\n)", description="the 12 digits of a booking")]
Digits = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}$(?!\n)", description="the last 4 digits of a phone number")
]


class Book(Intent, frozen=True, kw_only=True):
    """Book 预约 a place in a slot, for an ``item`` (its queue is found) or for a ``queue``."""

    day: Day
    time: Time
    item: Name | None = None
    queue: Name | None = None
    person: Person | None = None
    digits: Digits | None = None
    channel: Channel = "rest"
    language: Literal["zh", "en"] = "zh"


class MoveBooking(Intent, frozen=True, kw_only=True):
    """Change 改约 to another slot of the same queue."""

    code: Code
    day: Day
    time: Time


class CancelBooking(Intent, frozen=True, kw_only=True):
    """Give the place back 取消预约."""

    code: Code


class CheckIn(Intent, frozen=True, kw_only=True):
    """The holder has come 签到取号: by the ``code``, the last ``digits`` of the phone, or as a ``person``."""

    code: Code | None = None
    digits: Digits | None = None
    person: Person | None = None
    channel: Channel = "kiosk"


class BookingView(View, frozen=True, kw_only=True):
    """A booking as the outside sees it.

    ``state`` is ``booked`` until it is claimed (then ``waiting``: the ticket
    has the same ``id``), left (``no_show``) or withdrawn (``cancelled``).
    ``opens`` is from when its holder may check in. ``code`` is the right to it.
    """

    id: str
    code: str
    queue: str
    state: TicketState
    day: str
    time: str
    start: datetime
    until: datetime
    opens: datetime
    booked_at: datetime
    item: str | None = None
    digits: str | None = None
    channel: str = "rest"
