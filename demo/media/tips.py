"""What to bring: six cards with a sign, the paper's name, and a line that spares a second journey."""

from demo.media.brush import Brush
from demo.media.furniture import fitted
from demo.media.heading import heading
from demo.media.words import words


def tips(brush: Brush) -> None:
    """Draw the picture."""
    said = words()["tips"]
    top = heading(brush, said["title"], said["line"])
    brush.box(0, top, brush.width, brush.height - top, "paper")
    columns, rows = (2, 3) if brush.tall else (3, 2)
    gap = 36 if brush.tall else 44
    width = (brush.width - gap * (columns + 1)) / columns
    height = (brush.height - top - gap * (rows + 1)) / rows
    for at, card in enumerate(said["cards"]):
        x, y = gap + at % columns * (width + gap), top + gap + at // columns * (height + gap)
        _card(brush, (x, y, width, height), card["sign"], card["words"], at)


GROUNDS = ("pine-mist", "amber-mist", "leaf-mist", "cinnabar-mist")
INKS = ("pine", "amber", "leaf", "cinnabar")


def _card(
    brush: Brush, place: tuple[float, float, float, float], sign: str, text: list[str], at: int
) -> None:
    x, y, width, height = place
    ground, ink = GROUNDS[at % 4], INKS[at % 4]
    brush.box(x, y, width, height, "surface", radius=28, edge="line", edge_width=2)
    brush.box(x, y, width, height * 0.52, ground, radius=28)
    brush.box(x, y + height * 0.3, width, height * 0.22, ground)
    middle, side = x + width / 2, height * 0.34
    brush.oval(middle, y + height * 0.26, side * 0.62, side * 0.62, "surface")
    brush.sign(sign, middle - side * 0.38, y + height * 0.26 - side * 0.38, side * 0.76, ink)
    brush.oval(x + 46, y + 46, 26, 26, ink)
    brush.text(x + 46, y + 46, str(at + 1), 30, "on-pine", anchor="mm", weight="bold")
    room = width * 0.88
    brush.text(
        middle, y + height * 0.63, text[0], fitted(text[0], room, 50), "ink", anchor="mm", weight="bold"
    )
    brush.text(middle, y + height * 0.77, text[1], fitted(text[1], room, 34), "ink", anchor="mm")
    brush.text(middle, y + height * 0.89, text[2], fitted(text[2], room, 27), "ink-soft", anchor="mm")
