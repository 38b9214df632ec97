"""What the site tells everybody: its notices, telephone numbers, and where questions are answered."""

from typing import Final

from kiosk.catalogue import page
from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot, help_place, pager
from kiosk.views import NoticesView

BESIDE: Final = 206.0
ROW: Final = 104.0
"""Heights in dp of what is not notices, and of a notice: see ``screens/notices.kv``."""


def show(sight: Sight) -> NoticesView:
    """Return the view."""
    words, visit = sight.words, sight.visit
    slots = sight.room.rows(BESIDE, ROW)
    part = page(_lines(sight), visit.page, slots)
    return NoticesView(
        step=visit.step,
        language=words.language,
        modes=visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        title=words.say("Notices"),
        lines=part.entries,
        slots=slots,
        pager=pager(sight, part.number, part.total),
    )


def _lines(sight: Sight) -> tuple[str, ...]:
    world, words = sight.world, sight.words
    consult, complaint = world.phones()
    said = world.ticker if words.language == "zh" else world.ticker_en
    asked = words.say("Questions are answered at {help}.", help=help_place(sight))
    phones = words.say("Questions {consult}   Complaints {complaint}", consult=consult, complaint=complaint)
    return (*said, asked, *((phones,) if consult else ()))
