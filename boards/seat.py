"""What the screens at one window show: who sits there, how it stands, whose ticket is there. Pure.

The window screen 窗口屏 and the staff sign 公示牌, on glass and in a browser,
are drawn from this one value. No citizen is named in it: a ticket's number is all.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from boards.board import SILENT_AFTER
from config.load import Loaded
from config.staff import Person, Staff, promised
from wire.live import Call, SitePlan, WindowPlan, WindowView
from wire.mirror import Mirror

State = Literal["starting", "calling", "serving", "free", "paused", "closed", "silent", "urgent"]
AT_WINDOW: Final = ("calling", "serving")
SIGNED_IN: Final = "clerk:"
NAMELESS: Final = ("", "local", "device:")
"""Who opened a window without saying who sits there: a pad, or a program."""


class Named(msgspec.Struct, frozen=True):
    """A name in both languages."""

    name: str
    name_en: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings say of a window: the units it serves, and the staff of the site."""

    window: str
    units: tuple[Named, ...] = ()
    staff: Staff = Staff()


class Sitter(msgspec.Struct, frozen=True, kw_only=True):
    """Who sits at the window, as the sign tells it; ``rated`` citizens gave ``rating_sum`` today."""

    person: Person
    promises: tuple[str, ...] = ()
    promises_en: tuple[str, ...] = ()
    rated: int = 0
    rating_sum: int = 0


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """What has all the glass before everything else: an emergency, in both languages."""

    title: str
    title_en: str
    lines: tuple[str, ...] = ()
    lines_en: tuple[str, ...] = ()


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A window now. ``age`` is how old this is while the server is away, else None.

    ``pausing`` is a window that pauses once its ticket is done. ``waiting`` is
    how many wait in its own queues; ``next`` is who is next, ``""`` when nobody is
    or nobody can tell. ``lit`` while the call is fresh and the line is up.
    """

    state: State
    now: datetime
    age: timedelta | None = None
    site: Named = Named("", "")
    hall: Named = Named("", "")
    label: str = ""
    name: Named = Named("", "")
    agent: bool = False
    units: tuple[Named, ...] = ()
    ticket: str = ""
    number: str = ""
    times: int = 0
    lit: bool = False
    recalled: bool = False
    pausing: bool = False
    reason: str = ""
    until: datetime | None = None
    waiting: int = 0
    next: str = ""
    sitter: Sitter | None = None
    phone: str = ""
    alarm: Alarm | None = None


def place_of(loaded: Loaded, window: str) -> Place:
    """Return what the settings say of ``window``, which may be given by its label. Raises LookupError."""
    known = loaded.site.windows
    found = next((one for one in known if window in (one.id, one.label)), None)
    if found is None:
        raise LookupError(
            f"no window {window!r} at this site; expected one of: {', '.join(w.id for w in known)}"
        )
    taken = {queue.id: queue.units for queue in loaded.site.queues}
    served = found.units or tuple(unit for queue in found.queues for unit in taken.get(queue, ()))
    units = {unit.id: Named(unit.name, unit.name_en) for unit in loaded.county.units}
    named = tuple(units[unit] for unit in dict.fromkeys(served) if unit in units)
    return Place(window=found.id, units=named, staff=loaded.staff)


def seat(
    mirror: Mirror,
    place: Place,
    now: datetime,
    *,
    highlight: timedelta,
    lost_at: datetime | None = None,
    then: str = "",
    alarm: Alarm | None = None,
) -> Seat:
    """Return what stands at the window of ``place`` at ``now`` (aware, the server's time).

    ``lost_at`` is when the server was last heard, None while it is there; after
    ``SILENT_AFTER`` no ticket is shown any more. ``then`` is the number that is next;
    while there is an ``alarm``, it alone is shown.
    """
    age = None if lost_at is None else max(now - lost_at, timedelta())
    if alarm is not None:
        return Seat(state="urgent", now=now, age=age, alarm=alarm)
    plan = mirror.plan
    window = next((one for one in plan.windows if one.id == place.window), None) if plan else None
    if plan is None or window is None:
        return Seat(state="starting", now=now, age=age)
    told = mirror.windows.get(window.id) or WindowView(id=window.id, state="closed")
    state = _state(told, age)
    there = state in AT_WINDOW
    call = _call(mirror, told) if there else None
    paused = told.state == "paused" and state != "silent"
    return Seat(
        state=state,
        now=now,
        age=age,
        site=Named(plan.name, plan.name_en),
        hall=_hall(plan, window),
        label=window.label,
        name=Named(window.name, window.name_en),
        agent=window.role == "agent",
        units=place.units,
        ticket=told.ticket or "" if there else "",
        number=told.number or "" if there else "",
        times=call.times if call else 0,
        lit=state == "calling" and age is None and call is not None and now - call.at < highlight,
        recalled=state == "calling" and _recalled(mirror, told),
        pausing=paused and there,
        reason=told.reason if paused else "",
        until=told.until if paused and told.until and told.until > now else None,
        waiting=sum(mirror.queues[queue].waiting for queue in window.queues if queue in mirror.queues),
        next=then if age is None and told.state == "open" else "",
        sitter=_sitter(place, told),
        phone=plan.phone_complaint,
    )


def sits(staff: Staff, window: str, clerk: str) -> Person | None:
    """Return who sits at ``window`` when it was opened by ``clerk``; None for somebody the staff list lacks.

    Who signed in, or was named when the window opened, is shown wherever that
    is; a window that nobody gave a name to has the person whose place it is.
    """
    usual = next((person for person in staff.persons if window in person.windows), None)
    if clerk.startswith(SIGNED_IN):
        account = clerk.removeprefix(SIGNED_IN)
        return next((person for person in staff.persons if person.account == account), None)
    if clerk in NAMELESS or clerk.startswith(NAMELESS[-1]):
        return usual
    return next((person for person in staff.persons if clerk in (person.name, person.id)), None)


def _sitter(place: Place, told: WindowView) -> Sitter | None:
    person = sits(place.staff, place.window, told.clerk or "")
    if person is None:
        return None
    chinese, english = promised(place.staff, person)
    return Sitter(
        person=person,
        promises=tuple(chinese),
        promises_en=tuple(english),
        rated=told.rated,
        rating_sum=told.rating_sum,
    )


def _state(told: WindowView, age: timedelta | None) -> State:
    if age is not None and age >= SILENT_AFTER:
        return "silent"
    if told.ticket is not None:
        return "calling" if told.ticket_state == "called" else "serving"
    return "free" if told.state == "open" else told.state


def _call(mirror: Mirror, told: WindowView) -> Call | None:
    calls: Sequence[Call] = [call for call in mirror.calls if call.ticket == told.ticket]
    return calls[-1] if calls else None


def _recalled(mirror: Mirror, told: WindowView) -> bool:
    ticket = mirror.tickets.get(told.ticket or "")
    return ticket is not None and ticket.times > 1


def _hall(plan: SitePlan, window: WindowPlan) -> Named:
    found = (hall for hall in plan.halls if hall.id == window.hall)
    return next((Named(hall.name, hall.name_en) for hall in found), Named(window.hall, window.hall))
