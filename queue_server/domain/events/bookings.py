"""An appointment is made, moved, withdrawn, claimed or left."""

from datetime import datetime

from queue_server.domain.events.event import Event


class BookingMade(Event, frozen=True, kw_only=True):
    """A place in a slot was booked 预约; ``booking`` will be the ticket's id.

    ``day`` and ``time`` (HH:MM) are the site's own; ``half`` is ``morning`` or ``afternoon``.
    """

    booking: str
    code: str
    queue: str
    day: str
    time: str
    start: datetime
    until: datetime
    half: str
    item: str | None = None
    person: str | None = None
    digits: str | None = None
    language: str = "zh"
    channel: str = "rest"


class BookingMoved(Event, frozen=True, kw_only=True):
    """The booking is for another slot 改约."""

    booking: str
    day: str
    time: str
    start: datetime
    until: datetime
    half: str


class BookingCancelled(Event, frozen=True, kw_only=True):
    """The booking was withdrawn 取消预约."""

    booking: str


class BookingCheckedIn(Event, frozen=True, kw_only=True):
    """Its holder has come 签到; the ticket follows. ``late`` ones wait as walk-ins do."""

    booking: str
    late: bool = False


class BookingReleased(Event, frozen=True, kw_only=True):
    """Nobody claimed it in time 爽约: its numbers are free again."""

    booking: str
