"""The kiosk's printer: slips and guides through its spool, and telling the server what became of slips.

A slip's job name is ``<command id> <ticket id>``, so that after a crash the
spool's own journal still knows whose slip it was; guides begin with ``guide``
and are reported to nobody.
"""

import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from kiosk.orders import Order
from kiosk.ports import GuidePart, Server
from kiosk.showing.along import guide_url
from kiosk.showing.item import HANDLING, KIND
from kiosk.showing.taken import follow_url
from kiosk.wording import Language, Words
from kiosk.world import World
from printers.compose import guide_bytes, list_bytes, slip_bytes
from printers.guide import Guide, GuideMaterial, GuideStep
from printers.outcome import NotPrinted, Outcome, Printed
from printers.profile import Profile
from printers.slip import Slip
from printers.spool import Spool
from wire.intents import Intent
from wire.live import StopView, TicketView
from wire.receipts import SlipFailed, SlipPrinted

KEPT_ASKING: Final = 3600.0
GUIDE: Final = "guide"
PARTS: Final[Mapping[GuidePart, Callable[[Guide, Profile], bytes]]] = MappingProxyType(
    {"guide": guide_bytes, "list": list_bytes}
)
"""What of a guide is asked for → what makes its bytes."""
log = logging.getLogger(__name__)


class Printing:
    """Prints for ``world`` on a printer of ``profile`` called ``printer``.

    ``printed`` hears of every job; ``known`` waits until the server knows a
    ticket, for a slip it has not heard of cannot be reported.
    """

    def __init__(self, world: World, spool: Spool, profile: Profile, printer: str) -> None:
        self.printed: Callable[[Outcome], None] = lambda _: None
        self.known: Callable[[str], Awaitable[None]] = _known
        self._world = world
        self._spool = spool
        self._profile = profile
        self._printer = printer

    async def slip(self, order: Order, ticket: TicketView) -> Outcome:
        """Print the slip of ``ticket``, once however often this is called for one order."""
        data = slip_bytes(slip_of(self._world, order, ticket), self._profile)
        return await self._print(f"{order.command_id} {ticket.id}", data)

    async def guide(self, code: str, language: Language, part: GuidePart = "guide") -> Outcome:
        """Print the guide of an item, or a part of it; one the catalogue lacks is not printed."""
        guide = guide_of(self._world, code, language)
        if guide is None:
            return NotPrinted("error")
        return await self._print(f"{GUIDE} {uuid.uuid4().hex}", PARTS[part](guide, self._profile))

    async def test(self) -> Outcome:
        """Print a slip that says that it is a test."""
        words = Words("zh")
        slip = Slip(
            language="zh",
            centre=self._world.site_name,
            hall=self._printer,
            number="TEST",
            subject=words.say("Test print"),
            issued_at=self._world.now,
        )
        return await self._print(f"{GUIDE} {uuid.uuid4().hex}", slip_bytes(slip, self._profile))

    async def report(self, server: Server) -> None:
        """Tell the server what became of each slip, those of the last run first, until cancelled."""
        async for name, outcome in self._spool.outcomes():
            command_id, _, ticket = name.partition(" ")
            if command_id != GUIDE:
                await self.known(ticket)
            if command_id != GUIDE and not await _told(server, self._receipt(command_id, ticket, outcome)):
                continue
            await self._spool.reported(name)

    async def _print(self, job: str, data: bytes) -> Outcome:
        outcome = await self._spool.submit(job, data)
        self.printed(outcome)
        return outcome

    def _receipt(self, command_id: str, ticket: str, outcome: Outcome) -> Intent:
        name = f"{command_id}.slip"
        if isinstance(outcome, Printed):
            return SlipPrinted(command_id=name, ticket=ticket, printer=self._printer)
        reason = outcome.reason if isinstance(outcome, NotPrinted) else "unknown"
        return SlipFailed(command_id=name, ticket=ticket, printer=self._printer, reason=reason)


async def _known(_ticket: str) -> None:
    """The server issued it."""


async def _told(server: Server, receipt: Intent) -> bool:
    try:
        await server.ask(receipt, KEPT_ASKING)
    except TimeoutError:
        log.warning("receipt_not_taken", extra={"command_id": receipt.command_id})
        return False
    return True


def slip_of(world: World, order: Order, ticket: TicketView) -> Slip:
    """Return what the slip of ``ticket`` says."""
    words = Words(order.language)
    item = world.shelves.item(order.item or ticket.item or "")
    where = world.at(ticket.windows)
    priorities = world.plan.priorities if world.plan else ()
    return Slip(
        language=order.language,
        centre=world.site_name if order.language == "zh" else world.site_name_en,
        hall=words.name(where.hall) if where.hall else "",
        number=ticket.number,
        subject=words.short(item) if item else "",
        issued_at=_local(world, ticket.issued_at),
        windows=where.labels,
        people_ahead=ticket.people_ahead,
        wait_low=ticket.wait_low,
        wait_high=ticket.wait_high,
        priority=next((words.name(one) for one in priorities if one.id == ticket.priority), ""),
        mark=words.say("Spare number, as valid as any other") if ticket.block else "",
        follow_url=follow_url(world.public_url, ticket),
        stops=tuple(_stop(world, words, stop) for stop in ticket.stops),
        notices=(words.say("If you miss your call, please see the enquiry desk."),),
    )


def _stop(world: World, words: Words, stop: StopView) -> str:
    """Return a stop in words: what for, and where."""
    queues = world.plan.queues if world.plan else ()
    name = next((words.name(queue) for queue in queues if queue.id == stop.queue), stop.queue)
    item = world.shelves.item(stop.item) if stop.item else None
    where = world.at(stop.windows)
    hall = words.name(where.hall) if where.hall else ""
    return " ".join(
        part for part in (words.short(item) if item else name, hall, words.windows(where.labels)) if part
    )


def guide_of(world: World, code: str, language: Language) -> Guide | None:
    """Return what the printed guide of an item says, None for an item the catalogue lacks."""
    words = Words(language)
    item = world.shelves.item(code)
    unit = world.shelves.unit(item.unit) if item else None
    if item is None or unit is None:
        return None
    where = world.where(item)
    place = f"{words.name(where.hall)} {words.windows(where.labels)}" if where.hall else ""
    return Guide(
        language=language,
        centre=world.site_name if language == "zh" else world.site_name_en,
        title=words.full(item),
        code=item.code,
        unit=words.name(unit),
        printed_at=world.now,
        kind=words.say(KIND[item.kind]),
        handling=words.say(HANDLING[item.handling]),
        conditions=item.conditions,
        materials=tuple(GuideMaterial(m.name, m.originals, m.copies, m.note) for m in item.materials),
        steps=tuple(GuideStep(step.name, step.detail) for step in item.steps),
        statutory_days=item.statutory_days,
        promised_days=item.promised_days,
        fee=words.of("fee", item.fee),
        result=item.result,
        where=(place,) if place else (),
        phone_consult=unit.phone_consult,
        phone_complaint=unit.phone_complaint,
        url=guide_url(world.public_url, code, language),
    )


def _local(world: World, moment: datetime) -> datetime:
    return moment.astimezone(world.now.tzinfo)
