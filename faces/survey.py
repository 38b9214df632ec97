"""What stands on a Kivy face, measured for whoever must read and touch it: an audit's raw figures.

Every shown text with its lines' boxes, size, colour and the ground around it (read
from the pixels); every target with its box; every card with the words it holds.
Boxes are ``[x, y, width, height]`` in dp from the top left, those of a face that no
mode makes larger, so that one rule fits all.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from PIL import Image

from faces import theme as t
from faces.card import Card
from faces.fonts import SUBSTITUTE, drawable

NEAR: Final = 24
"""Parts of 255 by which a colour may differ from the ink and still be the ink."""

Colour = tuple[int, ...]
Report = dict[str, Any]


def survey(shown: list[Any], picture: Image.Image) -> Report:
    """Return the texts and targets among the widgets ``shown``, as they stand on ``picture``."""
    high = picture.height
    covers = [widget for widget in shown if getattr(widget, "covers", False)]
    free = [widget for widget in shown if not _covered(widget, covers)]
    return {
        "glass": [picture.width / _unit(), high / _unit()],
        "reach": t.theme().reach,
        "texts": [_text(widget, picture) for widget in free if getattr(widget, "set_lines", ())],
        "cards": [
            {"box": _dp(_box(widget, high)), "holds": words}
            for widget in free
            if isinstance(widget, Card) and (words := [part.words for part in _texts_in(widget)])
        ],
        "targets": [
            {"id": widget.target, "box": _dp(_box(widget, high)), "words": _words(widget)}
            for widget in free
            if getattr(widget, "target", "")
        ],
    }


def _text(widget: Any, picture: Image.Image) -> Report:
    boxes = [_flip(widget, box, picture.height) for box in widget.line_boxes()]
    ink = tuple(round(part * 255) for part in t.rgba(widget.tint)[:3])
    contrasts = [_contrast(ink, ground) for ground in _grounds(picture, boxes, ink)]
    return {
        "words": widget.words,
        "size": round(widget.set_size / _unit(), 1),
        "boxes": [_dp(box) for box in boxes],
        "clipped": bool(widget.clipped),
        "within": _inside(widget, picture.height),
        "tofu": SUBSTITUTE in drawable(widget.words) and SUBSTITUTE not in widget.words,
        "contrast": round(min(contrasts, default=1.0), 2),
        "in": _target_of(widget),
    }


def _inside(widget: Any, high: int) -> bool:
    """Tell whether the lines stand within the touchable they belong to, or the window."""
    frame = _touchable(widget)
    if frame is None:
        return True
    x, y, wide, tall = _box(frame, high)
    return all(
        left >= x - 2 and top >= y - 2 and left + w <= x + wide + 2 and top + h <= y + tall + 2
        for left, top, w, h in (_flip(widget, box, high) for box in widget.line_boxes())
    )


def _touchable(widget: Any) -> Any:
    parent = widget.parent
    while parent is not None and parent is not parent.parent:
        if getattr(parent, "target", ""):
            return parent
        parent = parent.parent
    return None


def _target_of(widget: Any) -> str:
    found = _touchable(widget)
    return str(found.target) if found is not None else ""


def _grounds(picture: Image.Image, boxes: list[list[float]], ink: Colour) -> Iterator[Colour]:
    """Yield, for each line, the colour that is commonest behind it and is not its own."""
    for x, y, wide, tall in boxes:
        part = picture.crop((round(x), round(y), round(x + wide), round(y + tall)))
        found: Counter[Colour] = Counter()
        for count, colour in part.getcolors(part.width * part.height) or []:
            if max(abs(a - b) for a, b in zip(colour, ink, strict=True)) > NEAR:
                found[colour] += count
        if found:
            yield found.most_common(1)[0][0]


def _luminance(colour: Colour) -> float:
    channels = (value / 255 for value in colour[:3])
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: tuple[int, ...], second: Colour) -> float:
    dark, bright = sorted((_luminance(first), _luminance(second)))
    return (bright + 0.05) / (dark + 0.05)


def _words(widget: Any) -> str:
    return " ".join(part.words for part in _texts_in(widget))


def _texts_in(widget: Any) -> Iterator[Any]:
    return (part for part in widget.walk(restrict=True) if getattr(part, "words", ""))


def _covered(widget: Any, covers: list[Any]) -> bool:
    """Tell whether the middle of a widget lies under something that covers it."""
    x, y = widget.to_window(widget.x + widget.width / 2, widget.y + widget.height / 2)
    return any(
        cover.x <= x <= cover.x + cover.width
        and cover.y <= y <= cover.y + cover.height
        and widget not in set(cover.walk(restrict=True))
        for cover in covers
    )


def _box(widget: Any, high: int) -> list[float]:
    x, y = widget.to_window(*widget.pos)
    return [x, high - y - widget.height, widget.width, widget.height]


def _flip(widget: Any, box: tuple[float, float, float, float], high: int) -> list[float]:
    x, y = widget.to_window(box[0], box[1])
    return [x, high - y - box[3], box[2], box[3]]


def _dp(box: list[float]) -> list[float]:
    return [round(side / _unit(), 1) for side in box]


def _unit() -> float:
    """Return the pixels of a dp as it is when nothing is made larger."""
    return t.dp(1) / t.theme().zoom
