"""REST: the boards of the site, what stands on their glass, and what is wrong with it."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Controller, Request, get

from queue_server.gateway.boards import Known, State
from queue_server.gateway.doubt_words import said
from queue_server.gateway.given import TheBoards, TheDesk
from queue_server.gateway.rest_lists import After, Limit, Page, page
from wire.receipts import BoardFault


class DoubtOut(msgspec.Struct, frozen=True):
    """A fault, since when it is known, and the ticket numbers it is about; the sentence in both languages."""

    fault: str
    since: datetime
    about: str
    sentence: str
    sentence_en: str


class BoardOut(msgspec.Struct, frozen=True, kw_only=True):
    """A board: ``state`` is ``good``, ``bad`` or ``unknown`` (never heard, or mute).

    ``calls`` are the ticket ids on its glass, ``frame`` a hash of its pixels,
    the same since ``framed_at``; ``seen_at`` is when it last reported.
    """

    id: str
    hall: str
    state: State
    doubts: list[DoubtOut]
    mode: str = ""
    calls: tuple[str, ...] = ()
    frame: str = ""
    framed_at: datetime | None = None
    seen_at: datetime | None = None


class BoardsOut(Controller):
    """What hangs on the walls."""

    path = "/api/v1"
    tags = ("lists",)

    @get("/boards")
    async def boards(
        self,
        request: Request[Any, Any, Any],
        desk: TheDesk,
        boards: TheBoards,
        after: After = "",
        limit: Limit = 100,
    ) -> Page[BoardOut]:
        """List the boards in the settings' order, with what they report of their glass."""
        await desk.staff(request)
        return page([_out(known) for known in boards.known.values()], lambda row: row.id, after, limit)


def _doubt(fault: BoardFault, since: datetime, about: str) -> DoubtOut:
    words = said(fault, about)
    return DoubtOut(fault, since, about, words.sentence, words.sentence_en)


def _out(known: Known) -> BoardOut:
    seen, board = known.seen, known.board
    doubts = [_doubt(fault, since, about) for fault, (since, about) in known.told.items()]
    out = BoardOut(id=board.id, hall=board.hall, state=known.state, doubts=doubts)
    if seen is None:
        return out
    return msgspec.structs.replace(
        out,
        mode=seen.report.mode,
        calls=tuple(call.ticket for call in seen.report.calls),
        frame=seen.report.frame,
        framed_at=seen.framed_at,
        seen_at=seen.at,
    )
