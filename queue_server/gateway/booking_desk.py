"""Where appointments are asked for: phone numbers end here, and nobody asks too often."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from math import ceil
from typing import Any, Final
from zoneinfo import ZoneInfo

from queue_server.domain.diary import Diary
from queue_server.domain.phone import KEPT, last_digits
from queue_server.domain.slots import places
from queue_server.engine.ports import Clock
from queue_server.gateway.booking_bodies import (
    BookBody,
    BookingOut,
    SlotsOut,
    booking_out,
    slot_out,
)
from queue_server.gateway.callers import Caller, address_of
from queue_server.gateway.desk import Desk
from queue_server.gateway.identity import Identity
from queue_server.gateway.problems import ProblemError, other_command
from queue_server.gateway.rates import Rates
from wire.answers import Done
from wire.bookings import Book, BookingView
from wire.intents import Intent

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
WRONG_CODES: Final = 20
Scope = Mapping[str, Any]


class BookingDesk:
    """One for all requests; ``identity`` makes words of phone numbers."""

    def __init__(self, desk: Desk, identity: Identity, clock: Clock) -> None:
        rule = desk.loaded.site.appointments
        self.desk = desk
        self._identity = identity
        self._clock = clock
        self._zone = ZoneInfo(desk.loaded.site.timezone)
        self._by_address = Rates(clock, rule.per_address, HOUR)
        self._by_phone = Rates(clock, rule.per_phone, DAY)
        self._wrong = Rates(clock, WRONG_CODES, HOUR)

    def slots(self, queue: str, day: str) -> SlotsOut:
        """Return the slots of a queue on a day. Raises ProblemError 404."""
        engine = self.desk.engine
        if queue not in engine.memory.state.plan.queues:
            detail = "no such queue at this site"
            raise ProblemError(HTTPStatus.NOT_FOUND, "unknown_queue", detail, field="queue", value=queue)
        now = self._clock()
        diary = Diary(now, now.astimezone(self._zone).date().isoformat(), engine.calendar)
        found = places(engine.memory.state, queue, day, diary)
        return SlotsOut(queue=queue, day=day, slots=[slot_out(place) for place in found])

    async def book(self, caller: Caller, scope: Scope, body: BookBody) -> tuple[HTTPStatus, BookingOut]:
        """Book for who asks; 201, or 200 when the command id was used before.

        Raises ProblemError: 422 without a good phone number, 429 who asks too often, 409 refused.
        """
        self._check_phone(caller, body)
        word = self._identity.of_phone(body.phone) if body.phone else None
        card = self._identity.of_card(body.id_number) if body.id_number else None
        person, command_id = card or body.person or word, body.command_id
        if not caller.may_act:
            # An answer is given again to whoever repeats a command: here only with the phone number too.
            person, command_id = card or word, f"web:{self._identity.word(str(word), body.command_id)}"
            _not_too_often(self._by_address.note(address_of(scope), command_id))
        done = await self._booked(caller, _intent(body, person, command_id), word)
        return HTTPStatus.OK if done.repeated else HTTPStatus.CREATED, self.shown(_booking(done))

    async def _booked(self, caller: Caller, intent: Book, phone: str | None) -> Done:
        """Book, if not too often with this phone; what is refused does not count."""
        if phone is None:
            return await self.desk.done(caller, intent)
        _not_too_often(self._by_phone.note(phone, intent.command_id))
        try:
            return await self.desk.done(caller, intent)
        except ProblemError as problem:
            if problem.problem.status != HTTPStatus.SERVICE_UNAVAILABLE:
                self._by_phone.forget(phone, intent.command_id)
            raise

    async def carry_out(self, caller: Caller, scope: Scope, code: str, intent: Intent) -> BookingOut:
        """Move or cancel the booking with that code; the code is the right to. Raises ProblemError."""
        self.find(caller, scope, code)
        view = _booking(await self.desk.done(caller, intent))
        if view.code != code:
            raise other_command()
        return self.shown(view)

    def find(self, caller: Caller, scope: Scope, code: str) -> BookingOut:
        """Return the booking with that code. Raises ProblemError 404, and 429 for who guesses."""
        state, published = self.desk.engine.memory.state, self.desk.engine.published
        booking = state.bookings.find(code)
        view = published.bookings.get(booking.id) if booking else None
        if view is not None:
            return self.shown(view)
        if not caller.may_act:
            _not_too_often(self._wrong.note(address_of(scope), code))
        detail = "no such appointment"
        raise ProblemError(HTTPStatus.NOT_FOUND, "unknown_booking", detail, field="code", value=code)

    def of_day(self, day: str) -> list[BookingOut]:
        """Return the bookings of a day by time, then by when they were made."""
        known = self.desk.engine.published.bookings.values()
        views = sorted((view for view in known if view.day == day), key=_order)
        return [self.shown(view) for view in views]

    def shown(self, view: BookingView) -> BookingOut:
        """Return the REST form of a booking, with the ticket it became."""
        found = self.desk.fresh(view.id)
        ticket = self.desk.ticket(found) if found else None
        return booking_out(view, self.desk.queue_name(view.queue), ticket)

    def _check_phone(self, caller: Caller, body: BookBody) -> None:
        if body.phone is None and caller.may_act:
            return
        if body.phone is None or len(last_digits(body.phone)) < KEPT:
            more = {"field": "phone", "expected": f"a phone number of at least {KEPT} digits"}
            detail = "an appointment needs a phone number"
            raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad_request", detail, **more)


def _intent(body: BookBody, person: str | None, command_id: str) -> Book:
    return Book(
        command_id=command_id,
        day=body.day,
        time=body.time,
        item=body.item,
        queue=body.queue,
        person=person,
        digits=last_digits(body.phone) if body.phone else None,
        channel=body.channel,
        language=body.language,
    )


def _order(view: BookingView) -> tuple[datetime, datetime, str]:
    return view.start, view.booked_at, view.id


def _booking(done: Done) -> BookingView:
    if done.booking is None:
        raise other_command()
    return done.booking


def _not_too_often(wait: timedelta) -> None:
    if wait:
        seconds = ceil(wait.total_seconds())
        detail = f"too many; try again in {seconds} s"
        raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "too_often", detail, retry_after=seconds)
