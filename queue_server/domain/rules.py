"""What a site may set about a ticket's life, as values the rules read."""

from typing import Literal

import msgspec

Place = Literal["after", "half_way", "end"]
AtClosing = Literal["warn", "refuse"]


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of the life cycle; zero is *no limit* where a limit is meant.

    ``recalls`` a summons, at least ``recall_seconds`` apart. A no-show may be
    told ``no_show_seconds`` after a device proved the call; a call nobody
    proved within ``proof_seconds`` is an alert. Who missed the call returns at
    most ``returns`` times, by themselves within ``return_minutes``, and is
    placed by ``return_place`` (``after`` the first ``return_after`` who wait).
    ``closing_minutes`` after the hall closed, who still waits expires.
    ``at_closing`` a number too late for today is given with a warning or refused.
    """

    recalls: int = 0
    recall_seconds: int = 0
    proof_seconds: int = 15
    no_show_seconds: int = 0
    returns: int = 0
    return_minutes: int = 0
    return_place: Place = "after"
    return_after: int = 3
    hold_minutes: int = 0
    undo_seconds: int = 10
    closing_minutes: int = 0
    at_closing: AtClosing = "warn"
