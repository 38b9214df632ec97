"""What a loudspeaker can need: every letter, digit, window and hall of its calls, and nothing else."""

from config.load import DEMO_COUNTY, load
from config.voice import Loudspeaker
from speech.needed import places, units
from speech.sentence import Place, sentence

SITE = load(DEMO_COUNTY, "centre").site
LEFT = Loudspeaker(id="front", board="board-left", halls=("left",))
LOBBY = Loudspeaker(id="lobby", board="board-left", halls=("left", "right"), windows=("l03", "r19"))


def test_places_name_halls_where_people_of_several_halls_hear() -> None:
    assert Place("3") in places(SITE, LEFT, "zh")
    assert places(SITE, LOBBY, "zh") == (Place("3", "左厅"), Place("19", "右厅"))
    assert places(SITE, LOBBY, "en") == (Place("3", "Left Hall"), Place("19", "Right Hall"))


def test_every_call_is_made_of_what_is_needed_and_no_letter_is_recorded_in_vain() -> None:
    needed = units(SITE, LOBBY, "zh", "yao")
    assert {"请", "幺", "零", "三", "九", "左厅", "右厅", "号窗口"} <= set(needed)
    for place in places(SITE, LOBBY, "zh"):
        assert set(sentence("L901", place, "zh", "yao").units) <= set(needed)
    letters = {unit for unit in needed if unit.isascii() and unit.isalpha()}
    assert letters == set("".join(queue.prefix for queue in SITE.queues))
