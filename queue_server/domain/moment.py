"""A moment as the rules see it: the time, and the same on the site's own clock."""

from datetime import datetime

import msgspec

MINUTE = 60


class Moment(msgspec.Struct, frozen=True):
    """``now`` orders and measures; ``local`` is the same in the site's zone, for weekdays and hours."""

    now: datetime
    local: datetime

    @property
    def seconds(self) -> float:
        """Seconds since the epoch."""
        return self.now.timestamp()

    @property
    def day(self) -> str:
        """The site's ISO date."""
        return self.local.date().isoformat()

    @property
    def minute_of_day(self) -> int:
        """Whole minutes since local midnight."""
        return self.local.hour * MINUTE + self.local.minute
