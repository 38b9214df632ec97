"""Films are the county's own; a file that is none is broken, and says so by itself."""

import time
from pathlib import Path

from config.load import DEMO_COUNTY
from faces.film import Film, first_picture, length

MEDIA = DEMO_COUNTY / "media"


def until_ready(film: Film) -> None:
    deadline = time.monotonic() + 30
    while not (film.look() or film.broken) and time.monotonic() < deadline:
        time.sleep(0.01)


def test_a_film_waits_at_its_first_picture_and_then_goes_on() -> None:
    film = Film(MEDIA / "take-a-number.mp4")
    assert film.picture() is None
    until_ready(film)
    first = film.play()
    assert first is not None
    assert (first.width, first.height) == (1280, 720)
    assert len(first.pixels) == 1280 * 720 * 3
    seen: list[object] = []
    deadline = time.monotonic() + 30
    while len(seen) < 3 and time.monotonic() < deadline:
        seen += [picture for picture in [film.picture()] if picture is not None]
        time.sleep(0.005)
    assert len(seen) == 3
    film.close()
    assert film.picture() is None


def test_a_film_knows_how_long_it_is() -> None:
    assert 11 < length(MEDIA / "what-to-bring.mp4") < 14


def test_the_first_picture_of_a_film_can_be_had_alone(tmp_path: Path) -> None:
    picture = first_picture(MEDIA / "what-to-bring.mp4")
    assert picture is not None
    assert picture.size == (1280, 720)
    assert first_picture(tmp_path / "gone.mp4") is None


def test_what_is_no_film_is_broken(tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.mp4"
    spoilt.write_bytes((MEDIA / "take-a-number.mp4").read_bytes()[:2000])
    assert length(spoilt) == 0
    assert length(tmp_path / "gone.mp4") == 0
