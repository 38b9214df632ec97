"""What the screens at a window say in writing: a value of texts, the same on glass and in a browser. Pure."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final

import msgspec

from boards.seat import Alarm, Named, Seat, Sitter, State
from boards.words import Piece, Words

SAYS: Final[Mapping[State, str]] = MappingProxyType(
    {
        "starting": "Connecting",
        "calling": "Please come to this window",
        "serving": "Now serving",
        "free": "Ready for the next number",
        "paused": "Window paused",
        "closed": "Window closed",
        "silent": "Calls are not shown at the moment",
        "urgent": "Calls are not shown at the moment",
    }
)
"""State → what it is called."""
REASONS: Final = MappingProxyType(
    {
        "break": "A short break",
        "meeting": "Called to a meeting",
        "papers": "Putting papers in order",
        "system": "System fault",
    }
)


class Portrayed(msgspec.Struct, frozen=True, kw_only=True):
    """The person on a staff sign; ``photo`` is a file of the county's media folder, or nothing."""

    name: str
    beside: str
    post: str
    badge: str
    photo: str
    duties: tuple[str, ...]
    promises: tuple[str, ...]
    rating: str
    rated: str


class AlarmSaid(msgspec.Struct, frozen=True, kw_only=True):
    """An emergency: in the language of the screen, and below it in the other."""

    title: str
    lines: tuple[str, ...]
    title_beside: str
    lines_beside: tuple[str, ...]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """All that is written at a window; ``state`` decides its colour and shape.

    ``window`` is in pieces, the number large; ``line`` says more of the state,
    ``hint`` who is next and how many wait. Headings end in ``_of``.
    """

    state: State
    lit: bool
    age: str
    clock: str
    date: str
    site: str
    hall: str
    window: tuple[Piece, ...]
    name: str
    beside: str
    number: str
    says: str
    says_beside: str
    line: str
    waiting: str
    hint: str
    units_of: str
    units: tuple[str, ...]
    ticket_of: str
    duties_of: str
    promises_of: str
    rating_of: str
    phone: str
    person: Portrayed | None = None
    alarm: AlarmSaid | None = None


def said(view: Seat, words: Words) -> Said:
    """Return what is written of ``view`` in the language of ``words``."""
    says = "Called again, please come" if view.recalled else SAYS[view.state]
    known = view.state not in ("starting", "silent", "urgent")
    return Said(
        state=view.state,
        lit=view.lit,
        age="" if view.age is None or view.state == "starting" else words.age(view.age),
        clock=words.clock(view.now),
        date=words.date(view.now),
        site=_name(view.site, words),
        hall=_name(view.hall, words),
        window=words.window(view.label) if view.label else (),
        name=_name(view.name, words),
        beside=_name(view.name, words.other),
        number=view.number,
        says=words(says),
        says_beside=words.other(says),
        line=_line(view, words),
        waiting=_waiting(view, words) if known else "",
        hint=words("Next: {number}, please be ready", number=view.next) if view.next else "",
        units_of=words("Acts for these departments" if view.agent else "Departments served"),
        units=tuple(_name(unit, words) for unit in view.units),
        ticket_of=words("Ticket now"),
        duties_of=words("Duties"),
        promises_of=words("Our promise"),
        rating_of=words("Rating today"),
        phone=words("Complaints {phone}", phone=view.phone) if view.phone else "",
        person=_person(view.sitter, words) if view.sitter else None,
        alarm=_alarm(view.alarm, words) if view.alarm else None,
    )


def _alarm(alarm: Alarm, words: Words) -> AlarmSaid:
    chinese, english = (alarm.title, alarm.lines), (alarm.title_en, alarm.lines_en)
    first, then = (english, chinese) if words.language == "en" else (chinese, english)
    if not first[0]:
        first, then = then, first
    return AlarmSaid(title=first[0], lines=first[1], title_beside=then[0], lines_beside=then[1])


def _name(name: Named, words: Words) -> str:
    return words.name(name.name, name.name_en)


def _line(view: Seat, words: Words) -> str:
    """Return what citizens should know besides the state."""
    if view.state == "silent" or (view.age is not None and view.age >= timedelta(minutes=1)):
        return words("Please follow the staff at the window.")
    if view.state == "starting":
        return words("The screen will be ready in a moment.")
    if view.pausing:
        return words("Pauses after this number")
    if view.state == "paused":
        return _pause(view, words)
    if view.state == "closed":
        return words("Please go to another window, or ask at the enquiry desk.")
    return ""


def _pause(view: Seat, words: Words) -> str:
    reason = words(REASONS[view.reason]) if view.reason in REASONS else ""
    until = (
        words("back at about {time}", time=words.clock(view.until.astimezone(view.now.tzinfo)))
        if view.until
        else ""
    )
    both = words("{reason}, {until}", reason=reason, until=until) if reason and until else reason or until
    return both or words("Back soon; please wait, or go to another window.")


def _waiting(view: Seat, words: Words) -> str:
    return words("{people} waiting", people=view.waiting) if view.waiting else words("Nobody waits")


def _person(sitter: Sitter, words: Words) -> Portrayed:
    person = sitter.person
    english = words.language == "en"
    return Portrayed(
        name=words.name(person.name, person.name_en),
        beside=words.other.name(person.name, person.name_en),
        post=words.name(person.post, person.post_en),
        badge=words("No. {badge}", badge=person.badge) if person.badge else "",
        photo=person.photo,
        duties=_lines(person.duties, person.duties_en, english=english),
        promises=_lines(sitter.promises, sitter.promises_en, english=english),
        rating=average(sitter),
        rated=words("{people} rated, of 5 at best", people=sitter.rated)
        if sitter.rated
        else words("No ratings yet"),
    )


def average(sitter: Sitter) -> str:
    """Return the average level with one decimal, half up; nothing while nobody rated."""
    if not sitter.rated:
        return ""
    tenths = (sitter.rating_sum * 20 + sitter.rated) // (2 * sitter.rated)
    return f"{tenths // 10}.{tenths % 10}"


def _lines(chinese: Sequence[str], english_lines: Sequence[str], *, english: bool) -> tuple[str, ...]:
    return tuple(english_lines if english and english_lines else chinese)
