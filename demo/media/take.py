"""The film "a number in three touches": a hand, three pages, a slip, and the call on the board."""

from typing import Final

from demo.media.brush import Brush
from demo.media.figure import SKINS
from demo.media.film import HEIGHT, WIDTH, Film, ease
from demo.media.furniture import Place, board, fitted
from demo.media.glass import home, item_page, items_of, listing, slip, taken, units
from demo.media.heading import seal
from demo.media.words import centre, words

UNIT, NUMBER, WINDOW = "gongan", "L012", "19"
TAPS: Final = (3.0, 5.2, 7.2)
PRESSED: Final = 0.45
"""How long a key stays lit before the next page comes."""
GLASS: Final = Place(812, 40, 372, 470)
REST: Final = (1230.0, 640.0)


def _draw(brush: Brush, at: float) -> None:
    brush.box(0, 0, WIDTH, HEIGHT, "paper")
    brush.box(0, 0, 640, HEIGHT, "pine")
    brush.box(640, 0, 8, HEIGHT, "cinnabar")
    _kiosk(brush)
    target = _page(brush, at)
    _slip(brush, at)
    _steps(brush, at)
    _hand(brush, at, target)
    _ending(brush, at)


def _kiosk(brush: Brush) -> None:
    x, y, width, height = GLASS
    brush.box(x - 34, y - 34, width + 68, 790, "pine-deep", radius=34)
    brush.box(x - 4, y - 4, width + 8, height + 8, "ink", radius=8)
    brush.box(*GLASS, "paper", radius=6)
    brush.box(x + 80, y + height + 34, width - 160, 16, "ink", radius=8)


def _page(brush: Brush, at: float) -> Place:
    """Draw the page of the moment and return the key that the hand goes to."""
    page = sum(at >= tap + PRESSED for tap in TAPS)
    lit = any(tap <= at < tap + PRESSED for tap in TAPS)
    shown = units()
    unit = next(one for one in shown if one.id == UNIT)
    items = items_of(UNIT, 5)
    if page == 0:
        number = shown.index(unit)
        return home(brush, GLASS, number if lit else -1)[number]
    if page == 1:
        return listing(brush, GLASS, unit, items, 0 if lit else -1)[0]
    if page == 2:
        return item_page(brush, GLASS, items[0], lit)
    taken(brush, GLASS, NUMBER)
    return Place(*REST, 0, 0)


def _slip(brush: Brush, at: float) -> None:
    out = ease(at, 7.9, 9.0)
    if out <= 0:
        return
    paper = Brush(round(GLASS.width) - 200, 150, "pine-deep")
    slip(paper, Place(0, 0, paper.width - 5, paper.height - 5), NUMBER)
    brush.stamp(paper, GLASS.x + 100, GLASS.y + GLASS.height + 44, paper.height * out)


def _steps(brush: Brush, at: float) -> None:
    said = words()["take"]
    brush.text(56, 96, said["title"][0], 76, "on-pine", anchor="lm", weight="bold")
    brush.text(60, 158, said["title"][1], 30, "pine-mist", anchor="lm")
    seal(brush, 524, 44, 72)
    for row, (text, english) in enumerate(zip(said["steps"], said["steps_en"], strict=True)):
        appear = ease(at, 0.4 + row * 0.3, 0.9 + row * 0.3)
        y, now = 290 + row * 130 + (1 - appear) * 60, at >= TAPS[row] - 1.6
        if appear <= 0:
            continue
        done = at >= TAPS[row] + PRESSED
        brush.box(48, y - 52, 544, 106, "pine-deep" if now else "pine/pine-deep/0.35", radius=20)
        brush.oval(106, y, 34, 34, "leaf" if done else "cinnabar" if now else "pine")
        if done:
            brush.sign("done", 84, y - 22, 44, "on-pine")
        else:
            brush.text(106, y, str(row + 1), 38, "on-pine", anchor="mm", weight="bold")
        shade = "on-pine" if now else "pine-mist/pine/0.3"
        brush.text(164, y - 14, text, fitted(text, 400, 42), shade, anchor="lm", weight="bold")
        brush.text(166, y + 28, english, 23, shade, anchor="lm")


def _hand(brush: Brush, at: float, key: Place) -> None:
    """Draw the hand on its way to ``key``, with a ring where it touches."""
    if at > TAPS[-1] + PRESSED + 0.4:
        return
    goal = (key.x + key.width * 0.62, key.y + key.height * 0.62)
    tap = next((tap for tap in TAPS if at < tap + PRESSED), TAPS[-1])
    before = [one for one in TAPS if one < tap]
    start = REST if not before else (GLASS.x + GLASS.width * 0.86, GLASS.y + GLASS.height * 0.8)
    share = ease(at, (before[-1] + PRESSED if before else 1.4), tap - 0.1)
    x, y = start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share
    if 0 <= at - tap < PRESSED:
        ring = 16 + 60 * (at - tap) / PRESSED
        for size, shade in ((ring, "focus"), (ring - 6, "cinnabar-mist")):
            brush.oval(x, y, size, size, shade)
    skin = SKINS[1]
    brush.line([(x + 150, y + 230), (x + 260, y + 420)], "cinnabar", 92)
    brush.line([(x + 92, y + 140), (x + 150, y + 232)], skin, 70)
    brush.line([(x + 6, y + 8), (x + 78, y + 122)], skin, 30)
    brush.line([(x + 58, y + 150), (x + 40, y + 112)], skin, 26)
    brush.oval(x + 92, y + 140, 44, 44, skin)


def _ending(brush: Brush, at: float) -> None:
    said = words()["take"]
    come = ease(at, 9.4, 10.2)
    if come <= 0:
        return
    panel = Place(-640 + 640 * come, 0, 640, HEIGHT)
    brush.box(*panel, "pine")
    call = said["call"].format(number=NUMBER, window=WINDOW)
    hall = next(window.hall for window in centre().site.windows if window.label == WINDOW)
    name = next(one.name for one in centre().site.halls if one.id == hall)
    rows = [(NUMBER, f"→ {WINDOW}"), ("L011", "→ 20"), ("M027", "→ 23")]
    board(brush, Place(panel.x + 60, 90, 520, 320), rows, name)
    middle = panel.x + 320
    brush.text(middle, 500, call, fitted(call, 540, 50), "on-pine", anchor="mm", weight="bold")
    brush.text(middle, 580, said["end"][0], fitted(said["end"][0], 540, 36), "pine-mist", anchor="mm")
    brush.text(middle, 630, said["end"][1], fitted(said["end"][1], 540, 26), "pine-mist", anchor="mm")


take = Film(13.0, _draw)
