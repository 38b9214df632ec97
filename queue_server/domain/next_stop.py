"""Which stop is next: where one would wait least, and not where the windows close before one's turn."""

from datetime import timedelta

from queue_server.domain.ask import Ask
from queue_server.domain.itinerary import Stop, open_stops
from queue_server.domain.outlook import Look, Outlook
from queue_server.domain.state import HallState

NOBODY_THERE = float("inf")


def next_stop(state: HallState, stops: tuple[Stop, ...], ask: Ask) -> int | None:
    """Return the stop to go to, or None when all are done; of equal ones the first listed."""
    open_now = open_stops(stops)
    if len(open_now) < 2:
        return open_now[0] if open_now else None  # nothing to choose: waits need not be reckoned
    look = _without_hours(state, ask)
    return min(open_now, key=lambda at: (*_badness(look, stops[at].queue, ask), at))


def expected_wait(state: HallState, queue: str, ask: Ask) -> float:
    """Return how long (seconds) one who joins ``queue`` now waits; without end when no window is open."""
    return _wait(_without_hours(state, ask), queue)


def _without_hours(state: HallState, ask: Ask) -> Look:
    """Return the view that tells a wait as if one's turn came before closing, which is the question here."""
    outlook = ask.outlook or Outlook(state.plan)
    return Look(outlook.without_hours, state, ask.moment, None)


def _badness(look: Look, queue: str, ask: Ask) -> tuple[bool, float]:
    """Return whether one would come too late there, and the expected wait in seconds."""
    wait = _wait(look, queue)
    return _closes_before(look.state, queue, wait, ask), wait


def _wait(look: Look, queue: str) -> float:
    if not look.state.open_windows.get(queue, 0):
        return NOBODY_THERE
    seconds = look.joining(queue).seconds
    return NOBODY_THERE if seconds is None else seconds


def _closes_before(state: HallState, queue: str, wait: float, ask: Ask) -> bool:
    if ask.hours is None or wait == NOBODY_THERE:
        return False
    served = ask.now + timedelta(seconds=wait)
    ends = [span.until for name in state.plan.queue(queue).windows for span in ask.hours.of(name)]
    return bool(ends) and served >= ask.hours.instant(max(ends))
