"""What comes of a what-if: where it is from, the day before and after the change, and the difference."""

from typing import Any, Literal

import msgspec

from queue_server.rehearsal.outcome import Outcome


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The day played. Of one from the log: its records, the ``hash`` of the last, and whether it is over."""

    day: str
    kind: Literal["log", "simulated"]
    first: int | None = None
    last: int | None = None
    hash: str | None = None
    complete: bool = True


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """How far the day played again can be trusted.

    ``guessed`` of its ``calls`` have a length of service that the log does not
    tell. ``refused`` are those who could not take a number under the settings
    of today. Played under the rules of today, ``same`` of the tickets wait as
    long as they did (to the second), and the others differ so many seconds on average.
    """

    calls: int
    guessed: int
    refused: int
    same: float | None = None
    differ_by: float | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A what-if: ``as_it_was`` from the log, ``before`` and ``after`` played without and with the change.

    ``difference`` is ``after`` less ``before``, figure by figure. Waits are in
    seconds, shares between 0 and 1.
    """

    source: Source
    basis: Basis
    change: dict[str, Any]
    as_it_was: Outcome | None
    before: Outcome
    after: Outcome
    difference: dict[str, Any]
