"""What every window bar should show now, from what the server told. Pure.

The bars follow the windows' views, not the stream of calls: a bar that was
away shows the right thing as soon as it is back, whatever it missed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from config.led import Bar, Dots, LedStyle
from display.led.charset import cells
from display.led.text import PLAIN, USUAL, Spoken, State, Words, fit, language_of, room, waiting_words, words
from display.led.urgent import urgent_words
from programme.plan import Item
from wire.live import Change, SitePlan, WindowPlan, WindowView
from wire.mirror import Mirror

BLINK_EVERY: Final = 0.6
"""Seconds light, then as many dark: slow enough to be read, and for 9600 baud."""

SEPARATORS: Final = " 、,，"
BETWEEN_NAMES: Final = re.compile(rf"(?<=[{SEPARATORS}])")

DARK: Final = Words("", scroll=False)

PART_SECONDS: Final = 2.5
"""How long a part stands of what is wider than the bar, where it cannot scroll."""


@dataclass(frozen=True)
class Showing:
    """What one bar shows; ``times`` makes a recall 重呼 of the same ticket a new showing.

    After ``words`` come the ``others``, each for ``every`` seconds, round and
    round with ``loop``; without, the last one stays.
    """

    state: State
    words: Words
    ticket: str | None = None
    times: int = 0
    others: tuple[Words, ...] = ()
    every: float = 0.0
    loop: bool = False

    def page(self, number: int) -> Words:
        """Return the words of page ``number``, from 0."""
        pages = (self.words, *self.others)
        return pages[number % len(pages) if self.loop else min(number, len(pages) - 1)]

    def ended(self, number: int) -> bool:
        """Whether nothing comes after page ``number`` by itself."""
        return not self.others or (not self.loop and number >= len(self.others))

    def is_same_but_for_the_others(self, other: "Showing") -> bool:
        """Whether only what comes later differs, such as the time of day."""
        return replace(self, others=other.others) == other


@dataclass(frozen=True)
class Moment:
    """What the bars show depends on besides the hall.

    ``clock`` is the time of day, ``sizes_of`` the heights of letters a bar has,
    the tallest first; ``urgent`` are the emergencies, by the number of the bar;
    bars whose ``rest_minutes`` are among ``resting`` are dark when closed.
    """

    language: str
    clock: str = ""
    style_of: Callable[[Bar], LedStyle] = lambda _: PLAIN
    sizes_of: Callable[[Bar], tuple[Dots, ...]] = lambda _: (USUAL,)
    urgent: Mapping[int, Item] = field(default_factory=dict)
    resting: frozenset[int] = frozenset()


def showings(bars: Iterable[Bar], mirror: Mirror, moment: Moment) -> dict[int, Showing]:
    """Return screen number → showing; a bar whose window the plan does not know is left out."""
    if mirror.plan is None:
        return {}
    plans = {window.id: window for window in mirror.plan.windows}
    known = ((bar, plans[bar.window]) for bar in bars if bar.window in plans)
    return {bar.screen: showing(plan, bar, mirror, moment) for bar, plan in known}


def touched(change: Change, plan: SitePlan) -> frozenset[str]:
    """Return the windows whose bars may show something else after ``change``."""
    queues = {view.id for view in change.queues}
    busy = (window.id for window in plan.windows if not queues.isdisjoint(window.queues))
    return frozenset((*(view.id for view in change.windows), *(call.window for call in change.calls), *busy))


def showing(window: WindowPlan, bar: Bar, mirror: Mirror, moment: Moment) -> Showing:
    """Return what ``bar`` above ``window`` shows: an emergency before all else."""
    view, style, sizes = mirror.windows.get(window.id), moment.style_of(bar), moment.sizes_of(bar)
    if (item := moment.urgent.get(bar.screen)) is not None:
        return Showing("emergency", urgent_words(item, bar.cells, moment.language, style, sizes))
    state = state_of(view)
    if state == "closed" and style.rest_minutes in moment.resting:
        return Showing(state, DARK)
    number = (view.number if view else None) or ""
    names = _queue_names(window, mirror.plan, language_of(style, moment.language))
    said = words(
        state,
        bar.cells,
        moment.language,
        window=window.label,
        number=number,
        queues=names,
        style=style,
        sizes=sizes,
    )
    if view is None or state not in ("call", "serving"):
        return _in_turns(Showing(state, said), window, bar, mirror, moment)
    if state == "serving":
        return Showing(state, said, view.ticket)
    return _called(Showing(state, said, view.ticket, _times(view.ticket, mirror)), style.blink_seconds)


def _called(showing: Showing, seconds: int) -> Showing:
    """Return ``showing`` going dark and light by turns for so many seconds."""
    if not seconds:
        return showing
    turns = max(1, round(seconds / (2 * BLINK_EVERY)))
    others = (DARK, showing.words) * turns
    return replace(showing, others=others, every=BLINK_EVERY)


def blinking_by_itself(showing: Showing) -> Showing:
    """Return a call as for a bar that blinks on its own: blinking, then still."""
    if showing.state != "call" or not showing.others:
        return showing
    said = showing.words
    seconds = showing.every * len(showing.others)
    return replace(showing, words=replace(said, blink=True), others=(said,), every=seconds)


def in_parts(showing: Showing, width: int) -> Showing:
    """Return ``showing`` as for a bar that cannot scroll: what is too wide, in parts one after the other."""
    pages = (showing.words, *showing.others)
    if not any(page.scroll for page in pages):
        return showing
    parts = [part for page in pages for part in (_parts(page, width) if page.scroll else [page])]
    return replace(showing, words=parts[0], others=tuple(parts[1:]), every=PART_SECONDS, loop=True)


def _parts(words: Words, width: int) -> list[Words]:
    """Return ``words`` in parts that fit: whole names where these do, else cut anywhere."""
    lines, width = [""], room(width, words.size)
    for piece in BETWEEN_NAMES.split(words.text):
        if cells((lines[-1] + piece).rstrip(SEPARATORS)) > width:
            lines.append("")
        for character in piece:
            if cells((lines[-1] + character).rstrip(SEPARATORS)) > width:
                lines.append("")
            lines[-1] += character
    said = (line.strip(SEPARATORS) for line in lines)
    return [replace(words, text=line, scroll=False) for line in said if line]


def _in_turns(showing: Showing, window: WindowPlan, bar: Bar, mirror: Mirror, moment: Moment) -> Showing:
    """Return the ``showing`` of a window without a ticket, with what stands between calls after it."""
    style, sizes, others = moment.style_of(bar), moment.sizes_of(bar), []
    if style.waiting and showing.state == "idle":
        waiting = sum(mirror.queues[queue].waiting for queue in window.queues if queue in mirror.queues)
        if waiting:
            others.append(waiting_words(waiting, bar.cells, moment.language, style, sizes))
    if style.clock and moment.clock:
        others.append(fit([moment.clock], bar.cells, style, sizes=sizes))
    if not others:
        return showing
    return replace(showing, others=tuple(others), every=float(style.turn_seconds), loop=True)


def state_of(view: WindowView | None) -> Spoken:
    """Return what the window is doing; a window never heard of is closed.

    A ticket at the window comes first: a clerk who pauses while a citizen is
    on the way does not take the call off the bar.
    """
    if view is None:
        return "closed"
    if view.ticket is not None and view.ticket_state == "called":
        return "call"
    if view.ticket is not None and view.ticket_state == "serving":
        return "serving"
    return "idle" if view.state == "open" else view.state


def _times(ticket: str | None, mirror: Mirror) -> int:
    return max((call.times for call in mirror.calls if call.ticket == ticket), default=1)


def _queue_names(window: WindowPlan, plan: SitePlan | None, language: str) -> list[str]:
    if plan is None:
        return []
    queues = {queue.id: queue for queue in plan.queues}
    served = [queues[queue] for queue in window.queues if queue in queues]
    names = [queue.name if language.startswith("zh") else queue.name_en for queue in served]
    return names or [window.name if language.startswith("zh") else window.name_en]
