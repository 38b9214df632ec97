"""Which days are working days, for a schedule that must have an answer for every day."""

from datetime import date
from typing import Final

from config.calendar import Calendar, MissingYear
from programme.schedule import Works

SATURDAY: Final = 5


def works_of(calendar: Calendar) -> Works:
    """Return what tells the working days; of a year that the calendar lacks, Monday to Friday."""

    def works(day: date) -> bool:
        try:
            return calendar.is_working_day(day)
        except MissingYear:
            return day.weekday() < SATURDAY

    return works
