"""A board as it is told to a browser: every word set, every moment foreseen, nothing left to decide. Pure.

Times are seconds since 1970, by the server's clock; zones are shares of the glass.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from boards.ahead import ahead
from boards.board import SILENT_AFTER, BoardView, Mode, QueueRow, WindowState
from boards.calls import CallRow, RowState
from boards.layout import QUEUES_TURN, Boxes, columns, middle, queue_lines, rows
from boards.rest import DRIFT, DRIFT_MINUTES, MAY_REST
from boards.said import CALM, OLD, Said, foot, instead, phones
from boards.words import Piece, Words
from config.settings import Span
from speech.sentence import Language
from wire.mirror import Mirror

Moment = float
Stretch = tuple[Moment, Moment]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The root of what is in a sheet."""


class Row(Value, frozen=True, kw_only=True):
    """A call: ``tag`` is how it stands, ``headline`` and ``second`` the line of words over the newest."""

    ticket: str
    number: str
    times: int
    window: str
    state: RowState
    side: str
    hall: str
    place: tuple[Piece, ...]
    tag: str
    headline: str
    second: str


class Lit(msgspec.Struct, frozen=True, array_like=True):
    """The row with that index among the sheet's calls, lit while it is fresh."""

    row: int
    fresh: bool


class Frame(Value, frozen=True, kw_only=True):
    """What stands on the glass from ``at`` on, the newest call first."""

    at: Moment
    mode: Mode
    calls: tuple[Lit, ...] = ()


class QueueSaid(Value, frozen=True, kw_only=True):
    """A queue of the hall, and who waits in it."""

    prefix: str
    name: str
    people: int
    wait: str
    paused: bool


class WindowSaid(Value, frozen=True, kw_only=True):
    """A window of the hall."""

    label: str
    name: str
    state: WindowState


class Labels(Value, frozen=True, kw_only=True):
    """The words around what changes."""

    site: str
    second: str
    hall: str
    waiting: str
    people: str
    wait: str
    paused: str
    welcome: str
    take: str
    open_windows: str
    missed: str
    phones: tuple[str, ...]


class Sheet(Value, frozen=True, kw_only=True):
    """All that a board shows.

    ``foot`` runs along it; once the news is older than ``old_after`` seconds
    that is ``foot_old``. Queues that do not fit turn pages every ``queue_turn``
    seconds, and the picture drifts (dp) every ``drift_minutes``. After
    ``silent_after`` seconds its mode is ``silent``. Within a stretch of ``dark``
    it is off in every mode of ``may_rest``.
    """

    board: str
    hall: str
    language: Language
    timezone: str
    seq: int
    zones: dict[str, tuple[float, float, float, float]]
    middle: tuple[float, float, float, float]
    columns: int
    rows: int
    queue_columns: int
    queue_lines: int
    labels: Labels
    calls: tuple[Row, ...]
    frames: tuple[Frame, ...]
    queues: tuple[QueueSaid, ...]
    windows: tuple[WindowSaid, ...]
    instead: dict[str, Said]
    foot: tuple[str, ...]
    foot_old: tuple[str, ...]
    dark: tuple[Stretch, ...]
    may_rest: tuple[Mode, ...]
    calm: float = CALM.total_seconds()
    old_after: float = OLD.total_seconds()
    silent_after: float = SILENT_AFTER.total_seconds()
    queue_turn: int = QUEUES_TURN
    drift: tuple[tuple[int, int], ...] = DRIFT
    drift_minutes: int = DRIFT_MINUTES


class Place(Value, frozen=True, kw_only=True):
    """Where a sheet is shown: a board, its zones and their measures in dp, its site's hours."""

    board: str
    hall: str
    zones: Boxes
    calls: tuple[float, float]
    waiting: tuple[float, float]
    hours: Sequence[Span]
    timezone: str


def sheet(
    mirror: Mirror,
    view_at: Callable[[datetime], BoardView],
    now: datetime,
    place: Place,
    words: Words,
    *,
    highlight: timedelta,
    dark: Sequence[Stretch] = (),
) -> Sheet:
    """Return the sheet at ``now``; ``view_at`` makes the view of a moment, as for any board."""
    views = ahead(mirror, view_at, now, highlight=highlight)
    first = views[0]
    calls: dict[Row, int] = {}
    frames = tuple(_frame(view, calls, words) for view in views)
    across, lines = queue_lines(*place.waiting, len(first.queues))
    old = msgspec.structs.replace(first, age=OLD)
    return Sheet(
        board=place.board,
        hall=place.hall,
        language=words.language,
        timezone=place.timezone,
        seq=mirror.seq,
        zones={kind: tuple(box) for kind, box in place.zones.items()},  # type: ignore[misc]
        middle=tuple(middle(place.zones)),  # type: ignore[arg-type]
        columns=columns(place.calls[0]),
        rows=rows(*place.calls),
        queue_columns=across,
        queue_lines=lines,
        labels=_labels(first, words),
        calls=tuple(calls),
        frames=frames,
        queues=tuple(_queue(row, words) for row in first.queues),
        windows=tuple(
            WindowSaid(label=row.label, name=words.name(row.name, row.name_en), state=row.state)
            for row in first.windows
        ),
        instead={mode: instead(_in(first, mode), words, place.hours) for mode in INSTEAD},
        foot=foot(msgspec.structs.replace(first, age=None), words),
        foot_old=foot(old, words),
        dark=tuple(dark),
        may_rest=tuple(sorted(MAY_REST)),
    )


INSTEAD: Final[tuple[Mode, ...]] = ("closed", "silent", "starting")
"""The modes in which no calls are listed, and no greeting stands."""


def _in(view: BoardView, mode: Mode) -> BoardView:
    return msgspec.structs.replace(view, mode=mode, age=None)


def _frame(view: BoardView, calls: dict[Row, int], words: Words) -> Frame:
    lit = (Lit(calls.setdefault(_row(row, words), len(calls)), row.fresh) for row in view.calls)
    return Frame(at=view.now.timestamp(), mode=view.mode, calls=tuple(lit))


def _row(row: CallRow, words: Words) -> Row:
    return Row(
        ticket=row.ticket,
        number=row.number,
        times=row.times,
        window=row.window,
        state=row.state,
        side=row.side,
        hall=words.name(row.hall, row.hall_en),
        place=words.window(row.window),
        tag=words.tag(row),
        headline=words.headline(row),
        second=words.other.headline(row),
    )


def _queue(row: QueueRow, words: Words) -> QueueSaid:
    return QueueSaid(
        prefix=row.prefix,
        name=words.name(row.name, row.name_en),
        people=row.waiting,
        wait=words.wait(row),
        paused=row.open_windows == 0,
    )


def _labels(view: BoardView, words: Words) -> Labels:
    return Labels(
        site=words.name(view.site, view.site_en),
        second=view.site if words.language == "en" else view.site_en,
        hall=words.name(view.hall, view.hall_en),
        waiting=f"{words('Waiting')}  {words.other('Waiting')}",
        people=words("People"),
        wait=words("Expected wait"),
        paused=words.paused(view.windows),
        welcome=words("Welcome to {site}", site=words.name(view.site, view.site_en)),
        take=words("Take a number at the kiosk; your call appears here."),
        open_windows=words("Open windows"),
        missed=words("If you missed your call, please ask at the enquiry desk."),
        phones=phones(view, words),
    )
