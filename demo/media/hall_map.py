"""The plan of both halls with every window's number, the kiosks, boards, seats and the rest one looks for."""

from collections.abc import Iterator, Sequence

from config.settings import Hall
from demo.media.brush import Brush, Point, width_of
from demo.media.floor_plan import Stand, neighbours, stands
from demo.media.furniture import Place, fitted
from demo.media.heading import heading
from demo.media.words import centre, words

GROUNDS = {"ordinary": "pine", "agent": "amber", "result": "leaf", "enquiry": "cinnabar"}


def hall_map(brush: Brush) -> None:
    """Draw the picture."""
    said, site = words()["map"], centre().site
    top = heading(brush, said["title"], said["line"])
    brush.box(0, top, brush.width, brush.height - top, "paper")
    edge, lobby = (24, 120) if brush.tall else (48, 190)
    width = (brush.width - 2 * edge - lobby) / 2
    height = (brush.height - top) * (0.66 if brush.tall else 0.76)
    upper = top + (70 if brush.tall else 46)
    for at, hall in enumerate(site.halls):
        place = Place(edge + at * (width + lobby), upper, width, height)
        own = [window for window in site.windows if window.hall == hall.id]
        _hall(brush, place, hall, stands(own))
    _lobby(brush, Place(edge + width, upper, lobby, height))
    _foot(brush, upper + height)


def _hall(brush: Brush, place: Place, hall: Hall, placed: Sequence[Stand]) -> None:
    x, y, width, height = place
    brush.box(x - 6, y - 6, width + 12, height + 12, "pine-deep", radius=12)
    brush.box(x, y, width, height, "surface", radius=8)
    for group in neighbours(placed):
        _group(brush, place, group)
    middle, size = x + width / 2, width * 0.085
    brush.text(middle, y + height * 0.34, hall.name, size, "pine-deep", anchor="mm", weight="bold")
    brush.text(middle, y + height * 0.34 + size * 0.95, hall.name_en, size * 0.42, "ink-soft", anchor="mm")
    for row, (sign, text, shade) in enumerate(_marks(hall)):
        _mark(brush, (middle, y + height * (0.55 + row * 0.085)), sign, text, shade)


def _marks(hall: Hall) -> Iterator[tuple[str, str, str]]:
    """Yield sign, word and colour of what stands in the middle of ``hall``."""
    said, site = words()["map"], centre().site
    if any(kiosk.hall == hall.id for kiosk in site.kiosks):
        yield "ticket", said["kiosk"], "cinnabar"
    if any(board.hall == hall.id for board in site.boards):
        yield "window", said["board"], "pine"
    yield "place", said["seats"], "pine"
    yield "document", said["desk"], "pine"
    yield "print", said["copies"], "pine"


def _group(brush: Brush, place: Place, group: Sequence[Stand]) -> None:
    """Draw windows that share a name, and the name beside them."""
    unit = min(place.width * 0.062, place.height * 0.052)
    ground = GROUNDS[group[0].window.role]
    boxes = [
        Place(
            place.x + s.x * place.width + 3,
            place.y + s.y * place.height + 3,
            s.width * place.width - 6,
            s.height * place.height - 6,
        )
        for s in group
    ]
    for box, stand in zip(boxes, group, strict=True):
        brush.box(*box, ground, radius=6)
        brush.text(
            box.x + box.width / 2,
            box.y + box.height / 2,
            stand.window.label,
            unit,
            "on-pine",
            anchor="mm",
            weight="bold",
        )
    first, last, wall = boxes[0], boxes[-1], group[0].wall
    high, low = min(first.y, last.y), max(first.y + first.height, last.y + last.height)
    left, right = first.x, last.x + last.width
    gap = unit * 0.28
    if wall == "back":
        brush.line([(left + 4, low + gap), (right - 4, low + gap)], ground, 4)
        lines, size = _lines(group[0].window.name, right - left - 8, unit * 0.72)
        _write(brush, ((left + right) / 2, low + gap + size * (0.35 + 0.6 * len(lines))), lines, size, "mm")
        return
    inward = 1 if wall == "rising" else -1
    x = right + gap if wall == "rising" else left - gap
    brush.line([(x, high + 4), (x, low - 4)], ground, 4)
    lines, size = _lines(group[0].window.name, place.width * (0.265 if brush.tall else 0.23), unit * 0.72)
    _write(brush, (x + inward * gap, (high + low) / 2), lines, size, "lm" if inward > 0 else "rm")


def _lines(name: str, room: float, size: float) -> tuple[list[str], float]:
    """Return ``name`` on one line, or on two where ``room`` is short, and the type size that fits."""
    lines = [name]
    if width_of(name, size, "bold") > room and len(name) > 3:
        cut = next((name.index(mark) + after for mark, after in CUTS if mark in name), (len(name) + 1) // 2)
        lines = [name[:cut], name[cut:]]
    return lines, min(fitted(line, room, size) for line in lines)


CUTS = (("·", 1), ("与", 0), ("社会", 0), ("环境", 2), ("城乡", 0), ("审批", 0), ("窗口", 0))
"""Where a long name breaks: at a mark, so many characters behind its beginning."""


def _write(brush: Brush, at: Point, lines: Sequence[str], size: float, anchor: str) -> None:
    x, y = at
    for row, line in enumerate(lines):
        down = (row - (len(lines) - 1) / 2) * size * 1.2
        brush.text(x, y + down, line, size, "ink", anchor=anchor, weight="bold")


def _mark(brush: Brush, at: Point, sign: str, text: str, shade: str) -> None:
    side, size = (28, 21) if brush.tall else (36, 25)
    x, y = at[0] - (side + 8 + width_of(text, size)) / 2, at[1]
    brush.sign(sign, x, y - side / 2, side, shade)
    brush.text(x + side + 8, y, text, size, "cinnabar" if shade == "cinnabar" else "ink-soft", anchor="lm")


def _lobby(brush: Brush, place: Place) -> None:
    """Draw what stands between the halls, and the ways into them."""
    said = words()["map"]
    x, y, width, height = place
    brush.box(x, y + height * 0.55, width, height * 0.45 + 6, "amber-mist")
    middle, side = x + width / 2, min(64, width * 0.42)
    for down, sign, text in ((0.08, "people", said["toilet"]), (0.26, "shuili", said["water"])):
        top = y + height * down
        brush.sign(sign, middle - side / 2, top, side, "ink-soft")
        brush.text(middle, top + side + 18, text, 26, "ink-soft", anchor="mm", weight="bold")
    for down, sign, hall in (
        (0.66, "left", centre().site.halls[0]),
        (0.84, "right", centre().site.halls[-1]),
    ):
        top = y + height * down
        brush.sign(sign, middle - side / 2, top - side / 2, side, "cinnabar")
        brush.text(middle, top + side * 0.5 + 14, hall.name, 26, "cinnabar", anchor="mm", weight="bold")


def _foot(brush: Brush, low: float) -> None:
    """Draw the entrance under the lobby and the words for the colours."""
    said, middle = words()["map"], brush.width / 2
    brush.shape([(middle - 34, low + 74), (middle + 34, low + 74), (middle, low + 22)], "cinnabar")
    brush.text(middle, low + 100, said["entrance"][0], 36, "cinnabar", anchor="mm", weight="bold")
    brush.text(middle, low + 136, said["entrance"][1], 24, "ink-soft", anchor="mm")
    roles = [window for window in centre().site.windows if window.role != "ordinary"]
    shown = {window.role: window for window in roles}
    for at, (role, window) in enumerate(shown.items()):
        labels = " ".join(w.label for w in roles if w.role == role)
        x, y = (64, low + 200 + at * 84) if brush.tall else ((64, 480, brush.width - 560)[at], low + 64)
        brush.box(x, y, 52, 44, GROUNDS[role], radius=8)
        brush.text(x + 72, y + 22, f"{window.name}  {labels}", 30, "ink", anchor="lm", weight="bold")
        if brush.tall:
            brush.text(x + 560, y + 22, window.name_en, 26, "ink-soft", anchor="lm")
