"""What nobody's screen shows in turn."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.programme import AHEAD, PICTURES, SCENE_SECONDS, at, programme

FILMS = [(Path("/m/a.mp4"), 13.0), (Path("/m/broken.mp4"), 0.0), (Path("/m/b.mp4"), 12.0)]


def test_films_stand_between_the_views_and_what_cannot_be_played_is_left_out() -> None:
    entries = programme(FILMS)
    assert [entry.film or entry.scene for entry in entries] == [0, 1, "/m/a.mp4", 2, 3, "/m/b.mp4"]


def test_without_a_film_that_plays_there_are_the_views() -> None:
    assert programme([]) == programme([(Path("x.mp4"), 0.0)]) == PICTURES


def test_every_film_has_its_turn_however_many_there_are() -> None:
    films = [(Path(f"/{number}.mp4"), 1.0) for number in range(7)]
    assert [entry.film for entry in programme(films) if entry.film] == [str(path) for path, _ in films]


def test_a_film_is_announced_before_it_is_due_and_plays_over_the_view_before_it() -> None:
    entries = programme(FILMS)
    due = 2 * SCENE_SECONDS
    assert at(entries, due - AHEAD - 1) == (1, "", "")
    assert at(entries, due - 1) == (1, "", "/m/a.mp4")
    assert at(entries, due + 1) == (1, "/m/a.mp4", "")
    assert at(entries, due + 13.5) == (2, "", "")


@given(st.floats(0, 1e7), st.lists(st.floats(0, 300), max_size=6))
def test_something_is_always_due(seconds: float, lengths: list[float]) -> None:
    entries = programme([(Path(f"/{number}.mp4"), long) for number, long in enumerate(lengths)])
    assert at(entries, seconds).scene in range(4)
