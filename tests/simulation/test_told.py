"""Where a client is in what its server told: the very next change, or something was missed or told twice."""

from typing import Any

import pytest

from queue_server.compose import heart
from queue_server.gateway.ports import Outside
from simulation.disk import Disk, MemoryStore
from simulation.enrolled import EnrolledDevices
from simulation.process import Process
from simulation.site import simulated_site
from simulation.told import Listening, Told
from simulation.violation import Violation
from simulation.world import World
from wire.live import Change, QueueView

ROOMS = ("kiosk",)


async def a_hub(world: World, disk: Disk) -> Any:
    store = MemoryStore(world, disk, Process("server"))
    outside = Outside(world.clock, world.word, world.word, lambda *_: None)  # type: ignore[arg-type]
    return (await heart(simulated_site("Asia/Shanghai"), store, EnrolledDevices(), outside)).hub


def change(seq: int) -> Change:
    return Change(seq=seq, day="d", queues=(QueueView(id="a", waiting=seq, open_windows=0),))


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def told(world: World, play: Any, disk: Disk) -> Told:
    async def made() -> Told:
        return Told(world, disk, await a_hub(world, disk))

    found: Told = play(made())
    return found


def heard(world: World, told: Told, snapshot: int, *seqs: int) -> str:
    """Return what a client that heard these is blamed for."""
    listening = Listening(world, "kiosk", ROOMS)
    listening.snapshot(told, snapshot)
    for seq in seqs:
        listening.change(told, seq)
    try:
        world.judge()
    except Violation as violation:
        return violation.name
    return "" if listening.all_heard(told) else "behind"


@pytest.mark.parametrize(
    ("snapshot", "seqs", "blame"),
    [
        (0, (3, 5, 8), ""),
        (5, (8,), ""),
        (8, (), ""),
        (0, (3, 5), "behind"),
        (0, (3, 8), "missed a change"),
        (3, (8,), "missed a change"),
        (0, (3, 3), "told twice"),
        (5, (5, 8), "told twice"),
    ],
)
def test_every_change_once_and_in_order(
    world: World, told: Told, snapshot: int, seqs: tuple[int, ...], blame: str
) -> None:
    told.heard_by(ROOMS).extend([3, 5, 8])
    assert heard(world, told, snapshot, *seqs) == blame


def test_a_change_of_a_server_unknown_is_out_of_place(world: World, told: Told) -> None:
    Listening(world, "kiosk", ROOMS).change(told, 1)
    with pytest.raises(Violation, match="no snapshot"):
        world.judge()


def test_what_is_published_must_be_durable(world: World, play: Any, disk: Disk) -> None:
    async def story() -> None:
        hub = await a_hub(world, disk)
        Told(world, disk, hub)
        hub.publish(change(1))

    play(story())
    with pytest.raises(Violation, match="told before durable"):
        world.judge()
