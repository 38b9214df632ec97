"""How loud it is at an hour: quiet hours, and the percentages of the others. Pure."""

from datetime import datetime
from typing import Final

from config.times import EVERY_DAY
from config.voice import Voice

FULL: Final = 100


def percent(voice: Voice, local: datetime) -> int:
    """Return how loud calls are said at ``local`` (the site's clock), in percent; 0 in quiet hours."""
    minute, day = f"{local:%H:%M}", EVERY_DAY[local.weekday()]
    if any(day in quiet.days and quiet.start <= minute < quiet.until for quiet in voice.quiet):
        return 0
    loud = (hours.percent for hours in voice.loudness if hours.start <= minute < hours.until)
    return next(loud, FULL)
