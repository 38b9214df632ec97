"""Signs to be entered on a pad of keys: an appointment's code, or the number of a ticket taken before."""

from typing import Final

from kiosk.showing.dialogs import dialog
from kiosk.showing.frame import Sight, bar, foot
from kiosk.showing.mine import mine
from kiosk.views import EnterView, Target

DIGITS: Final = ("123", "456", "789")
ACROSS: Final = 6
"""Letters in a row."""

CODE: Final = 12
LAST: Final = 4
"""Digits of an appointment's code, and of the end of a phone number."""


def check_in(sight: Sight) -> EnterView:
    """Return the view of a check-in 签到 by code or phone number."""
    say, typed = sight.words.say, sight.visit.typed
    ready = len(typed) in (CODE, LAST)
    return _view(
        sight,
        title=say("Check in for an appointment"),
        hint=say("Enter the 12 digits of your appointment, or the last 4 of your phone number"),
        shown=" ".join(typed[at : at + LAST] for at in range(0, len(typed), LAST)),
        keys=(*(tuple(_key(sign) for sign in row) for row in DIGITS), _last_row(sight, "0")),
        go=Target("go", say("Check in"), "ticket", muted=not ready),
    )


def my_ticket(sight: Sight) -> EnterView:
    """Return the view of a ticket looked up by its number; see ``kiosk.showing.mine`` for what is found."""
    if sight.visit.found is not None:
        return mine(sight, sight.visit.found)
    say, typed = sight.words.say, sight.visit.typed
    return _view(
        sight,
        title=say("My number"),
        hint=say("Enter the number on your slip, or hold its code under the scanner"),
        shown=typed,
        keys=_number_keys(sight),
        go=Target("go", say("Find"), "search", muted=not (typed[:1].isalpha() and typed[-1:].isdigit())),
    )


def _number_keys(sight: Sight) -> tuple[tuple[Target, ...], ...]:
    """Return the keys for the next sign: letters that a number begins with here, then digits."""
    plan, typed = sight.world.plan, sight.visit.typed
    prefixes = [queue.prefix for queue in plan.queues] if plan else []
    going_on = (prefix[len(typed) :] for prefix in prefixes if prefix.startswith(typed))
    following = sorted({rest[0] for rest in going_on if rest})
    rows = [following[at : at + ACROSS] for at in range(0, len(following), ACROSS)]
    letters = tuple(tuple(_key(letter) for letter in row) for row in rows)
    if not typed and letters:
        return letters
    return (*letters, *(tuple(_key(sign) for sign in row) for row in DIGITS), _last_row(sight, "0"))


def _view(
    sight: Sight, *, title: str, hint: str, shown: str, keys: tuple[tuple[Target, ...], ...], go: Target
) -> EnterView:
    visit = sight.visit
    return EnterView(
        step=visit.step,
        language=sight.words.language,
        modes=visit.modes,
        bar=bar(sight),
        foot=foot(sight),
        dialog=dialog(sight),
        state=str(len(visit.typed)),
        title=title,
        hint=hint,
        typed=shown,
        keys=keys,
        go=go,
    )


def _key(sign: str) -> Target:
    return Target(f"sign:{sign}", sign)


def _last_row(sight: Sight, zero: str) -> tuple[Target, ...]:
    empty = not sight.visit.typed
    clear = Target("sign:clear", sight.words.say("Clear"), muted=empty)
    erase = Target("sign:erase", sight.words.say("Erase"), "backspace", muted=empty)
    return (clear, *((_key(zero),) if zero else ()), erase)
