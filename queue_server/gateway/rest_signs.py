"""REST: what the screens at a window show 窗口屏、公示牌, for those in a browser; and the staff's portraits.

Public, as the screens themselves are: no citizen is named in it. The value is
the one that ``hall-board --screen window`` and ``--screen sign`` draw.
"""

from datetime import timedelta
from http import HTTPStatus
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, Request, Response, get
from litestar.params import FromPath, QueryParameter

from boards.seat import Alarm, Place, Seat, place_of, seat
from boards.seat_said import Said, said
from boards.words import words_in
from config.design.tokens import tokens
from programme.plain import plain
from programme.plan import Item, Screen
from programme.schedule import emergency
from queue_server.domain.routing import next_ticket
from queue_server.gateway.desk import Desk
from queue_server.gateway.files import answer, file_answer
from queue_server.gateway.given import TheDesk, TheProgramme
from queue_server.gateway.problems import ProblemError
from wire.mirror import Mirror

Language = Annotated[Literal["zh", "en"], QueryParameter()]


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """What a window shows: ``room`` is where its news are heard, ``next`` the number that is next.

    ``ticket`` is the id of the one there, called ``times``; for a browser that reports its glass.
    """

    window: str
    room: str
    next: str
    ticket: str
    times: int
    said: Said


class Signs(Controller):
    """The screens at the windows."""

    path = "/api/v1"
    tags = ("windows",)

    @get("/windows/{window:str}/sign")
    async def sign(
        self,
        request: Request[Any, Any, Any],
        window: FromPath[str],
        desk: TheDesk,
        programme: TheProgramme,
        language: Language = "zh",
    ) -> Response[bytes]:
        """Tell what is written at a window now, given by its id or label."""
        place = _place(desk, window)
        hall = next(one.hall for one in desk.plan.windows if one.id == place.window)
        view = _now(
            desk, place, emergency(programme.plan, Screen(place.window, hall), desk.engine.moment().local)
        )
        told = Sign(
            window=place.window,
            room=f"hall:{hall}",
            next=view.next,
            ticket=view.ticket,
            times=view.times,
            said=said(view, words_in(language)),
        )
        return answer(request, msgspec.json.encode(told), "application/json")

    @get("/staff/{photo:str}", include_in_schema=False, sync_to_thread=True)
    def photo(self, request: Request[Any, Any, Any], photo: FromPath[str], desk: TheDesk) -> Response[bytes]:
        """Return the portrait of that name, if somebody of the staff has it."""
        if photo not in {person.photo for person in desk.loaded.staff.persons}:
            raise ProblemError(
                HTTPStatus.NOT_FOUND, "unknown_photo", "no such portrait", field="photo", value=photo
            )
        return file_answer(request, desk.loaded.media, photo)


def _place(desk: Desk, window: str) -> Place:
    try:
        return place_of(desk.loaded, window)
    except LookupError as error:
        more = {"field": "window", "value": window}
        raise ProblemError(HTTPStatus.NOT_FOUND, "unknown_window", str(error), **more) from error


def _now(desk: Desk, place: Place, urgent: Item | None) -> Seat:
    """Return what stands there: of what is durable, but for who is next, which may be ahead of it."""
    engine, published = desk.engine, desk.engine.published
    mirror = Mirror(
        plan=desk.plan,
        day=published.day,
        tickets=published.tickets,
        windows=published.windows,
        queues=published.queues,
        calls=list(published.calls.values()),
    )
    state, moment = engine.memory.state, engine.moment()
    then = state.tickets.get(next_ticket(state, place.window, moment) or "")
    return seat(
        mirror,
        place,
        moment.now.astimezone(ZoneInfo(desk.loaded.site.timezone)),
        highlight=timedelta(seconds=float(tokens().motion["call-highlight"])),
        then=then.number if then else "",
        alarm=_alarm(urgent) if urgent else None,
    )


def _alarm(item: Item) -> Alarm:
    return Alarm(
        title=item.title, title_en=item.title_en, lines=plain(item.text), lines_en=plain(item.text_en)
    )
