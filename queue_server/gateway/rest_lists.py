"""REST: lists with a stable order and cursor paging: items, queues, windows, halls, devices, events."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec
from litestar import Controller, Request, get
from litestar.params import FromPath, QueryParameter

from config.catalogue import Item
from queue_server.domain.events import TicketCalled
from queue_server.engine.reading import Chained, records_after
from queue_server.engine.record import Record
from queue_server.gateway.desk import Desk
from queue_server.gateway.given import TheCatalogue, TheDesk, TheHub, TheStore
from queue_server.gateway.member import Member
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.reasons import number_of
from wire.live import HallPlan, QueuePlan, QueueView, WindowPlan, WindowView

T = TypeVar("T")
Limit = Annotated[int, QueryParameter(ge=1, le=1000)]
After = Annotated[str, QueryParameter(max_length=100)]
Seq = Annotated[int, QueryParameter(ge=0, le=2**53)]
Asked = Request[Any, Any, Any]


class Page(msgspec.Struct, Generic[T], frozen=True):
    """A part of a list; ``next`` is the cursor for ``after``, or None at the end."""

    data: list[T]
    next: str | None


class WindowOut(msgspec.Struct, frozen=True):
    """A window: what it is and how it is now."""

    id: str
    plan: WindowPlan
    now: WindowView


class QueueOut(msgspec.Struct, frozen=True):
    """A queue: what it is and how it is now."""

    id: str
    plan: QueuePlan
    now: QueueView


class ItemOut(msgspec.Struct, frozen=True):
    """An item and the queue it is served in at this site."""

    queue: str | None
    item: Item


class PartOut(msgspec.Struct, frozen=True):
    """A part of a device, such as an LED bar: ``good``, ``bad`` or ``unknown``, why, and since when."""

    id: str
    state: Literal["good", "bad", "unknown"]
    reason: str
    since: float


class DeviceOut(msgspec.Struct, frozen=True):
    """A program connected now; ``behind`` frames wait for it, ``parts`` hang on it, such as LED bars."""

    device: str
    program: str
    rooms: tuple[str, ...]
    since: float
    behind: int
    parts: list[PartOut]


class EventOut(msgspec.Struct, frozen=True):
    """A record of the log, with its hash in hex; of a call, the sentence why in both languages."""

    hash: str
    record: Record
    sentence: str | None = None
    sentence_en: str | None = None


def page(things: Sequence[T], name: Callable[[T], str], after: str, limit: int) -> Page[T]:
    """Return ``limit`` things after the one named ``after``. Raises ProblemError for a bad cursor."""
    start = 0
    if after:
        names = [name(thing) for thing in things]
        if after not in names:
            more = {"field": "after", "value": after, "expected": "the next of an earlier page"}
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_cursor", "no such cursor", **more)
        start = names.index(after) + 1
    part = list(things[start : start + limit])
    return Page(part, name(part[-1]) if start + limit < len(things) else None)


class Lists(Controller):
    """What there is at the site."""

    path = "/api/v1"
    tags = ("lists",)

    @get("/halls")
    async def halls(self, desk: TheDesk, after: After = "", limit: Limit = 100) -> Page[HallPlan]:
        """List the halls."""
        return page(desk.plan.halls, lambda hall: hall.id, after, limit)

    @get("/windows")
    async def windows(self, desk: TheDesk, after: After = "", limit: Limit = 100) -> Page[WindowOut]:
        """List the windows in the hall's order, with their present."""
        views = desk.engine.published.windows
        rows = [WindowOut(window.id, window, views[window.id]) for window in desk.plan.windows]
        return page(rows, lambda row: row.id, after, limit)

    @get("/queues")
    async def queues(self, desk: TheDesk, after: After = "", limit: Limit = 100) -> Page[QueueOut]:
        """List the queues, with how many wait."""
        views = desk.engine.published.queues
        rows = [QueueOut(queue.id, queue, views[queue.id]) for queue in desk.plan.queues]
        return page(rows, lambda row: row.id, after, limit)

    @get("/items")
    async def items(self, catalogue: TheCatalogue, after: After = "", limit: Limit = 100) -> Page[ItemOut]:
        """List the service items by unit and code."""
        rows = [ItemOut(catalogue.queue_of.get(item.code), item) for item in catalogue.loaded.items]
        return page(rows, lambda row: row.item.code, after, limit)

    @get("/items/{code:str}")
    async def item(self, code: FromPath[str], catalogue: TheCatalogue) -> ItemOut:
        """Return one item with its guide."""
        for item in catalogue.loaded.items:
            if item.code == code:
                return ItemOut(catalogue.queue_of.get(code), item)
        raise ProblemError(HTTPStatus.NOT_FOUND, "unknown_item", "no such item", field="code", value=code)

    @get("/devices")
    async def devices(
        self, request: Asked, desk: TheDesk, hub: TheHub, after: After = "", limit: Limit = 100
    ) -> Page[DeviceOut]:
        """List the programs connected now."""
        await desk.staff(request)
        members = sorted(hub.members(), key=lambda member: (member.device, member.since))
        rows = [_device(member) for member in members]
        return page(rows, lambda row: f"{row.device}@{row.since}", after, limit)

    @get("/events")
    async def events(
        self, request: Asked, desk: TheDesk, store: TheStore, after: Seq = 0, limit: Limit = 100
    ) -> Page[EventOut]:
        """List the durable log after record ``after``, with its hash chain.

        A page ends before a record that is missing or was altered; asked to begin there, 409 names it.
        """
        await desk.staff(request)
        until = desk.engine.published.seq  # the store may hold the rows of a commit under way
        count = min(limit, until - after)
        part = await records_after(store, after, count) if count > 0 else []
        last = part[-1].record.seq if part else until
        return Page([_told(desk, one) for one in part], str(last) if last < until else None)


def _device(member: Member) -> DeviceOut:
    parts = [PartOut(part.id, part.state, part.reason, part.since) for part in member.parts.values()]
    return DeviceOut(member.device, member.program, member.rooms, member.since, member.behind, parts)


def _told(desk: Desk, one: Chained) -> EventOut:
    record, digest = one.record, one.hash.hex()
    event = record.event
    if not isinstance(event, TicketCalled) or event.why is None:
        return EventOut(digest, record)
    said = desk.sentences.why(number_of(event.why, event.ticket), event.why)
    return EventOut(digest, record, said.sentence, said.sentence_en)
