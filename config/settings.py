"""The settings of a county and its sites, as frozen structs: the option table.

Files: ``county.toml`` (County), ``items/<unit>.toml`` (items), and
``<site>/site.toml`` (Site). Device addresses are those of
``transports.address``; a machine may override them in its own local file.
"""

from typing import Annotated, Literal

import msgspec

from config.appointments import Appointments, Persons, Quota, Slots
from config.blocks import Blocks
from config.catalogue import LifeEvent, Unit
from config.led import LedLine, LedStyle
from config.led_template import LedTemplate
from config.life import Joint, Rules
from config.part import Id, Part, Word
from config.times import EVERY_DAY, Clock, Until, Weekday
from config.voice import Loudspeaker, Voice
from config.window_screens import WindowScreen

Store = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^(sqlite:|postgres(ql)?://).+", description="sqlite:FILE or postgresql://USER@HOST/DATABASE"
    ),
]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=600)]
Times = Annotated[int, msgspec.Meta(ge=1, le=1000)]


class SiteRef(Part, frozen=True, kw_only=True):
    """A site of the county, kept in the folder of its id."""

    id: Id
    kind: Literal["centre", "subhall", "township", "village"]


class County(Part, frozen=True, kw_only=True):
    """The county 县: its units, life events and sites."""

    id: Id
    name: Word
    name_en: Word
    sites: tuple[SiteRef, ...]
    units: tuple[Unit, ...]
    life_events: tuple[LifeEvent, ...]


class Hall(Part, frozen=True, kw_only=True):
    """A named room 大厅 where windows stand and displays hang."""

    id: Id
    name: Word
    name_en: Word
    side: Literal["left", "right", ""] = ""


class Queue(Part, frozen=True, kw_only=True):
    """A line 队列; it takes all items of ``units`` and those of ``items``, the latter winning.

    ``promise_minutes`` is the longest wait that is promised in it.
    """

    id: Id
    prefix: Annotated[
        str, msgspec.Meta(pattern=r"^[A-HJ-NP-Z]{1,2}$", description="1-2 capital letters, not I or O")
    ]
    name: Word
    name_en: Word
    units: tuple[Id, ...] = ()
    items: tuple[str, ...] = ()
    promise_minutes: Minutes = 30
    slots: Slots = Slots()


class Group(Part, frozen=True, kw_only=True):
    """Queues 队列组 that share a policy and a guarantee; queues in no group share the defaults.

    ``alternate`` calls ``first_turns`` of the classes ``first``, then
    ``other_turns`` of all others. ``priority_first`` lets a ticket climb a rank
    for every ``climb_minutes`` waited. The guarantee of ordinary tickets:
    ``in_a_row``, ``overtakes``, ``cap_minutes`` and, unless 0, ``aged_minutes``.
    """

    id: Id
    name: Word
    name_en: Word
    queues: tuple[Id, ...]
    policy: Literal["arrival", "priority_first", "head_start", "alternate", "deadline"] = "head_start"
    first: tuple[Id, ...] = ("appointment",)
    first_turns: Times = 2
    other_turns: Times = 1
    climb_minutes: Minutes = 15
    in_a_row: Times = 3
    overtakes: Times = 12
    cap_minutes: Minutes = 20
    aged_minutes: Minutes = 0


class Serve(Part, frozen=True, kw_only=True):
    """What a window serves besides its ``queues``, at some hours: as its own, or as a help.

    It helps when nobody waits in its own queues; with ``over_minutes``, also
    when the first of the helped queue waits longer than that.
    """

    queue: Id
    role: Literal["primary", "helps"] = "helps"
    over_minutes: Minutes = 0
    days: tuple[Weekday, ...] = EVERY_DAY
    start: Clock = "00:00"
    until: Until = "24:00"


class Window(Part, frozen=True, kw_only=True):
    """A numbered counter 窗口; ``label`` is the number above it.

    ``study_duty`` windows stay open on Friday-afternoon study.
    """

    id: Id
    label: Annotated[str, msgspec.Meta(min_length=1, max_length=4)]
    hall: Id
    name: Word
    name_en: Word
    role: Literal["ordinary", "agent", "result", "enquiry"] = "ordinary"
    queues: tuple[Id, ...] = ()
    serves: tuple[Serve, ...] = ()
    units: tuple[Id, ...] = ()
    study_duty: bool = False


FilmName = Annotated[
    str,
    msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(mp4|webm)$", description="a file.mp4 or .webm"),
]


class Kiosk(Part, frozen=True, kw_only=True):
    """A touch kiosk 取号机 and its printer; its glass begins ``glass_bottom_mm`` above the floor.

    Without ``glass_height_mm`` nobody knows what a wheelchair user can reach: the lower half is taken for it.
    """

    id: Id
    hall: Id
    orientation: Literal["portrait", "landscape"] = "portrait"
    glass_bottom_mm: Annotated[int, msgspec.Meta(ge=0, le=2000)] = 0
    glass_height_mm: Annotated[int, msgspec.Meta(ge=0, le=2000)] = 0
    printer: str = "null:"
    profile: str = "generic-80"
    sound: str = "none"
    reader: str = "null:"
    staff_pin: Annotated[
        str, msgspec.Meta(pattern=r"^([0-9]{4,12})?$(?!\n)", description="4 to 12 digits, or empty")
    ] = ""
    films: tuple[FilmName, ...] = ()


ZoneKind = Literal["head", "calls", "waiting", "programme", "foot"]
Hundredths = Annotated[float, msgspec.Meta(ge=0, le=100)]


class Zone(Part, frozen=True, kw_only=True):
    """A part of a board's glass, in hundredths of its width and height from the top left corner."""

    kind: ZoneKind
    x: Hundredths
    y: Hundredths
    wide: Annotated[float, msgspec.Meta(gt=0, le=100)]
    high: Annotated[float, msgspec.Meta(gt=0, le=100)]


class Board(Part, frozen=True, kw_only=True):
    """A TV board 综合屏; ``sound`` is ``alsa:<device>``, ``file:<folder>`` or ``none``.

    ``zones`` win over ``layout``; ``turned`` is for a board that people read with their back to the entrance.
    It goes dark ``rest_minutes`` after the site's day, and wakes as long before it; 0 is never.
    """

    id: Id
    hall: Id
    sound: str = "alsa:default"
    language: Literal["zh", "en"] = "zh"
    layout: Literal["standard", "mirrored", "calls", "overview", "programme"] = "standard"
    zones: tuple[Zone, ...] = ()
    turned: bool = False
    rest_minutes: Minutes = 0
    power: str = ""


class Pad(Part, frozen=True, kw_only=True):
    """A call pad 叫号器: its address on the line, its window."""

    address: Annotated[int, msgspec.Meta(ge=1, le=254)]
    window: Id


class PadLine(Part, frozen=True, kw_only=True):
    """One serial line with call pads."""

    id: Id
    address: str
    pads: tuple[Pad, ...]


class Span(Part, frozen=True, kw_only=True):
    """Office hours on some weekdays; times are local, ``until`` is exclusive."""

    days: tuple[Weekday, ...]
    start: Clock
    until: Clock
    duty_only: bool = False


class Priority(Part, frozen=True, kw_only=True):
    """A class with a stated reason to go first 优先.

    What it is worth is for the policy of a queue's group: ``head_start``
    minutes, or its ``rank``. The classes ``appointment`` and ``returning`` are
    given by the system and never offered to citizens.
    """

    id: Id
    name: Word
    name_en: Word
    reason: str = ""
    reason_en: str = ""
    head_start: Minutes = 15
    rank: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    from_age: Annotated[int, msgspec.Meta(ge=0, le=120)] = 0


class Server(Part, frozen=True, kw_only=True):
    """Where the queue server listens and keeps its log.

    ``trust_loopback`` lets programs on the same machine speak without a device token.
    """

    host: str = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 8080
    public_url: str = "http://127.0.0.1:8080"
    trust_loopback: bool = True
    store: Store = "sqlite:hall.db"


class Site(Part, frozen=True, kw_only=True):
    """One hall building with its own queue server 站点."""

    id: Id
    name: Word
    name_en: Word
    kind: Literal["centre", "subhall", "township", "village"]
    timezone: str = "Asia/Shanghai"
    address: str = ""
    address_en: str = ""
    phone_consult: str = ""
    phone_complaint: str = ""
    server: Server = Server()
    rules: Rules = Rules()
    joint: tuple[Joint, ...] = ()
    halls: tuple[Hall, ...]
    queues: tuple[Queue, ...]
    groups: tuple[Group, ...] = ()
    bound_minutes: Minutes = 0
    windows: tuple[Window, ...]
    priorities: tuple[Priority, ...] = ()
    appointments: Appointments = Appointments()
    quotas: tuple[Quota, ...] = ()
    persons: Persons = Persons()
    blocks: Blocks = Blocks()
    kiosks: tuple[Kiosk, ...] = ()
    boards: tuple[Board, ...] = ()
    window_screens: tuple[WindowScreen, ...] = ()
    voice: Voice = Voice()
    loudspeakers: tuple[Loudspeaker, ...] = ()
    led_styles: tuple[LedStyle, ...] = ()
    led_templates: tuple[LedTemplate, ...] = ()
    led_lines: tuple[LedLine, ...] = ()
    pad_lines: tuple[PadLine, ...] = ()
    hours: tuple[Span, ...] = ()
    ticker: tuple[Word, ...] = ()
    ticker_en: tuple[Word, ...] = ()
