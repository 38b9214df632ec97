"""Bodies of appointments in the REST interface, for OpenAPI and msgspec."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from queue_server.domain.slots import Place
from queue_server.gateway.bodies import CommandBody, TicketOut
from wire.bookings import BookingView, Code, Day, Digits, Time
from wire.intents import Channel, Person, Phone
from wire.message import Name

IdNumber = Annotated[
    str,
    msgspec.Meta(pattern=r"^[0-9]{17}[0-9Xx]$(?!\n)", description="the 18 signs of an identity card"),
]


class BookBody(CommandBody, frozen=True, kw_only=True):
    """Book a place in the slot of ``day`` and ``time``, for an ``item`` or a ``queue``.

    The public must give a ``phone``; ``person`` is taken from enrolled devices and staff only.
    With an ``id_number`` its holder can check in with the card; the number itself is not kept.
    """

    day: Day
    time: Time
    item: Name | None = None
    queue: Name | None = None
    phone: Phone | None = None
    person: Person | None = None
    id_number: IdNumber | None = None
    channel: Channel = "rest"
    language: Literal["zh", "en"] = "zh"


class MoveBody(CommandBody, frozen=True, kw_only=True):
    """Change to the slot of ``day`` and ``time``."""

    day: Day
    time: Time


class CheckInBody(CommandBody, frozen=True, kw_only=True):
    """The holder has come: the ``code``, or the last ``digits`` of the phone number."""

    code: Code | None = None
    digits: Digits | None = None
    channel: Channel = "kiosk"


class SlotOut(msgspec.Struct, frozen=True, kw_only=True):
    """A slot: its local ``time``, its bounds, how many can be booked and how many are free."""

    time: str
    start: datetime
    until: datetime
    capacity: int
    free: int


class SlotsOut(msgspec.Struct, frozen=True, kw_only=True):
    """The slots of a queue on a day that can be booked now."""

    queue: str
    day: str
    slots: list[SlotOut]


class BookingOut(msgspec.Struct, frozen=True, kw_only=True):
    """An appointment: ``code`` is the right to it, ``phone`` shows the last digits alone.

    ``check_in_from`` is from when its holder may check in; ``ticket`` is what it became.
    """

    id: str
    code: str
    queue: str
    queue_name: str
    item: str | None
    state: str
    day: str
    time: str
    start: datetime
    until: datetime
    check_in_from: datetime
    booked_at: datetime
    phone: str | None
    channel: str
    ticket: TicketOut | None


def slot_out(place: Place) -> SlotOut:
    """Return the REST form of a slot."""
    slot = place.slot
    return SlotOut(
        time=slot.time, start=slot.start, until=slot.until, capacity=place.capacity, free=place.free
    )


def booking_out(view: BookingView, queue_name: str, ticket: TicketOut | None) -> BookingOut:
    """Return the REST form of a booking."""
    return BookingOut(
        id=view.id,
        code=view.code,
        queue=view.queue,
        queue_name=queue_name,
        item=view.item,
        state=view.state,
        day=view.day,
        time=view.time,
        start=view.start,
        until=view.until,
        check_in_from=view.opens,
        booked_at=view.booked_at,
        phone=f"****{view.digits}" if view.digits else None,
        channel=view.channel,
        ticket=ticket,
    )
