"""What kiosks ask about number blocks."""

from random import Random

from simulation.lent import give_back, lease
from simulation.sight import Sight
from simulation.site import QUEUES
from wire.blocks import LeaseBlock, ReturnBlock
from wire.mirror import Mirror


def sight(*blocks: str) -> Sight:
    return Sight("", Mirror(), (), Random(1), blocks=blocks)


def test_a_block_is_of_some_queue() -> None:
    seen = sight()
    asked = [lease(seen, f"c{n}") for n in range(30)]
    assert {intent.queue for intent in asked if isinstance(intent, LeaseBlock)} == set(QUEUES)


def test_only_a_block_of_which_all_is_told_goes_back() -> None:
    assert give_back(sight(), "c1") is None
    assert give_back(sight("b1"), "c1") == ReturnBlock(command_id="c1", block="b1")
