"""A preview is the player's own picture, as a file."""

import io

from PIL import Image

from programme.draw import draw
from programme.plan import Item
from programme.preview import png
from programme.wanted import Wanted


def test_it_is_what_the_player_draws() -> None:
    item = Item(id="n", kind="notice", seconds=1, title="通知", text="正文")
    made = Image.open(io.BytesIO(png(item, None, Wanted(item=item, width=300, height=200))))
    assert made.tobytes() == draw(item, None, (300, 200), "dark").tobytes()
