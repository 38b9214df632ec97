"""What virtual devices drew by themselves: paper of the printers, lamps of the bars."""

import json
import re

from PIL import Image

from shots.album import Title
from shots.stage import Stage

BARS = (
    ("led-left", "l03"),
    ("led-left", "l05"),
    ("led-left", "l12"),
    ("led-left", "l06"),
    ("led-right-5k", "r28"),
    ("led-right-cpower", "r29"),
)
"""Lines and windows; the last two have taller letters."""

NUMBER = r"[A-Z]\d{3}"


def papers(stage: Stage, languages: tuple[str, ...]) -> None:
    """File the latest tickets, guides and lists of the upright kiosk: the last is in the last language."""
    folder = stage.hall.wiring.place.printer("kiosk-left")
    told = {file: json.loads(file.read_text()) for file in sorted(folder.glob("slip-*.json"))}
    tickets = [file for file, slip in told.items() if re.fullmatch(NUMBER, slip["number"])]
    others = [file for file in told if file not in tickets][-2 * len(languages) :]
    for kind, files in (("ticket", tickets), ("guide", others[::2]), ("list", others[1::2])):
        for language, file in zip(languages, files[-len(languages) :], strict=True):
            stage.album.keep(Title("slip", kind, "", language), Image.open(file.with_suffix(".png")))


def bars(stage: Stage, state: str) -> None:
    """File the pictures of some window bars."""
    for line, window in BARS:
        folder = stage.hall.wiring.place.led(line)
        told = json.loads((folder / f"{window}.json").read_text())
        title = Title("bar", window, state if told["text"] else f"{state}-dark")
        stage.album.keep(title, Image.open(folder / f"{window}.png"))
