"""What a board will show if it hears nothing more: highlights go out, calls leave, pages turn. Pure.

A board in a browser is told this in advance, so that it decides nothing itself
and goes on by itself while the line is down, as the TV board does.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from boards.board import BoardView
from boards.calls import KEPT, PAGE, call_state
from wire.mirror import Mirror

MOST: Final = 120
"""Moments that are told in advance; what is later is told before it is due."""


def ahead(
    mirror: Mirror, view_at: Callable[[datetime], BoardView], now: datetime, *, highlight: timedelta
) -> list[BoardView]:
    """Return the views from ``now`` on, each up to the ``now`` of the next; equal ones are one.

    ``view_at`` makes the view of a moment. The last one holds until something is heard.
    """
    made = [view_at(now)]
    for moment in sorted(set(_moments(mirror, now, highlight)))[:MOST]:
        view = view_at(moment.astimezone(now.tzinfo))
        if (view.mode, view.calls) != (made[-1].mode, made[-1].calls):
            made.append(view)
    return made


def _moments(mirror: Mirror, now: datetime, highlight: timedelta) -> Iterator[datetime]:
    """Yield the moments after ``now`` at which the calls may look different."""
    for call in mirror.calls:
        state = call_state(mirror, call)
        if state is None:
            continue
        ends = [call.at + KEPT[state], call.at + highlight, call.at + PAGE]
        yield from (end for end in ends if end > now)
        if call.at + highlight > now:
            yield from _pages(now, call.at + highlight)


def _pages(now: datetime, until: datetime) -> Iterator[datetime]:
    """Yield when pages turn, while more calls may be fresh than fit."""
    seconds = PAGE.total_seconds()
    turn = datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, UTC)
    while turn < until:
        yield turn
        turn += PAGE
