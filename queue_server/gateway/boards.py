"""The boards of the site as the server knows them: what they report of their glass, and what is wrong.

What is found is told once: to the log (``board_doubted``, ``board_trusted``),
to operators (a line of the program's own log), to staff (``/api/v1/boards``)
and to Prometheus. A board that was never heard since the server started is
``unknown``, and nobody is woken for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal

import structlog

from config.settings import Board, Site
from queue_server.domain.doubting import SERVER
from queue_server.domain.honesty import Doubt, Seen, aged, found, standing, take
from queue_server.engine.engine import Engine
from wire.answers import Done
from wire.glass import GlassSeen
from wire.intents import Intent
from wire.live import Call
from wire.receipts import BoardFault, DoubtBoard, TrustBoard

log = structlog.get_logger(__name__)
State = Literal["good", "bad", "unknown"]
BY_ITSELF: Final = "boards"


@dataclass
class Known:
    """What is known of one board; ``told`` are the faults in the log, since when and about what."""

    board: Board
    seen: Seen | None = None
    since: dict[Doubt, datetime] = field(default_factory=dict)
    told: dict[BoardFault, tuple[datetime, str]] = field(default_factory=dict)

    @property
    def state(self) -> State:
        if self.seen is None or "mute" in self.told:
            return "unknown"
        return "bad" if self.told else "good"


class Boards:
    """One for all boards; ``seen`` takes a report in, ``tick`` is called once a second."""

    def __init__(self, engine: Engine, site: Site) -> None:
        self._engine = engine
        self._limit = timedelta(seconds=site.rules.proof_seconds)
        glass = (*site.boards, *_screens(site))
        self.known: Mapping[str, Known] = {board.id: Known(board) for board in glass}

    def seen(self, device: str, report: GlassSeen) -> None:
        """Take a board's report of its glass; of a device that is no board of this site, nothing is kept."""
        known = self.known.get(device)
        if known is not None:
            known.seen = take(known.seen, report, self._in_force(), self._engine.moment().now)

    def doubted(self) -> int:
        """Return how many boards something is wrong with."""
        return sum(bool(known.told) for known in self.known.values())

    async def tick(self) -> None:
        """Look at every board, and tell what became of it."""
        moment = self._engine.moment()
        hours = self._engine.calendar(moment.day)
        is_open = hours is None or hours.is_open(moment.now)
        in_force = self._in_force()
        for known in self.known.values():
            if known.seen is not None:
                wrong = list(found(known.seen, in_force, moment.now, is_open=is_open))
                known.since = aged(known.since, wrong, moment.now)
                await self._tell(known, standing(known.since, moment.now, self._limit), moment.now)

    async def _tell(self, known: Known, faults: Mapping[BoardFault, str], now: datetime) -> None:
        for intent in _news(known, faults, now):
            answer = await self._engine.submit(intent, SERVER, BY_ITSELF)
            if not isinstance(answer, Done):
                return  # not kept now; it is found again at the next look
            if isinstance(intent, DoubtBoard):
                known.told[intent.fault] = (now, intent.detail)
                log.warning("board_doubted", board=intent.board, fault=intent.fault, about=intent.detail)
            elif isinstance(intent, TrustBoard):
                del known.told[intent.fault]
                log.info("board_trusted", board=intent.board, fault=intent.fault)

    def _in_force(self) -> Sequence[Call]:
        """Return the unanswered calls, newest first."""
        published = self._engine.published
        calls = (call for call in published.calls.values() if _called(published.tickets.get(call.ticket)))
        return sorted(calls, key=lambda call: call.at, reverse=True)


def _screens(site: Site) -> Iterator[Board]:
    """Yield the screens at windows: they are watched as boards are."""
    halls = {window.id: window.hall for window in site.windows}
    for screen in site.window_screens:
        yield Board(id=screen.id, hall=halls[screen.window])


def _called(ticket: object) -> bool:
    return getattr(ticket, "state", "") == "called"


def _news(known: Known, faults: Mapping[BoardFault, str], now: datetime) -> Iterator[Intent]:
    board = known.board.id
    for fault, about in faults.items():
        if fault not in known.told:
            name = f"doubt:{_short(board)}:{fault}:{int(now.timestamp())}"
            yield DoubtBoard(command_id=name, board=board, fault=fault, detail=about)
    for fault in known.told:
        if fault not in faults:
            name = f"trust:{_short(board)}:{fault}:{int(now.timestamp())}"
            yield TrustBoard(command_id=name, board=board, fault=fault)


def _short(board: str) -> str:
    """Return as much of a board's name as fits into the id of a command."""
    return board[:32]
