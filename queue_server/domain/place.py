"""Where a waiting ticket stands: the line it is in, and its place by arrival.

A line is named after its queue, or ``@<window>`` for tickets bound to one
window, or ``@clerk:<name>`` for those bound to a clerk.
"""

from queue_server.domain.ticket import Ticket

Place = tuple[float, int, str]
"""(seconds since the epoch from which it counts, order of issue, ticket id): sorts by arrival."""
CLERK = "clerk:"


def line_of(ticket: Ticket) -> str:
    """Return the name of the line the ticket waits in."""
    return line_named(ticket.queue, ticket.bound_to)


def line_named(queue: str, bound_to: str | None) -> str:
    """Return the name of the line of a queue's tickets that are bound so, or not at all."""
    return f"@{bound_to}" if bound_to else queue


def place_of(ticket: Ticket) -> Place:
    """Return the ticket's place: its arrival, or the slot of its appointment when it came before that."""
    came = ticket.arrived_at if ticket.due is None else max(ticket.arrived_at, ticket.due)
    return (came.timestamp(), ticket.order, ticket.id)


def clerks_line(clerk: str) -> str:
    """Return the line of those bound to a clerk, given as ``zhang`` or as the actor ``clerk:zhang``."""
    return f"@{CLERK}{clerk.removeprefix(CLERK)}"
