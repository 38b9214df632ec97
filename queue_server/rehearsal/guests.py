"""The citizens of a day being played: who holds which ticket, and what comes of its next call."""

from queue_server.domain.ticket import Ticket
from queue_server.rehearsal.script import ANY, Arrival, Leg, Script

RECALLED_AFTER = 40.0
GIVEN_UP_AFTER = 40.0


class Guests:
    """Everyone who has a number, with the calls that came of it so far."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._arrivals: dict[str, Arrival] = {}
        self._left: dict[str, list[Leg]] = {}
        self._calls: dict[str, int] = {}

    def came(self, ticket: str, arrival: Arrival) -> None:
        """Note who holds a ticket."""
        self._arrivals[ticket] = arrival
        self._left[ticket] = list(arrival.legs)

    def turned_to_by(self, ticket: Ticket) -> Leg | None:
        """Return what came, in truth, of the call that is ahead of a ticket; None where that is unknown."""
        left = self._left.get(ticket.id, ())
        return next((leg for leg in left if leg.queue == ticket.queue), None)

    def called(self, ticket: Ticket, waited: float) -> Leg:
        """Return what comes of a call just made, ``waited`` seconds after the number was taken."""
        arrival = self._arrivals.get(ticket.id)
        if arrival is None or arrival.issued is not None:
            return self._recorded(ticket)
        return self._invented(ticket, arrival, waited)

    def _recorded(self, ticket: Ticket) -> Leg:
        left = self._left.get(ticket.id, [])
        leg = next((one for one in left if one.queue == ticket.queue), None)
        if leg is None:
            typical = self._script.typical
            return typical.get(ticket.item or ANY) or typical.get(ticket.queue) or typical[ANY]
        left.remove(leg)
        return leg

    def _invented(self, ticket: Ticket, arrival: Arrival, waited: float) -> Leg:
        if waited > arrival.leaves_after:
            given_up = RECALLED_AFTER + GIVEN_UP_AFTER
            return Leg(ends="missed", recalled=RECALLED_AFTER, service=given_up)
        stop = self._calls.get(ticket.id, 0)
        self._calls[ticket.id] = stop + 1
        service = arrival.services[min(stop, len(arrival.services) - 1)]
        return Leg(walking=arrival.walking, service=service, after=arrival.after)
