"""What a kiosk's glass shows in the pictures: the home page, a unit's list, an item, the number taken."""

from collections.abc import Sequence

from config.catalogue import Item, Unit
from demo.media.brush import Brush
from demo.media.furniture import Place, fitted
from demo.media.words import centre, words

POPULAR = ("renshe", "yibao", "shichang", "gongan", "minzheng", "ziran", "shuiwu", "gongjijin", "jiaoyu")


def units() -> list[Unit]:
    """Return the nine units the home page offers."""
    known = {unit.id: unit for unit in centre().county.units}
    return [known[unit] for unit in POPULAR]


def items_of(unit: str, count: int) -> list[Item]:
    """Return the items of ``unit`` that most people come for."""
    own = [item for item in centre().items if item.unit == unit]
    return sorted(own, key=lambda item: -item.popularity)[:count]


def head(brush: Brush, place: Place, title: str) -> Place:
    """Draw the bar at the top and return what is left below it."""
    x, y, width, height = place
    bar = height * 0.12
    brush.box(x, y, width, bar, "pine", radius=6)
    brush.box(x, y + bar * 0.5, width, bar * 0.5, "pine")
    size = fitted(title, width * 0.86, bar * 0.46)
    brush.text(x + width / 2, y + bar / 2, title, size, "on-pine", anchor="mm", weight="bold")
    return Place(x, y + bar, width, height - bar)


def home(brush: Brush, place: Place, pressed: int = -1) -> list[Place]:
    """Draw the home page, the unit number ``pressed`` lit; return the keys' places."""
    rest = head(brush, place, words()["take"]["home"])
    gap = rest.width * 0.04
    wide, tall = (rest.width - gap * 4) / 3, (rest.height - gap * 4) / 3
    keys = []
    for at, unit in enumerate(units()):
        key = Place(rest.x + gap + at % 3 * (wide + gap), rest.y + gap + at // 3 * (tall + gap), wide, tall)
        lit = at == pressed
        brush.box(*key, "pine" if lit else "surface", radius=wide * 0.1, edge="line")
        side = min(wide, tall) * 0.42
        shade = "on-pine" if lit else "pine"
        brush.sign(unit.icon, key.x + (wide - side) / 2, key.y + tall * 0.14, side, shade)
        size = fitted(unit.short, wide * 0.84, tall * 0.2)
        colour = "on-pine" if lit else "ink"
        brush.text(
            key.x + wide / 2, key.y + tall * 0.79, unit.short, size, colour, anchor="mm", weight="bold"
        )
        keys.append(key)
    return keys


def listing(brush: Brush, place: Place, unit: Unit, items: Sequence[Item], pressed: int = -1) -> list[Place]:
    """Draw a unit's list, the item number ``pressed`` lit; return the keys' places."""
    rest = head(brush, place, unit.name)
    gap = rest.width * 0.04
    tall = (rest.height - gap * (len(items) + 1)) / len(items)
    keys = []
    for at, item in enumerate(items):
        key = Place(rest.x + gap, rest.y + gap + at * (tall + gap), rest.width - gap * 2, tall)
        lit = at == pressed
        brush.box(*key, "pine" if lit else "surface", radius=tall * 0.18, edge="line")
        size = fitted(item.short, key.width * 0.7, tall * 0.42)
        brush.text(
            key.x + gap,
            key.y + tall / 2,
            item.short,
            size,
            "on-pine" if lit else "ink",
            anchor="lm",
            weight="bold",
        )
        side = tall * 0.4
        brush.sign(
            "forward",
            key.x + key.width - side * 1.5,
            key.y + (tall - side) / 2,
            side,
            "on-pine" if lit else "pine",
        )
        keys.append(key)
    return keys


def item_page(brush: Brush, place: Place, item: Item, pressed: bool = False) -> Place:
    """Draw an item with the papers to bring and the big key; return the key's place."""
    rest = head(brush, place, item.short)
    gap = rest.width * 0.06
    line = rest.height * 0.1
    for at, paper in enumerate(item.materials[:3]):
        y = rest.y + gap + line * (at * 1.25 + 0.5)
        side = line * 0.62
        brush.sign("done", rest.x + gap, y - side / 2, side, "leaf")
        size = fitted(paper.name, rest.width - gap * 2 - side * 1.4, line * 0.56)
        brush.text(rest.x + gap + side * 1.4, y, paper.name, size, "ink", anchor="lm")
    key = Place(rest.x + gap, rest.y + rest.height * 0.7, rest.width - gap * 2, rest.height * 0.22)
    brush.box(*key, "cinnabar/ink/0.25" if pressed else "cinnabar", radius=key.height * 0.2)
    label = words()["take"]["button"]
    brush.text(
        key.x + key.width / 2,
        key.y + key.height / 2,
        label,
        key.height * 0.5,
        "on-cinnabar",
        anchor="mm",
        weight="bold",
    )
    return key


def taken(brush: Brush, place: Place, number: str) -> None:
    """Draw the page that says the number."""
    said = words()["take"]
    rest = head(brush, place, said["number"])
    middle = rest.x + rest.width / 2
    size = fitted(number, rest.width * 0.8, rest.height * 0.34)
    brush.text(middle, rest.y + rest.height * 0.34, number, size, "cinnabar", anchor="mm", weight="bold")
    for at, text in enumerate((said["waiting"], said["go"])):
        size = fitted(text, rest.width * 0.84, rest.height * 0.09)
        brush.text(middle, rest.y + rest.height * (0.66 + 0.14 * at), text, size, "ink", anchor="mm")


def slip(brush: Brush, place: Place, number: str) -> None:
    """Draw a paper slip with a number."""
    x, y, width, height = place
    brush.box(x + 4, y + 4, width, height, "line")
    brush.box(*place, "surface", edge="line")
    site = centre().site.name
    brush.text(x + width / 2, y + height * 0.13, site, fitted(site, width * 0.86, height * 0.1), anchor="mm")
    size = fitted(number, width * 0.8, height * 0.4)
    brush.text(x + width / 2, y + height * 0.42, number, size, "ink", anchor="mm", weight="bold")
    said = words()["take"]["waiting"]
    brush.text(x + width / 2, y + height * 0.68, said, fitted(said, width * 0.8, height * 0.1), anchor="mm")
    for at in range(9):
        brush.line(
            [
                (x + width * (0.12 + at * 0.09), y + height * 0.84),
                (x + width * (0.17 + at * 0.09), y + height * 0.84),
            ],
            "ink-soft",
            2,
        )
