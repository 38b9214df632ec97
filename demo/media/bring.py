"""The film "for an ID card, bring these": three papers on the counter, a word on the photo, and the card."""

from typing import Final

from demo.media.brush import Brush
from demo.media.figure import Looks, Pose, Spot, draw
from demo.media.film import HEIGHT, WIDTH, Film, ease
from demo.media.furniture import Place, fitted, plant
from demo.media.heading import seal
from demo.media.words import centre, words

SHOWN: Final = (2.2, 3.8, 5.4)
TIP, END = 7.2, 9.8
FLOOR, DESK = 640.0, 470.0
INKS: Final = ("pine", "amber", "leaf")
SIGNS: Final = ("home", "person", "fee")
WINDOW: Final = "19"


def _draw(brush: Brush, at: float) -> None:
    said = words()["bring"]
    brush.fade(0, 0, WIDTH, FLOOR, top="surface", bottom="pine-mist/surface/0.3")
    brush.box(0, FLOOR, WIDTH, HEIGHT - FLOOR, "sunken/amber-mist/0.3")
    brush.box(0, 0, WIDTH, 118, "pine")
    brush.box(0, 114, WIDTH, 6, "cinnabar")
    brush.text(44, 48, said["title"][0], 54, "on-pine", anchor="lm", weight="bold")
    brush.text(46, 92, said["title"][1], 25, "pine-mist", anchor="lm")
    seal(brush, 1170, 16, 74)
    _window(brush)
    _people(brush, at)
    _papers(brush, at)
    _tip(brush, at)
    _ending(brush, at)


def _window(brush: Brush) -> None:
    window = next(one for one in centre().site.windows if one.label == WINDOW)
    brush.box(880, 150, 360, 62, "pine-deep", radius=10)
    brush.box(890, 158, 62, 46, "surface", radius=8)
    brush.text(921, 182, window.label, 34, "pine-deep", anchor="mm", weight="bold")
    brush.text(972, 182, window.name, fitted(window.name, 250, 34), "on-pine", anchor="lm", weight="bold")
    draw(brush, Spot(1060, DESK, 420, -1), Looks("pine-deep", long=True), "serve")
    brush.box(700, DESK + 20, WIDTH - 700, FLOOR - DESK - 20, "amber-mist/amber/0.18")
    for x in (860, 1020, 1180):
        brush.line([(x, DESK + 40), (x, FLOOR)], "amber-mist/amber/0.3", 2)
    brush.box(680, DESK, WIDTH - 680, 30, "amber-mist/amber/0.5", radius=6)
    plant(brush, 60, FLOOR + 30, 190)


def _people(brush: Brush, at: float) -> None:
    come = ease(at, 0.2, 1.8)
    walking = 0 < come < 1
    x = -120 + 620 * come
    pose: Pose = "walk" if walking and int(at * 4) % 2 == 0 else "stand"
    draw(brush, Spot(x, FLOOR + 40, 430, 1), Looks("cinnabar", bag="amber"), pose)


def _papers(brush: Brush, at: float) -> None:
    said = words()["bring"]
    for row, start in enumerate(SHOWN):
        come = ease(at, start, start + 0.5)
        if come <= 0 or at >= END:
            continue
        place = Place(40 + (1 - come) * -420, 146 + row * 100, 340, 88)
        brush.box(place.x + 3, place.y + 4, place.width, place.height, "line", radius=14)
        brush.box(*place, "surface", radius=14, edge=INKS[row], edge_width=3)
        brush.oval(place.x + 44, place.y + 44, 30, 30, INKS[row])
        brush.sign(SIGNS[row], place.x + 25, place.y + 25, 38, "on-pine")
        text, note = said["papers"][row], said["notes"][row]
        brush.text(place.x + 88, place.y + 30, text, fitted(text, 236, 30), "ink", anchor="lm", weight="bold")
        brush.text(place.x + 88, place.y + 64, note, fitted(note, 236, 21), "ink-soft", anchor="lm")
        _on_the_desk(brush, row, ease(at, start + 0.6, start + 1.2))


def _on_the_desk(brush: Brush, row: int, share: float) -> None:
    """Draw a paper on its way from the visitor's hand to the counter."""
    if share <= 0:
        return
    x = 570 + (720 + row * 66 - 570) * share
    y = 430 + (DESK - 34 - 430) * share - 60 * share * (1 - share) * 4
    brush.box(x, y, 54, 36, "surface", radius=4, edge=INKS[row], edge_width=3)
    brush.box(x + 8, y + 10, 24, 4, INKS[row])
    brush.box(x + 8, y + 20, 36, 4, "line")


def _tip(brush: Brush, at: float) -> None:
    come = ease(at, TIP, TIP + 0.4)
    if come <= 0 or at >= END:
        return
    said = words()["bring"]["tip"]
    place = Place(576, 226 + (1 - come) * 40, 372, 120)
    brush.shape([(880, place.y + 112), (936, place.y + 112), (978, place.y + 150)], "focus/amber-mist/0.6")
    brush.box(*place, "focus/amber-mist/0.6", radius=26)
    brush.text(762, place.y + 46, said[0], fitted(said[0], 336, 32), "ink", anchor="mm", weight="bold")
    brush.text(762, place.y + 88, said[1], fitted(said[1], 336, 22), "ink", anchor="mm")


def _ending(brush: Brush, at: float) -> None:
    come = ease(at, END, END + 0.6)
    if come <= 0:
        return
    said = words()["bring"]["end"]
    card = Place(60, 168 + (1 - come) * 80, 320, 200)
    brush.box(card.x + 4, card.y + 6, card.width, card.height, "line", radius=18)
    brush.box(*card, "pine-mist", radius=18, edge="pine", edge_width=3)
    brush.oval(card.x + 240, card.y + 84, 34, 38, "amber-mist/cinnabar/0.2")
    brush.bow(card.x + 240, card.y + 76, 37, 38, "ink")
    brush.bow(card.x + 240, card.y + 170, 58, 50, "pine")
    for row, width in enumerate((120, 90, 150)):
        brush.box(card.x + 28, card.y + 36 + row * 34, width, 14, "pine/paper/0.4", radius=7)
    brush.box(card.x + 28, card.y + 160, 200, 14, "ink-soft", radius=7)
    brush.oval(card.x + 320, card.y, 44 * come, 44 * come, "leaf")
    if come > 0.9:
        brush.sign("done", card.x + 292, card.y - 28, 56, "on-pine")
    brush.text(740, 250, said[0], fitted(said[0], 300, 44), "pine-deep", anchor="mm", weight="bold")
    brush.text(740, 300, said[1], fitted(said[1], 300, 26), "ink-soft", anchor="mm")


bring = Film(12.0, _draw)
