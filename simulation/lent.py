"""What a kiosk does about number blocks: rows of the workload."""

from simulation.sight import Sight
from simulation.site import QUEUES
from wire import blocks
from wire.intents import Intent


def lease(sight: Sight, name: str) -> Intent:
    """Ask for a block of some queue."""
    return blocks.LeaseBlock(command_id=name, queue=sight.chance.choice(QUEUES))


def give_back(sight: Sight, name: str) -> Intent | None:
    """Give a block back of which all has been told."""
    return (
        blocks.ReturnBlock(command_id=name, block=sight.chance.choice(sight.blocks)) if sight.blocks else None
    )
