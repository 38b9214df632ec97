"""Who comes to a hall of a shape on one day, and what its staff do, from a seed. Pure.

Nothing is drawn but from the seed: the same one gives the same day on every machine.
"""

from datetime import UTC, datetime, timedelta
from math import exp, log
from random import Random
from typing import Final

from queue_server.domain.hours import Hours, Opening
from queue_server.rehearsal.script import Arrival, Script, Turn
from queue_server.rehearsal.shapes import Line, Shape

FIRST_DAY: Final = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
"""Local midnight of the first simulated day, a Monday in China."""
BUSIER: Final = 0.12
SLOWER: Final = 0.06
OWN_PACE: Final = 0.15
NEVER_COMES: Final = 0.03
PATIENCE: Final = 14400.0
SHORTEST, LONGEST = 20.0, 5400.0
BY_HOUR: Final = {9: 1.0, 10: 0.95, 11: 0.9, 13: 1.15, 14: 1.05, 15: 1.0, 16: 0.95, 17: 0.85}
PRIORITIES: Final = ("elderly", "elderly", "disabled")
CHANNELS: Final = ("kiosk", "kiosk", "kiosk", "phone")


def simulated(shape: Shape, seed: int, day: int = 0) -> Script:
    """Return the ``day``-th day (from 0, every day a working day) of a hall of this shape."""
    random = Random(f"{shape.name} {seed}")
    midnight = FIRST_DAY + timedelta(days=day)
    opens = tuple(Opening(start, until) for start, until in shape.opens)
    slower = exp(random.gauss(0, SLOWER))
    return Script(
        day=(midnight + timedelta(hours=8)).date().isoformat(),
        midnight=midnight,
        arrivals=_arrivals(shape, slower, random),
        turns=_turns(shape, random),
        hours=Hours(midnight, opens, next_start=midnight + timedelta(days=1, minutes=opens[0].start)),
    )


def _arrivals(shape: Shape, slower: float, random: Random) -> tuple[Arrival, ...]:
    count = round(shape.visitors * exp(random.gauss(0, BUSIER)))
    spans = random.choices(shape.rush, [weight for _, _, weight in shape.rush], k=count)
    times = sorted(random.uniform(start, until) * 3600 for start, until, _ in spans)
    lines = random.choices(shape.lines, [line.share for line in shape.lines], k=count)
    return tuple(_arrival(at, line, shape, slower, random) for at, line in zip(times, lines, strict=True))


def _arrival(at: float, line: Line, shape: Shape, slower: float, random: Random) -> Arrival:
    item = random.randrange(len(line.items))
    median = line.median * line.items[item] * slower * BY_HOUR.get(int(at // 3600), 1.0)
    service = min(max(random.lognormvariate(log(median), line.spread), SHORTEST), LONGEST)
    never = random.random() < NEVER_COMES
    return Arrival(
        at=at,
        item=f"{line.id}-{item}",
        priority=random.choice(PRIORITIES) if random.random() < shape.priority else "ordinary",
        channel=random.choice(CHANNELS),
        services=(service,),
        walking=random.uniform(10, 45),
        leaves_after=-1.0 if never else random.expovariate(1 / PATIENCE) + 600,
        after=random.expovariate(1 / 12),
    )


def _turns(shape: Shape, random: Random) -> tuple[Turn, ...]:
    names = [f"w{index:02d}" for index in range(1, len(shape.windows) + 1)]
    kept = [name for name in names if random.random() >= shape.absent]
    return tuple(turn for name in kept for turn in _of_clerk(name, shape, random))


def _of_clerk(window: str, shape: Shape, random: Random) -> list[Turn]:
    """Return a clerk's day: open at the hour or a little later, a rest in each stretch, closed at its end."""
    turns = []
    for index, (start, until) in enumerate(shape.opens):
        opened = start * 60 + max(random.gauss(60, 90), 0)
        rest = (start + random.uniform(0.35, 0.75) * (until - start)) * 60
        turns += [Turn(opened, window, "open"), Turn(rest, window, "pause")]
        turns.append(Turn(rest + random.lognormvariate(log(540), 0.35), window, "open"))
        last = index == len(shape.opens) - 1
        turns.append(Turn(until * 60, window, "close" if last else "pause"))
    return turns
