"""One citizen's place in the hall (号票); identity is ``id``, never the number."""

from datetime import datetime

import msgspec

from queue_server.domain.itinerary import Stop
from queue_server.domain.lifecycle import State
from queue_server.domain.trail import Step
from queue_server.domain.why import Why
from wire.live import Today


class Ticket(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A ticket and the times of its life.

    ``arrived_at`` orders it in its line and survives transfers; ``bound_to``
    names the one window, or ``clerk:<name>``, that it waits for, since
    ``bound_at``. ``window``
    is where it is or was last called; ``times`` counts its calls of the present
    summons (2 is a recall), ``calls`` all calls of its life. ``proven_at`` is
    when a device first proved the present summons, ``unproven`` that none did
    in time. ``returns`` counts how often it came back after a no-show.
    ``trail`` has every state it was in, with the times. ``stops`` are those of a
    visit with several, ``stop`` is the present one.
    ``due`` is the slot of an appointment that came in time; ``person`` an opaque
    word for who took the number, where the site limits that.
    ``why`` explains its last call. ``block`` is the number block it was given out of.
    ``people_ahead``, ``wait_low``, ``wait_high`` (minutes) and ``wait_seconds``
    (as likely longer as shorter) are what was expected when the number was taken,
    ``today`` whether it would be called before closing.
    """

    id: str
    number: str
    queue: str
    day: str
    follow: str
    issued_at: datetime
    arrived_at: datetime
    order: int
    state: State = State.WAITING
    item: str | None = None
    priority: str = "ordinary"
    language: str = "zh"
    channel: str = "kiosk"
    due: datetime | None = None
    person: str | None = None
    people_ahead: int = 0
    wait_low: int | None = None
    wait_high: int | None = None
    wait_seconds: int | None = None
    today: Today | None = None
    bound_to: str | None = None
    bound_at: datetime | None = None
    window: str | None = None
    times: int = 0
    calls: int = 0
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    slip: str = ""
    why: Why | None = None
    proven_at: datetime | None = None
    unproven: bool = False
    returns: int = 0
    trail: tuple[Step, ...] = ()
    stops: tuple[Stop, ...] = ()
    stop: int = 0
    block: str | None = None

    @property
    def since(self) -> datetime:
        """When it came into its present state."""
        return self.trail[-1].at if self.trail else self.issued_at
