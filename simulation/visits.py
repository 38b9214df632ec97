"""What people do about numbers, and clerks about the stops of a visit: rows of the workload."""

from random import Random
from typing import Final, Literal

from simulation.sight import Sight
from simulation.site import CLERKS, ITEMS, PRIORITIES, QUEUES, WINDOWS
from wire import intents
from wire.intents import Intent
from wire.live import TicketView

OPEN: Final = ("waiting", "called", "serving", "held")
PERSONS: Final = tuple(f"{n:032x}" for n in range(6))
WHY: Final = "asked for"


def issue(sight: Sight, name: str) -> Intent:
    """Take a number of a queue."""
    queue = sight.chance.choice(QUEUES)
    return intents.Issue(command_id=name, queue=queue, priority=priority(sight.chance))


def issue_item(sight: Sight, name: str) -> Intent:
    """Take a number for an item, which may be limited or joint; often it is known who takes it."""
    item = sight.chance.choice(tuple(ITEMS))
    return intents.Issue(
        command_id=name, item=item, priority=priority(sight.chance), person=person(sight.chance)
    )


def issue_items(sight: Sight, name: str) -> Intent:
    """Take one number for several items."""
    items = tuple(sight.chance.sample(tuple(ITEMS), sight.chance.randint(2, 3)))
    order: Literal["free", "given"] = "free" if sight.chance.random() < 0.5 else "given"
    return intents.Issue(command_id=name, items=items, order=order, priority=priority(sight.chance))


def issue_bound(sight: Sight, name: str) -> Intent:
    """Take a number for one window or one clerk."""
    queue, window = sight.chance.choice(QUEUES), sight.chance.choice(tuple(WINDOWS))
    if sight.chance.random() < 0.5:
        return intents.Issue(command_id=name, queue=queue, for_window=window)
    return intents.Issue(command_id=name, queue=queue, for_clerk=sight.chance.choice(CLERKS))


def add_stop(sight: Sight, name: str) -> Intent | None:
    """Add a stop to somebody's visit."""
    ticket = _somebody(sight)
    if ticket is None:
        return None
    if sight.chance.random() < 0.5:
        item = sight.chance.choice(tuple(ITEMS))
        return intents.AddStop(command_id=name, ticket=ticket.id, item=item, reason=WHY)
    queue = sight.chance.choice(QUEUES)
    return intents.AddStop(command_id=name, ticket=ticket.id, queue=queue, reason=WHY)


def skip_stop(sight: Sight, name: str) -> Intent | None:
    """Leave a stop out of somebody's visit."""
    ticket = _somebody(sight)
    if ticket is None:
        return None
    stop = sight.chance.randrange(max(len(ticket.stops), 1))
    return intents.SkipStop(command_id=name, ticket=ticket.id, stop=stop, reason=WHY)


def order_stops(sight: Sight, name: str) -> Intent | None:
    """Put the stops that are ahead of somebody into another order."""
    ticket = _somebody(sight)
    kinds = ("ahead", "here") if ticket and ticket.state == "waiting" else ("ahead",)
    ahead = [at for at, stop in enumerate(ticket.stops) if stop.progress in kinds] if ticket else []
    if ticket is None or not ahead:
        return None
    order = tuple(sight.chance.sample(ahead, len(ahead)))
    return intents.OrderStops(command_id=name, ticket=ticket.id, order=order, reason=WHY)


def priority(chance: Random) -> str:
    """Return a class as people have it."""
    return "ordinary" if chance.random() < 0.8 else chance.choice(PRIORITIES)


def person(chance: Random) -> str | None:
    """Return the word for one of a few people, or for nobody."""
    return chance.choice(PERSONS) if chance.random() < 0.5 else None


def _somebody(sight: Sight) -> TicketView | None:
    """Return a ticket in the hall, rather one with several stops."""
    here = [ticket for ticket in sight.hall.tickets.values() if ticket.state in OPEN]
    several = [ticket for ticket in here if ticket.stops]
    tickets = several if several and sight.chance.random() < 0.8 else here
    return sight.chance.choice(tickets) if tickets else None
