"""Whether it is worth waiting, said before the touch: closing, the numbers left, the ways around."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from config.catalogue import Item
from kiosk.showing.frame import Sight
from kiosk.views import Advice
from wire.live import HalfView, Today

CLOSING: Final[Mapping[Today, tuple[str, str, str]]] = MappingProxyType(
    {
        "likely": ("You will be called before closing.", "done", "good"),
        "doubtful": ("The windows may close before your turn.", "clock", "warn"),
        "no": ("Today the windows close before your turn: better another day.", "clock", "warn"),
    }
)
"""Whether one is called before closing → what is said of it, a pictogram, a tone."""


def advice(sight: Sight, item: Item) -> Advice | None:
    """Return what is to be known before a number of ``item`` is taken; None when nothing is."""
    world, words = sight.world, sight.words
    if world.away or world.shelves.queue_of(item) is None:
        return None
    if world.sold_out(item):
        gone = " ".join(filter(None, (_gone(sight, item), _following(sight, item))))
        return Advice(gone, "warning", "warn")
    queue, left = world.queue(item), world.left(item)
    text, icon, tone = CLOSING[queue.today] if queue and queue.today else ("", "info", "calm")
    parts = (words.say(text) if text else "", _left(sight, left) if left else "")
    said = " ".join(part for part in parts if part)
    return Advice(said, icon, tone) if said else None


def following(sight: Sight, item: Item) -> str:
    """Return when there are numbers of ``item`` again, ``""`` when that is not known."""
    later = sight.world.later(item)
    return when(sight, later) if later else ""


def when(sight: Sight, half: HalfView) -> str:
    """Return a half-day in words: later today, tomorrow, or on its date."""
    words, now = sight.words, sight.world.now
    day = date.fromisoformat(half.day)
    name = words.of("half", half.half)
    if day == now.date():
        return words.say("this {half}", half=name)
    if day == now.date() + timedelta(days=1):
        return words.say("tomorrow {half}", half=name)
    return words.say("{date}, {half}", date=words.date(day), half=name)


def ways_around(sight: Sight, item: Item) -> str:
    """Return what can be done without a number of ``item``, a line each: later, by appointment, elsewhere."""
    words, plan = sight.words, sight.world.plan
    name = sight.world.shelves.queue_of(item)
    queue = next((one for one in (plan.queues if plan else ()) if one.id == name), None)
    phone = plan.phone_consult if plan and queue and queue.appointments else ""
    booked = words.say("Appointments by telephone: {phone}.", phone=phone) if phone else ""
    return "\n".join(filter(None, (_following(sight, item), booked, others(sight, item))))


def others(sight: Sight, item: Item) -> str:
    """Return the other sites that serve ``item``, with whom to ask there; ``""`` when none is known."""
    words = sight.words
    sites = sight.world.shelves.catalogue.others(item.code)
    named = (f"{words.name(site)} {site.phone}".strip() for site in sites)
    listed = words.of("between", ", ").join(named)
    return words.say("Served at {sites}.", sites=listed) if listed else ""


def _following(sight: Sight, item: Item) -> str:
    later = following(sight, item)
    return sight.words.say("The next numbers: {when}.", when=later) if later else ""


def _gone(sight: Sight, item: Item) -> str:
    left = sight.world.left(item)
    return sight.words.say("No numbers left {when}.", when=when(sight, left)) if left else ""


def _left(sight: Sight, half: HalfView) -> str:
    left = sight.words.count("{n} number left", "{n} numbers left", half.left)
    return sight.words.say("{left} {when}.", left=left, when=when(sight, half))
