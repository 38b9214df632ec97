"""The pictures and films in the repository: small, of the right size, and what the scripts draw today."""

import sys
import time
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from ffpyplayer.player import MediaPlayer  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageStat

from demo.media import __main__ as media
from demo.media.__main__ import FILMS, FOLDER, PICTURES, SIZES, main, picture
from demo.media.film import HEIGHT, RATE, WIDTH, ease, frame


@pytest.mark.parametrize(("name", "size"), list(product(PICTURES, SIZES)))
def test_a_picture_has_its_size_and_is_small(name: str, size: str) -> None:
    path = FOLDER / f"{name}-{size}.png"
    with Image.open(path) as shown:
        assert shown.size == SIZES[size]
    assert path.stat().st_size < 300_000


@pytest.mark.parametrize(("name", "size"), [("hall-map", "wide"), ("entrance", "tall")])
def test_a_picture_in_the_repository_is_what_its_script_draws(name: str, size: str) -> None:
    """Compared by eye's measure, for another FreeType may set an edge a shade darker."""
    with Image.open(FOLDER / f"{name}-{size}.png") as kept:
        apart = ImageChops.difference(kept.convert("RGB"), picture(name, size).convert("RGB"))
    assert max(ImageStat.Stat(apart).mean) < 1.0


@pytest.mark.parametrize("name", FILMS)
def test_a_film_plays_to_its_end(name: str) -> None:
    path, film = FOLDER / f"{name}.mp4", FILMS[name]
    assert path.stat().st_size < 2_000_000
    assert 10 <= film.seconds <= 15
    player = MediaPlayer(str(path), ff_opts={"an": True, "sn": True, "ss": film.seconds - 0.4})
    try:
        shown = list(played(player))
        about = player.get_metadata()
    finally:
        player.close_player()
    assert about["src_vid_size"] == (WIDTH, HEIGHT)
    assert about["duration"] == film.seconds
    assert max(shown) == pytest.approx(film.seconds, abs=4 / RATE)


def played(player: Any) -> Iterator[float]:
    """Yield the time of each frame until the end; the player keeps its own pace, so wait for it."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found, value = player.get_frame()
        if value == "eof":
            return
        if found is None:
            time.sleep(0.005)
        else:
            yield found[1]
    pytest.fail("the film did not end")


@pytest.mark.parametrize("name", FILMS)
def test_every_second_of_a_film_can_be_drawn_and_something_moves(name: str) -> None:
    film = FILMS[name]
    seconds = [frame(film, at) for at in range(0, int(film.seconds), 3)]
    apart = [ImageChops.difference(one, other) for one, other in pairwise(seconds)]
    assert all(sum(ImageStat.Stat(change).sum) > 0 for change in apart)


def test_a_movement_begins_and_ends_gently() -> None:
    assert [ease(at, 1, 3) for at in (0, 1, 2, 3, 4)] == [0, 0, 0.5, 1, 1]
    assert ease(1.1, 1, 3) < 0.05


def test_one_picture_can_be_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(media, "SIZES", {"tall": (270, 480)})
    monkeypatch.setattr(sys, "argv", ["media", "tips", "--folder", str(tmp_path)])
    assert main() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["tips-tall.png"]
    monkeypatch.setattr(sys, "argv", ["media", "tipps"])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "no picture or film tipps" in capsys.readouterr().err
