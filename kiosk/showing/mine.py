"""A ticket taken before: how it stands, where to go, and the way back into the line after a missed call."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot
from kiosk.views import EnterView, Fact, Target
from wire.live import TicketState, TicketView

STATES: Final[Mapping[TicketState, tuple[str, str, str]]] = MappingProxyType(
    {
        "booked": ("Booked for later", "calendar", "calm"),
        "waiting": ("Waiting for its turn", "clock", "calm"),
        "called": ("Called: please go to the window now", "bell", "warn"),
        "serving": ("Being served", "done", "good"),
        "held": ("Kept for you at the window", "pause", "calm"),
        "finished": ("Done", "done", "good"),
        "no_show": ("The call was missed", "warning", "warn"),
        "cancelled": ("Withdrawn", "info", "warn"),
        "expired": ("No longer valid", "info", "warn"),
    }
)
"""State → what a citizen is told, a pictogram, a tone."""


def mine(sight: Sight, ticket: TicketView) -> EnterView:
    """Return the view of ``ticket`` found."""
    words, visit = sight.words, sight.visit
    told, icon, tone = STATES[ticket.state]
    back = Target("requeue", words.say("Wait again"), "ticket") if ticket.state == "no_show" else None
    return EnterView(
        step=visit.step,
        language=words.language,
        modes=visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        state=ticket.state,
        title=words.say("My number"),
        hint=words.say(told),
        typed=ticket.number,
        icon=icon,
        tone=tone,
        facts=_facts(sight, ticket),
        go=back,
        again=Target("anew", words.say("Another number"), "search"),
    )


def _facts(sight: Sight, ticket: TicketView) -> tuple[Fact, ...]:
    words, world = sight.words, sight.world
    where = world.at((ticket.window,) if ticket.window else ticket.windows)
    facts = []
    if ticket.state == "waiting" and ticket.people_ahead is not None:
        ahead = words.people(ticket.people_ahead) if ticket.people_ahead else words.say("nobody")
        facts.append(Fact("people", words.say("Ahead of you"), ahead))
    wait = words.wait(ticket.wait_low, ticket.wait_high)
    if ticket.state == "waiting" and wait:
        facts.append(Fact("clock", words.say("Expected wait"), wait))
    if where.labels:
        hall = words.name(where.hall) if where.hall else words.say("Where")
        facts.append(Fact("window", hall, words.windows(where.labels)))
    return tuple(facts)
