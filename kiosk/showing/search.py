"""Typing and finding: the keyboard, what the letters may mean, the items they find at once."""

from typing import Final

from kiosk.catalogue import page
from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot, pager, row
from kiosk.views import SearchView, Target

LONGEST: Final = 6
FRAME: Final = 3
ROOM: Final = 26
"""Characters that words and the frames around them may take in their row."""

BESIDE: Final = {(True, False): 618.0, (True, True): 482.0, (False, False): 184.0, (False, True): 114.0}
ROW: Final = 90.0
"""Heights in dp of what is not results (by upright, short), and of a result: see ``screens/search.kv``."""

LOW_RESULTS: Final = 2
"""What stands between a keyboard and the reach of an arm, side by side."""

KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def show(sight: Sight) -> SearchView:
    """Return the view for what was typed so far; with nothing typed, what is asked for most."""
    words, query = sight.words, sight.visit.query
    shelves = sight.world.shelves
    items = shelves.search(query) if query else shelves.popular()
    slots = rows_of(sight)
    shown = page(items, sight.visit.page, slots)
    return SearchView(
        step=sight.visit.step,
        language=words.language,
        modes=sight.visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        state=query,
        query=query,
        hint=words.say("For example sfz for an identity card"),
        found=_found(sight, shown.count),
        words=_words(sight),
        rows=tuple(row(sight, item.code) for item in shown.entries),
        pager=pager(sight, shown.number, shown.total),
        keys=_keys(sight),
        slots=slots,
    )


def rows_of(sight: Sight) -> int:
    """Return how many rows of results there is room for, beside or above the keyboard."""
    room = sight.room
    short = sight.visit.modes.short
    if room.portrait and room.low:
        return LOW_RESULTS
    return max(1, int((room.height - BESIDE[room.portrait, short]) / ROW))


def _found(sight: Sight, count: int) -> str:
    words = sight.words
    if not sight.visit.query:
        return words.say("Asked for most")
    if not count:
        return words.say("Nothing found. Try fewer letters, or ask at {help}.", help=_help(sight))
    return words.count("{n} service found", "{n} services found", count)


def _help(sight: Sight) -> str:
    labels = sight.world.enquiry()
    return sight.words.windows(labels) if labels else sight.words.say("the enquiry desk")


def _words(sight: Sight) -> tuple[Target, ...]:
    if sight.words.language != "zh":
        return ()
    shown: list[str] = []
    for word in sight.world.shelves.words(sight.visit.query, 8):
        if len(word) <= LONGEST and sum(len(other) + FRAME for other in (*shown, word)) <= ROOM:
            shown.append(word)
    return tuple(Target(f"word:{word}", word) for word in shown)


def _keys(sight: Sight) -> tuple[tuple[Target, ...], ...]:
    say = sight.words.say
    empty = not sight.visit.query
    top, middle, bottom = (tuple(Target(f"key:{key}", key.upper()) for key in row) for row in KEYS)
    clear = Target("key:clear", say("Clear"), muted=empty)
    erase = Target("key:erase", say("Erase"), "backspace", muted=empty)
    return (top, middle, (clear, *bottom, erase))
