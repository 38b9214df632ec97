"""Rating 好差评: a citizen tells, at the window, what the service there was like."""

from typing import Final

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import ServiceRated
from queue_server.domain.present import unknown_window
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire.rating import RateService

STAFF: Final = "clerk:"


def rate(state: HallState, intent: RateService, ask: Ask) -> Decision:
    """Rate who served last at the window; each service once, and never by staff themselves."""
    unknown = unknown_window(state, intent.window)
    if unknown is not None:
        return unknown
    if ask.actor.startswith(STAFF):
        return Refusal(code="not_by_staff")
    served = state.ratings.served.get(intent.window)
    if served is None:
        return Refusal(code="nothing_to_rate")
    if served.rated:
        return Refusal(code="rated_already")
    return [ServiceRated(window=intent.window, ticket=served.ticket, clerk=served.clerk, level=intent.level)]
