"""An intent with all that a decision may depend on from outside: who, when, which day, chance."""

from datetime import datetime

import msgspec

from queue_server.domain.diary import Calendar, Diary, unknown
from queue_server.domain.hours import Hours
from queue_server.domain.moment import Moment
from queue_server.domain.outlook import Outlook
from wire.intents import Intent


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One intent to decide.

    ``today`` is the site's local date at ``now`` and ``local`` its whole local
    time, ``actor`` who asks
    (``clerk:zhang``, ``device:kiosk-left``), ``fresh_id`` and ``fresh_follow``
    are random words for a ticket, should one be issued. ``hours`` are those of
    ``today``; None when nothing is known of them; ``calendar`` gives those of any day.
    ``outlook`` remembers for a moment what was expected, which spares time.
    """

    intent: Intent
    actor: str
    device: str
    now: datetime
    today: str
    local: datetime
    fresh_id: str
    fresh_follow: str
    hours: Hours | None = None
    calendar: Calendar = unknown
    outlook: Outlook | None = None

    @property
    def moment(self) -> Moment:
        """The time, and the same on the site's clock."""
        return Moment(self.now, self.local)

    @property
    def diary(self) -> Diary:
        """The present in the site's calendar."""
        return Diary(self.now, self.today, self.calendar)
