"""REST: appointments: what is free, book, look, move, withdraw, check in."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter, SkipValidation

from queue_server.gateway.bodies import TicketOut
from queue_server.gateway.booking_bodies import BookBody, BookingOut, CheckInBody, MoveBody, SlotsOut
from queue_server.gateway.booking_desk import BookingDesk
from queue_server.gateway.problems import other_command
from queue_server.gateway.rest_lists import After, Limit, Page, page
from wire.bookings import CancelBooking, CheckIn, MoveBooking

Asked = Request[Any, Any, Any]
TheBookings = SkipValidation[NamedDependency[BookingDesk]]
ISO_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\n)"
OnDay = Annotated[str, QueryParameter(pattern=ISO_DAY, description="a day YYYY-MM-DD")]


class Bookings(Controller):
    """``/api/v1/bookings``, and the slots of a queue."""

    path = "/api/v1"
    tags = ("appointments",)

    @get("/queues/{queue_id:str}/slots")
    async def slots(self, queue_id: FromPath[str], bookings: TheBookings, day: OnDay) -> SlotsOut:
        """List the slots of a queue on a day that can be booked now; a full one has none free."""
        return bookings.slots(queue_id, day)

    @post("/bookings", status_code=201)
    async def book(
        self, request: Asked, data: JSONBody[BookBody], bookings: TheBookings
    ) -> Response[BookingOut]:
        """Book a place in a slot; 201, or 200 with the same answer when the command id was used before."""
        caller = await bookings.desk.caller(request)
        status, booking = await bookings.book(caller, request.scope, data)
        return Response(booking, status_code=status)

    @get("/bookings")
    async def of_day(
        self, request: Asked, bookings: TheBookings, day: OnDay, after: After = "", limit: Limit = 100
    ) -> Page[BookingOut]:
        """List the bookings of a day, for staff."""
        await bookings.desk.staff(request)
        return page(bookings.of_day(day), lambda booking: booking.id, after, limit)

    @get("/bookings/{code:str}")
    async def show(self, request: Asked, code: FromPath[str], bookings: TheBookings) -> BookingOut:
        """Return a booking; the code is the right to see it."""
        return bookings.find(await bookings.desk.caller(request), request.scope, code)

    @delete("/bookings/{code:str}", status_code=200)
    async def cancel(self, request: Asked, code: FromPath[str], bookings: TheBookings) -> BookingOut:
        """Withdraw a booking; asked again it answers the same."""
        caller = await bookings.desk.caller(request)
        found = bookings.find(caller, request.scope, code)
        intent = CancelBooking(command_id=f"cancel:{found.id}", code=found.code)
        return await bookings.carry_out(caller, request.scope, code, intent)

    @post("/bookings/{code:str}/move", status_code=200)
    async def move(
        self, request: Asked, code: FromPath[str], data: JSONBody[MoveBody], bookings: TheBookings
    ) -> BookingOut:
        """Change to another slot of the same queue."""
        caller = await bookings.desk.caller(request)
        intent = MoveBooking(command_id=data.command_id, code=code, day=data.day, time=data.time)
        return await bookings.carry_out(caller, request.scope, code, intent)

    @post("/check-in", status_code=201)
    async def check_in(
        self, request: Asked, data: JSONBody[CheckInBody], bookings: TheBookings
    ) -> Response[TicketOut]:
        """Give the holder of an appointment a number, at a kiosk or a desk in the hall."""
        intent = CheckIn(command_id=data.command_id, code=data.code, digits=data.digits, channel=data.channel)
        done = await bookings.desk.done(await bookings.desk.staff(request), intent)
        if done.ticket is None:
            raise other_command()
        return Response(bookings.desk.ticket(done.ticket), status_code=200 if done.repeated else 201)
