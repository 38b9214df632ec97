"""Several loudspeakers: who says what, and that two that are heard together never both speak."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from config import voice
from display.announcer import Announcer, Line, begin, end, hear
from display.loudspeakers import policy_of
from wire.live import Call

START = datetime(2026, 7, 14, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def speaker(
    name: str, *halls: str, hears: tuple[str, ...] = (), windows: tuple[str, ...] = ()
) -> voice.Loudspeaker:
    return voice.Loudspeaker(id=name, board="board", halls=halls, hears=hears, windows=windows)


def call(number: str, hall: str, times: int = 1, seconds: float = 0) -> Call:
    when = at(seconds)
    return Call(
        ticket=number, number=number, window=f"w-{number}", hall=hall, queue="q", times=times, at=when
    )


def announcer(*speakers: voice.Loudspeaker, repeats: int = 1) -> Announcer:
    return Announcer(loudspeakers=policy_of(speakers), repeats=repeats, late=timedelta(hours=9))


def where(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    return [(line.loudspeaker, line.call.number) for line in lines]


def test_each_call_is_said_where_it_is_for() -> None:
    queue = announcer(
        speaker("left", "l"), speaker("right", "r"), speaker("desk", "l", "r", windows=("w-A002",))
    )
    queue = hear(queue, [call("A001", "l"), call("A002", "r"), call("A003", "cellar")], START)
    assert sorted((line.loudspeaker, line.call.number) for line in queue.waiting) == [
        ("desk", "A002"),
        ("left", "A001"),
        ("right", "A002"),
    ]


def test_far_apart_they_speak_at_once_and_beside_each_other_in_turn() -> None:
    far = announcer(speaker("left", "l"), speaker("right", "r"))
    calls = [call("A001", "l"), call("A002", "r")]
    assert where(begin(hear(far, calls, START), START)[1]) == [("left", "A001"), ("right", "A002")]
    beside = announcer(speaker("left", "l"), speaker("right", "r", hears=("left",)))
    queue, begun = begin(hear(beside, calls, START), START)
    assert where(begun) == [("left", "A001")]
    assert where(begin(end(queue, "left"), at(4))[1]) == [("right", "A002")]


def test_two_of_one_hall_are_one_voice() -> None:
    queue, begun = begin(
        hear(announcer(speaker("a", "l"), speaker("b", "l")), [call("A001", "l")], START), START
    )
    assert where(begun) == [("a", "A001")]
    assert where(begin(end(queue, "a"), at(4))[1]) == [("b", "A001")]


def test_one_between_two_busy_ones_gets_its_turn() -> None:
    """The middle one is heard by both ends: they must fall silent together for it, and do."""
    queue = announcer(speaker("one", "a"), speaker("mid", "b", hears=("one", "two")), speaker("two", "c"))
    queue = hear(queue, [call("A001", "a"), call("C001", "c")], START)
    queue, begun = begin(queue, START)
    assert where(begun) == [("one", "A001"), ("two", "C001")]
    queue = hear(queue, [call("B001", "b")], at(1))
    queue = hear(queue, [call("A002", "a"), call("C002", "c")], at(2))
    queue, begun = begin(end(queue, "one"), at(3))
    assert begun == (), "the end that is free waits for the middle, which was called before it"
    queue, begun = begin(end(queue, "two"), at(4))
    assert where(begun) == [("mid", "B001")]


HALLS = st.sampled_from(["h0", "h1", "h2", "h3"])
NAMES = ("s0", "s1", "s2", "s3")
SPEAKERS = st.lists(
    st.tuples(st.sets(HALLS, min_size=1, max_size=2), st.sets(st.sampled_from(NAMES), max_size=2)),
    min_size=1,
    max_size=4,
).map(
    lambda made: tuple(
        speaker(name, *sorted(halls), hears=tuple(sorted(hears - {name})))
        for name, (halls, hears) in zip(NAMES, made, strict=False)
    )
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("call"), HALLS, st.integers(1, 3)),
        st.tuples(st.just("end"), st.sampled_from(NAMES), st.just(0)),
        st.tuples(st.just("begin"), st.just(""), st.just(0)),
    ),
    max_size=50,
)


@given(speakers=SPEAKERS, steps=STEPS, repeats=st.integers(1, 2))
def test_two_that_are_heard_together_never_both_speak(
    speakers: tuple[voice.Loudspeaker, ...], steps: list[tuple[str, str, int]], repeats: int
) -> None:
    queue = announcer(*speakers, repeats=repeats)
    by_name = {one.id: one for one in speakers}
    for number, (what, name, times) in enumerate(steps):
        match what:
            case "call":
                queue = hear(queue, [call(f"{times}-{number % 7}", name, times, number)], at(number))
            case "end":
                queue = end(queue, name)
            case "begin":
                queue, _ = begin(queue, at(number))
                first_sayings = [line for line in queue.waiting if line.round == 1]
                assert queue.on_air or not first_sayings, "everything is silent although somebody waits"
        speaking = [by_name[line.loudspeaker] for line in queue.on_air]
        assert not any(voice.hear_one_another(one, other) for one, other in combinations(speaking, 2))


@given(
    speakers=SPEAKERS,
    halls=st.lists(HALLS, min_size=1, max_size=12),
    lengths=st.lists(st.integers(1, 6), min_size=1),
)
def test_every_call_is_said_once_by_each_that_is_for_it(
    speakers: tuple[voice.Loudspeaker, ...], halls: list[str], lengths: list[int]
) -> None:
    queue, now = announcer(*speakers), 0
    queue = hear(queue, [call(f"N{number}", hall) for number, hall in enumerate(halls)], START)
    wanted = sorted((line.loudspeaker, line.call.number) for line in queue.waiting)
    spoken: list[tuple[str, str]] = []
    ends: dict[str, int] = {}
    while queue.waiting or queue.on_air:
        queue, begun = begin(queue, at(now))
        spoken += where(begun)
        ends |= {line.loudspeaker: now + lengths[len(spoken) % len(lengths)] for line in begun}
        now = min(ends.values())
        for name in [name for name, over in ends.items() if over <= now]:
            queue = end(queue, name)
            del ends[name]
    assert sorted(spoken) == wanted


@given(speakers=SPEAKERS, target=st.integers(0, 3), seconds=st.integers(1, 6), data=st.data())
def test_whoever_waits_is_said_however_much_is_called_around_it(
    speakers: tuple[voice.Loudspeaker, ...], target: int, seconds: int, data: st.DataObject
) -> None:
    """New calls, every second, everywhere, for ever: they queue behind, and none of them keeps the air."""
    mine = speakers[target % len(speakers)]
    queue = announcer(*speakers)
    queue = hear(
        queue, [call(f"B{n}", hall, seconds=0) for n, hall in enumerate(("h0", "h1", "h2", "h3"))], START
    )
    queue = hear(queue, [call("ME", mine.halls[0])], at(1))
    ends: dict[str, int] = {}
    before = len(queue.waiting)
    for now in range(1, (before + 1) * (seconds + 1) + 2):
        for name in [name for name, over in ends.items() if over <= now]:
            queue = end(queue, name)
            del ends[name]
        hall = data.draw(HALLS)
        queue = hear(queue, [call(f"N{now}", hall, seconds=now)], at(now))
        queue, begun = begin(queue, at(now))
        ends |= {line.loudspeaker: now + seconds for line in begun}
        if (mine.id, "ME") in where(begun):
            return
    raise AssertionError("everything that was before it is over, and it was not said")
