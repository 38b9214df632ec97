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
    return min(open_now, key=lambda at: (*_badness(state, stops[at].queue, ask), at))


def _badness(state: HallState, queue: str, ask: Ask) -> tuple[bool, float]:
    """Return whether one would come too late there, and the expected wait in seconds."""
    wait = expected_wait(state, queue, ask)
    return _closes_before(state, queue, wait, ask), wait


def expected_wait(state: HallState, queue: str, ask: Ask) -> float:
    """Return how long (seconds) one who joins ``queue`` now waits; without end when no window is open."""
    if not state.open_windows.get(queue, 0):
        return NOBODY_THERE
    # With hours a wait is told as if one's turn came before closing, which is the question here.
    look = Look(Outlook(state.plan), state, ask.moment, None)
    seconds = look.joining(queue).seconds
    return NOBODY_THERE if seconds is None else seconds


def _closes_before(state: HallState, queue: str, wait: float, ask: Ask) -> bool:
    if ask.hours is None or wait == NOBODY_THERE:
        return False
    served = ask.now + timedelta(seconds=wait)
    ends = [span.until for name in state.plan.queue(queue).windows for span in ask.hours.of(name)]
    return bool(ends) and served >= ask.hours.instant(max(ends))
