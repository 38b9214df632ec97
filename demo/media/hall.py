"""The left and the right hall from inside: some of their windows, clerks, a board and people who wait."""

from collections.abc import Sequence

from config.settings import Site, Window
from demo.media.brush import Brush
from demo.media.figure import GREY, Looks, Pose, Spot, draw
from demo.media.furniture import Place, bench, board, counter, counter_front, plant
from demo.media.heading import heading
from demo.media.words import centre, words

CLERKS = (
    Looks("pine-deep", long=True),
    Looks("pine-deep", skin=1),
    Looks("pine-deep", long=True, skin=1),
    Looks("pine-deep", hair="ink-soft/ink/0.4"),
)
VISITORS: Sequence[tuple[Looks, Pose]] = (
    (Looks("cinnabar", bag="amber"), "stand"),
    (Looks("amber", skin=1), "stand"),
    (Looks("leaf/paper/0.2", long=True, bag="pine"), "stand"),
)
SEATED = (
    Looks("cinnabar/paper/0.3", long=True),
    Looks("ink-soft", hair=GREY, skin=2),
    Looks("leaf", skin=1),
    Looks("amber/paper/0.2", hair=GREY, skin=1),
    Looks("pine/paper/0.2", long=True),
)


def left_hall(brush: Brush) -> None:
    """Draw the hall of businesses and projects."""
    _hall(brush, "left", 14 if brush.tall else 12)


def right_hall(brush: Brush) -> None:
    """Draw the hall of persons and families."""
    _hall(brush, "right", 28 if brush.tall else 25)


def _hall(brush: Brush, side: str, first: int) -> None:
    """Draw the hall of ``side``, its windows from number ``first`` on."""
    said, site = words()[side], centre().site
    own = [window for window in site.windows if window.hall == side]
    numbers = {"first": own[0].label, "last": own[-1].label}
    lines = [
        f"{line}  ·  {text.format(**numbers)}"
        for line, text in zip(said["line"], said["windows"], strict=True)
    ]
    top = heading(brush, said["title"], lines if not brush.tall else said["line"])
    count = 3 if brush.tall else 6
    shown = [window for window in own if int(window.label) >= first][:count]
    floor = brush.height * (0.70 if brush.tall else 0.76)
    brush.fade(0, top, brush.width, floor - top, top="surface", bottom="paper")
    _ceiling(brush, top)
    brush.box(0, floor, brush.width, brush.height - floor, "sunken/amber-mist/0.3")
    for seam in range(1, 9):
        at = brush.width * seam / 9
        away = (at - brush.width / 2) * 0.5
        brush.line([(at, floor), (at + away, brush.height)], "line/sunken/0.4", 2)
    if brush.tall:
        rows = [(_number(site, window, 12 + 7 * at), f"→ {window.label}") for at, window in enumerate(shown)]
        _board(brush, Place(brush.width * 0.2, top + 74, brush.width * 0.6, 300), rows, said["title"][0])
    _windows(brush, shown, floor, site)
    _waiting(brush, 0 if side == "left" else 2)


def _ceiling(brush: Brush, top: float) -> None:
    for lamp in range(5):
        middle = brush.width * (lamp + 0.5) / 5
        brush.shape(
            [(middle - 90, top), (middle + 90, top), (middle + 70, top + 16), (middle - 70, top + 16)],
            "amber-mist",
        )


def _number(site: Site, window: Window, count: int) -> str:
    prefix = next(queue.prefix for queue in site.queues if queue.id == window.queues[0])
    return f"{prefix}{count:03d}"


def _windows(brush: Brush, shown: Sequence[Window], floor: float, site: Site) -> None:
    called = words()["take"]["bar"]
    width = brush.width / len(shown)
    height = 620 if brush.tall else 520
    for at, window in enumerate(shown):
        place = Place(at * width + width * 0.06, floor - height, width * 0.88, height)
        calling = at % 3 == 1
        bar = called.format(number=_number(site, window, 12 + 7 * at)) if calling else window.name
        top = counter(brush, place, window, bar)
        clerk = Spot(place.x + place.width * 0.5, top, height * 0.62, (0, 1, -1)[at % 3])
        draw(brush, clerk, CLERKS[at % len(CLERKS)], "serve")
        counter_front(brush, place, top)
    for at in range(len(shown)):
        if at % 2 == 1:
            looks, pose = VISITORS[(at // 2) % len(VISITORS)]
            x = at * width + width * 0.5
            draw(
                brush,
                Spot(min(x + width * 0.33, brush.width - 110), floor + 60, height * 0.66, -1),
                looks,
                pose,
            )


def _board(brush: Brush, place: Place, rows: Sequence[tuple[str, str]], title: str) -> None:
    for share in (0.3, 0.7):
        x = place.x + place.width * share
        brush.line([(x, place.y - 74), (x, place.y)], "ink-soft", 8)
    board(brush, place, [rows[1], rows[0], rows[2]], title)


def _waiting(brush: Brush, who: int) -> None:
    low = brush.height - (110 if brush.tall else 50)
    seats = 4 if brush.tall else 5
    width = 760 if brush.tall else 900
    left = brush.width * (0.5 if brush.tall else 0.36) - width / 2
    size = 430 if brush.tall else 330
    bench(brush, left, low, width, seats)
    for at in range(seats):
        if at != 1 and (at != 3 or not brush.tall):
            x = left + width / seats * (at + 0.5)
            draw(brush, Spot(x, low, size, 1 if at % 2 == 0 else -1), SEATED[(at + who) % len(SEATED)], "sit")
    plant(brush, brush.width * 0.93, low, 330 if brush.tall else 260)
    if brush.tall:
        plant(brush, brush.width * 0.07, low, 330)
    elif who:
        draw(
            brush,
            Spot(brush.width * 0.68, low, 370, -1),
            Looks("pine-mist/pine/0.5", hair=GREY, skin=2),
            "cane",
        )
        draw(brush, Spot(brush.width * 0.785, low, 370, -1), Looks("leaf", long=True, bag="cinnabar"), "walk")
        draw(brush, Spot(brush.width * 0.735, low, 230, -1), Looks("focus", skin=1), "walk")
    else:
        draw(brush, Spot(brush.width * 0.68, low, 360, -1), Looks("pine", hair=GREY, skin=1), "wheelchair")
        draw(brush, Spot(brush.width * 0.77, low, 380, -1), Looks("cinnabar", long=True), "stand")
