"""The number, huge; the way to its windows; and how its slip is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kiosk.showing.dialogs import dialog
from kiosk.showing.directions import ARROWS as TURN_ARROWS
from kiosk.showing.directions import directions, first_turn
from kiosk.showing.floor import near_way
from kiosk.showing.frame import Sight, bar, foot, patience
from kiosk.views import Fact, TakenView, Target
from kiosk.visit import SlipState
from kiosk.world import Direction
from wayfinding.legs import Turn
from wire.live import TicketView


class _Slip(NamedTuple):
    title: str
    text: str
    icon: str
    tone: str


SLIPS: Final[Mapping[SlipState, _Slip]] = MappingProxyType(
    {
        "": _Slip("Here is your number", "Your slip is being printed", "print", "calm"),
        "printing": _Slip("Here is your number", "Your slip is being printed", "print", "calm"),
        "printed": _Slip("Please take your slip", "Please wait for your call", "done", "good"),
        "not_printed": _Slip(
            "Please note your number",
            "No slip could be printed. The staff know; your number is valid.",
            "warning",
            "warn",
        ),
        "unknown": _Slip(
            "Please note your number",
            "If no slip comes out, your number is valid all the same.",
            "info",
            "warn",
        ),
    }
)
WAYS: Final[Mapping[Direction, str]] = MappingProxyType(
    {
        "here": "In this hall",
        "left": "To the left",
        "right": "To the right",
        "": "Please follow the signs",
    }
)
ARROWS: Final[Mapping[Direction, str]] = MappingProxyType(
    {"here": "place", "left": "left", "right": "right", "": "place"}
)

TURNS: Final[Mapping[Turn, str]] = MappingProxyType(
    {
        "ahead": "Straight on",
        "left": "To the left",
        "right": "To the right",
        "back": "Turn round",
    }
)
"""The turn with which the way begins → what is said of it, where the halls were measured."""


def show(sight: Sight) -> TakenView:
    """Return the view of the visit's ticket; raises LookupError when it has none."""
    visit, world, words = sight.visit, sight.world, sight.words
    ticket = visit.ticket
    if ticket is None:
        raise LookupError("no ticket was taken in this visit")
    where = world.at(ticket.windows)
    goals = world.floor.known(ticket.windows)
    turn = first_turn(sight, goals)
    windows = words.windows(where.labels)
    slip = SLIPS[visit.slip]
    paperless = visit.slip in ("not_printed", "unknown")
    left = max(0, round(patience(sight) - sight.idle))
    return TakenView(
        step=visit.step,
        language=words.language,
        modes=visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        state=visit.slip or "printing",
        title=words.say(slip.title),
        caption=words.say("Your number"),
        number=ticket.number,
        item=_what(sight, ticket),
        way=words.say(TURNS[turn] if turn else WAYS[where.direction]),
        hall=words.name(where.hall) if where.hall else "",
        windows=windows,
        arrow=TURN_ARROWS[turn] if turn else ARROWS[where.direction],
        floor=near_way(sight, goals),
        directions=directions(sight, goals, windows),
        facts=_facts(sight, ticket),
        slip=words.say(slip.text),
        slip_icon=slip.icon,
        slip_tone=slip.tone,
        qr=follow_url(world.public_url, ticket) if paperless else "",
        qr_hint=words.say("Scan to keep your number on your phone"),
        left=words.count("Closes in {n} second", "Closes in {n} seconds", left),
        done=Target("done", words.say("Done"), "check"),
        another=Target("another", words.say("Another service"), "ticket"),
    )


def _what(sight: Sight, ticket: TicketView) -> str:
    """Return what the number is for; of several stops, their order."""
    shelves, words = sight.world.shelves, sight.words
    codes = [stop.item for stop in ticket.stops] or [ticket.item]
    items = (shelves.item(code or "") for code in codes)
    return " → ".join(words.short(item) for item in items if item is not None)


def follow_url(public_url: str, ticket: TicketView) -> str:
    """Return the address of the ticket's own page, ``""`` when it has none."""
    return f"{public_url.rstrip('/')}/follow/{ticket.follow}" if ticket.follow and public_url else ""


def _facts(sight: Sight, ticket: TicketView) -> tuple[Fact, ...]:
    words = sight.words
    ahead = ticket.people_ahead
    facts = []
    if ahead is not None:
        facts.append(
            Fact("people", words.say("Ahead of you"), words.people(ahead) if ahead else words.say("nobody"))
        )
    wait = words.wait(ticket.wait_low, ticket.wait_high)
    late = words.late(ticket.today)
    if wait or late:
        facts.append(Fact("clock", words.say("Expected wait"), late or wait, strong=bool(late)))
    return tuple(facts)
