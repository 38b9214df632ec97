"""The centre from outside: mist over the hills, the house, and people on their way in."""

from demo.media.brush import Brush
from demo.media.figure import GREY, Looks, Pose, Spot, draw
from demo.media.furniture import Place, fitted, hills, tree
from demo.media.heading import heading
from demo.media.words import centre, words


def entrance(brush: Brush) -> None:
    """Draw the picture."""
    said, site = words()["entrance"], centre().site
    spans = [span for span in site.hours if "mon" in span.days]
    hours = "  ".join(f"{span.start}–{span.until}" for span in spans)
    top = heading(brush, [site.name, site.name_en], [text.format(hours=hours) for text in said["hours"]])
    ground = brush.height - (300 if brush.tall else 210)
    brush.fade(0, top, brush.width, ground - top, top="pine-mist/surface/0.2", bottom="paper")
    mist = ["pine-mist/pine/0.10", "pine-mist/pine/0.2", "pine-mist/pine/0.34", "leaf/pine-mist/0.45"]
    brush.oval(brush.width * 0.87, top + 130, 56, 56, "amber-mist/amber/0.15")
    hills(brush, ground, (ground - top) * (0.62 if brush.tall else 0.86), mist)
    brush.box(0, ground, brush.width, brush.height - ground, "sunken/line/0.3")
    brush.box(0, ground, brush.width, 10, "line")
    _birds(brush, top)
    width = brush.width * (0.86 if brush.tall else 0.62)
    house = Place((brush.width - width) / 2, ground - width * (0.62 if brush.tall else 0.46), width, 0)
    _house(brush, house._replace(height=ground - house.y), said["sign"])
    _garden(brush, house, ground)
    _people(brush, ground)


def _house(brush: Brush, place: Place, sign: str) -> None:
    x, y, width, height = place
    brush.box(x, y, width, height, "surface")
    wing = width * 0.3
    for left in (x, x + width - wing):
        brush.box(left, y, wing, height, "amber-mist/surface/0.45")
        for column in range(3):
            for row in range(3):
                pane = Place(
                    left + wing * (0.1 + 0.29 * column),
                    y + height * (0.2 + 0.26 * row),
                    wing * 0.22,
                    height * 0.18,
                )
                brush.box(*pane, "pine-mist/pine/0.28", radius=4)
                brush.shape(
                    [
                        (pane.x, pane.y),
                        (pane.x + pane.width * 0.6, pane.y),
                        (pane.x, pane.y + pane.height * 0.8),
                    ],
                    "pine-mist/surface/0.3",
                )
    eave = height * 0.1
    brush.shape(
        [(x - 46, y + 4), (x - 16, y - eave), (x + width + 16, y - eave), (x + width + 46, y + 4)],
        "pine-deep",
    )
    brush.box(x - 54, y - 4, width + 108, 14, "pine-deep", radius=7)
    middle, gate = x + width / 2, width * 0.4
    brush.box(middle - gate / 2, y + 10, gate, height - 10, "pine-mist/pine/0.16")
    doors = Place(middle - gate * 0.4, y + height * 0.44, gate * 0.8, height * 0.56)
    brush.box(*doors, "pine-deep/pine/0.4")
    for leaf in range(4):
        left = doors.x + doors.width * (0.02 + leaf * 0.245)
        brush.box(left, doors.y + 8, doors.width * 0.225, doors.height - 8, "amber-mist/surface/0.3")
        brush.box(
            left + doors.width * (0.19 if leaf % 2 == 0 else 0.015),
            doors.y + doors.height * 0.45,
            6,
            doors.height * 0.2,
            "pine",
            radius=3,
        )
    for side in (-1, 1):
        brush.box(middle + side * gate * 0.5 - 13, y + 10, 26, height - 10, "surface", edge="line")
        brush.oval(middle + side * gate * 0.5, y + height * 0.42, 15, 24, "cinnabar")
        brush.box(middle + side * gate * 0.5 - 8, y + height * 0.42 - 30, 16, 8, "focus", radius=3)
        brush.box(middle + side * gate * 0.5 - 8, y + height * 0.42 + 22, 16, 8, "focus", radius=3)
    panel = Place(middle - gate * 0.56, y + height * 0.14, gate * 1.12, height * 0.2)
    brush.box(*panel, "pine", radius=8)
    size = fitted(sign, panel.width * 0.86, panel.height * 0.62)
    brush.text(middle, panel.y + panel.height / 2, sign, size, "on-pine", anchor="mm", weight="bold")


def _birds(brush: Brush, top: float) -> None:
    for share, down, size in ((0.1, 0.5, 22), (0.14, 0.36, 16), (0.19, 0.62, 14)):
        x, y = brush.width * share, top + down * (360 if brush.tall else 170)
        wings = [(x - size, y - size * 0.5), (x - size * 0.4, y - size * 0.62), (x, y)]
        brush.line(wings, "ink-soft", 3)
        brush.line([(2 * x - across, up) for across, up in wings], "ink-soft", 3)


def _garden(brush: Brush, house: Place, ground: float) -> None:
    size = 250 if brush.tall else 330
    for share in (0.06, 0.17, 0.86, 0.96):
        tree(brush, brush.width * share, ground + 14, size * (0.8 + 0.5 * abs(share - 0.5)))
    middle, gate = house.x + house.width / 2, house.width * 0.4
    for step in range(3):
        brush.box(
            middle - gate * (0.56 + step * 0.05),
            ground + step * 16,
            gate * (1.12 + step * 0.1),
            17,
            ("surface", "paper", "sunken")[step],
            edge="line",
        )
    ramp = middle + gate * 0.66
    brush.shape(
        [(ramp, ground), (ramp + 8, ground), (ramp + 300, ground + 50), (ramp, ground + 50)],
        "line/surface/0.4",
    )
    brush.line([(ramp + 6, ground - 54), (ramp + 296, ground - 8)], "ink-soft", 6)
    for post in range(5):
        at = ramp + 6 + post * 72
        brush.line([(at, ground - 54 + post * 11.5), (at, ground + post * 12)], "ink-soft", 5)


def _people(brush: Brush, ground: float) -> None:
    height, low = (300, ground + 190) if brush.tall else (250, ground + 140)
    cast: list[tuple[float, float, int, Looks, Pose]] = [
        (0.1, 0.0, 1, Looks("cinnabar", bag="amber"), "walk"),
        (0.24, 0.1, 1, Looks("ink-soft/paper/0.2", hair=GREY, skin=2), "cane"),
        (0.36, 0.12, 1, Looks("leaf", long=True, bag="pine"), "walk"),
        (0.67, 0.06, -1, Looks("amber", skin=1), "walk"),
        (0.80, 0.0, -1, Looks("pine", hair=GREY, skin=1), "wheelchair"),
        (0.90, 0.03, -1, Looks("cinnabar/paper/0.35", long=True), "walk"),
    ]
    for share, back, turn, looks, pose in cast if not brush.tall else cast[:1] + cast[2:5]:
        size = height * (1 - back * 0.6)
        draw(brush, Spot(brush.width * share, low - back * 220, size, turn), looks, pose)
    if not brush.tall:
        draw(brush, Spot(brush.width * 0.405, low - 20, height * 0.62, 1), Looks("focus", skin=1), "walk")
