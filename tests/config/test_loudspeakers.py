"""Which loudspeakers there are, who drives them, and what they say."""

from msgspec.structs import replace

from config.load import DEMO_COUNTY, load
from config.loudspeakers import alone, driven_by, home_of, loudspeakers_of, windows_of
from config.settings import Board
from config.voice import Loudspeaker

SITE = load(DEMO_COUNTY, "centre").site
BOARD = Board(id="board", hall="left")


def speaker(name: str, *halls: str, board: str = "board", windows: tuple[str, ...] = ()) -> Loudspeaker:
    return Loudspeaker(id=name, board=board, halls=halls, windows=windows)


def test_without_loudspeakers_each_board_speaks_in_its_own_hall() -> None:
    site = replace(SITE, boards=(BOARD, replace(BOARD, id="mute", sound="none")))
    (one,) = loudspeakers_of(site)
    assert (one.id, one.sound, one.halls) == ("board", "alsa:default", ("left",))
    assert driven_by(BOARD, site) == (one,)
    assert driven_by(site.boards[1], site) == ()
    assert alone(BOARD, "file:x", ["right", "left"]).halls == ("left", "right")


def test_with_loudspeakers_a_board_drives_its_own() -> None:
    mine, other = speaker("mine", "left"), speaker("other", "right", board="another")
    off = replace(speaker("off", "left"), sound="none")
    site = replace(SITE, loudspeakers=(mine, other, off))
    assert driven_by(BOARD, site) == (mine,)
    assert driven_by(replace(BOARD, id="third"), site) == ()


def test_a_hall_need_not_be_named_to_those_who_are_in_it() -> None:
    assert home_of(speaker("front", "left")) == "left"
    assert home_of(speaker("lobby", "left", "right")) == ""
    assert home_of(alone(BOARD, also=["right"])) == "left"


def test_it_says_the_calls_of_its_windows() -> None:
    left = [window.id for window in SITE.windows if window.hall == "left"]
    assert [window.id for window in windows_of(SITE, speaker("front", "left"))] == left
    assert [w.id for w in windows_of(SITE, speaker("desk", "left", windows=("l03", "r19")))] == ["l03"]
