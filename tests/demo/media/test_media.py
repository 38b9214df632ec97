"""The pictures and films in the repository: there, small, of the right size, and what the scripts draw today."""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from demo.media import __main__ as media
from demo.media.__main__ import FILMS, FOLDER, PICTURES, SIZES, main, picture
from demo.media.film import HEIGHT, RATE, WIDTH, ease, frame


@pytest.mark.parametrize(("name", "size"), product(PICTURES, SIZES))
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
def test_a_film_plays_from_the_first_to_the_last_frame(name: str) -> None:
    path = FOLDER / f"{name}.mp4"
    assert path.stat().st_size < 2_000_000
    assert 10 <= FILMS[name].seconds <= 15
    sizes = list(played(path))
    assert set(sizes) == {(WIDTH, HEIGHT)}
    assert len(sizes) == round(FILMS[name].seconds * RATE)


def played(path: Path) -> Iterator[tuple[int, int]]:
    """Yield the size of each frame, decoded as fast as it goes."""
    from ffpyplayer.player import MediaPlayer  # type: ignore[import-untyped]

    player = MediaPlayer(
        str(path), ff_opts={"an": True, "sn": True, "framedrop": False, "out_fmt": "yuv420p"}
    )
    try:
        value: object = None
        while value != "eof":
            found, value = player.get_frame(force_refresh=False)
            if found is not None:
                yield found[0].get_size()
    finally:
        player.close_player()


@pytest.mark.parametrize("name", FILMS)
def test_every_second_of_a_film_can_be_drawn_and_something_moves(name: str) -> None:
    film = FILMS[name]
    seconds = [frame(film, at) for at in range(0, int(film.seconds), 3)]
    apart = [
        ImageStat.Stat(ImageChops.difference(a, b)).sum for a, b in zip(seconds, seconds[1:], strict=False)
    ]
    assert all(sum(change) > 0 for change in apart)


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
