"""An intent with all that a decision may depend on from outside: who, when, which day, chance."""

from datetime import datetime

import msgspec

from queue_server.domain.hours import Hours
from wire.intents import Intent


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One intent to decide.

    ``today`` is the site's local date at ``now``, ``actor`` who asks
    (``clerk:zhang``, ``device:kiosk-left``), ``fresh_id`` and ``fresh_follow``
    are random words for a ticket, should one be issued. ``hours`` are those of
    ``today``; None when nothing is known of them.
    """

    intent: Intent
    actor: str
    device: str
    now: datetime
    today: str
    fresh_id: str
    fresh_follow: str
    hours: Hours | None = None
