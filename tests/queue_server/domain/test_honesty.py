"""A board that shows what it should is never doubted, and one that does not is found out in time."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from queue_server.domain.honesty import FROZEN, MUTE, Doubt, Seen, aged, found, standing, take
from wire.glass import GlassSeen, SeenCall
from wire.live import Call

START = datetime(2026, 7, 14, 2, 0, tzinfo=UTC)
LIMIT = timedelta(seconds=15)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def call(number: str, seconds: float = 0, times: int = 1, hall: str = "left") -> Call:
    return Call(
        ticket=f"t-{number}", number=number, window="w", hall=hall, queue="q", times=times, at=at(seconds)
    )


def shown(one: Call, *, calling: bool = True) -> SeenCall:
    return SeenCall(ticket=one.ticket, number=one.number, times=one.times, calling=calling)


def report(*calls: SeenCall, frame: str = "aa", room: int = 5) -> GlassSeen:
    return GlassSeen(mode="busy", halls=("left",), calls=calls, room=room, frame=frame)


def doubts(seen: Seen, in_force: Sequence[Call], seconds: float, *, is_open: bool = True) -> set[Doubt]:
    return set(found(seen, in_force, at(seconds), is_open=is_open))


def test_a_board_that_shows_what_is_called_is_believed() -> None:
    calls = [call("A002", 5), call("A001")]
    assert doubts(take(None, report(*map(shown, calls)), calls, at(6)), calls, 7) == set()


def test_a_screen_at_a_window_is_asked_for_the_calls_of_its_window_alone() -> None:
    own, other = call("A001"), replace(call("A002", 1), window="w2")
    glass = replace(report(shown(own), room=1), windows=("w",))
    assert doubts(take(None, glass, [other, own], at(2)), [other, own], 3) == set()
    empty = replace(glass, calls=())
    assert doubts(take(None, empty, [other, own], at(2)), [other, own], 3) == {Doubt("unshown", "A001", 1)}


def test_no_word_from_it_while_the_site_is_open() -> None:
    seen = take(None, report(), [], START)
    later = MUTE.total_seconds()
    assert doubts(seen, [], later - 1) == set()
    assert doubts(seen, [], later) == {Doubt("mute")}
    assert doubts(seen, [], later, is_open=False) == set()


def test_a_picture_that_stands_still_however_often_it_reports() -> None:
    seen: Seen | None = None
    for seconds in range(0, int(FROZEN.total_seconds()) + 5, 5):
        seen = take(seen, report(frame="aa"), [], at(seconds))
    assert seen is not None
    assert doubts(seen, [], FROZEN.total_seconds()) == {Doubt("frozen")}
    moved = take(seen, report(frame="bb"), [], at(FROZEN.total_seconds()))
    assert doubts(moved, [], FROZEN.total_seconds() + 1) == set()


def test_a_call_that_never_stood_on_it() -> None:
    calls = [call("A002", 5), call("A001")]
    seen = take(None, report(shown(calls[1])), calls, at(6))
    assert doubts(seen, calls, 7) == {Doubt("unshown", "A002", 1)}
    seen = take(seen, report(shown(calls[0]), shown(calls[1])), calls, at(8))
    assert doubts(seen, calls, 9) == set()


def test_calls_of_other_halls_and_those_there_is_no_room_for_are_not_asked_of_it() -> None:
    far, calls = call("R001", 9, hall="right"), [call(f"A{n}", 9 - n) for n in range(4)]
    seen = take(None, report(*map(shown, calls[:2]), room=2), [far, *calls], at(10))
    assert doubts(seen, [far, *calls], 11) == set()


def test_a_call_that_left_the_glass_although_it_is_the_newest() -> None:
    newest = call("A002", 5)
    seen = take(None, report(shown(newest)), [newest], at(6))
    seen = take(seen, report(), [newest], at(7))
    assert doubts(seen, [newest], 8) == {Doubt("differs", "A002", 1)}


def test_a_call_on_the_glass_that_is_none() -> None:
    old = call("A001")
    assert doubts(take(None, report(shown(old)), [], at(1)), [], 2) == {Doubt("differs", "A001", 1)}
    again = call("A001", 5, times=2)
    seen = take(None, report(shown(again), shown(old)), [again], at(6))
    assert doubts(seen, [again], 7) == {Doubt("differs", "A001", 1)}
    answered = take(None, report(shown(old, calling=False)), [], at(1))
    assert doubts(answered, [], 2) == set()


def test_a_board_without_a_screen_need_only_live() -> None:
    silent = take(None, GlassSeen(mode="idle"), [], START)
    assert doubts(silent, [call("A001")], 10) == set()
    assert doubts(silent, [], 60) == {Doubt("mute")}


def test_a_moment_behind_is_no_fault_but_to_stay_behind_is() -> None:
    doubt, since = Doubt("unshown", "A001"), aged({}, [Doubt("unshown", "A001")], START)
    assert standing(since, at(14), LIMIT) == {}
    assert standing(aged(since, [doubt], at(14)), at(15), LIMIT) == {"unshown": "A001"}
    assert aged(since, [], at(14)) == {}
    assert standing(aged({}, [Doubt("mute"), doubt], at(0)), at(0), LIMIT) == {"mute": ""}


def test_several_calls_are_named_together() -> None:
    since = aged({}, [Doubt("unshown", "A002"), Doubt("unshown", "A001")], START)
    assert standing(since, at(20), LIMIT) == {"unshown": "A001, A002"}


ANSWERS = st.lists(
    st.tuples(st.sampled_from(["call", "recall", "answer", "report"]), st.integers(0, 5), st.floats(0.1, 9)),
    max_size=80,
)


@example(
    steps=[("call", 0, 4.0), ("recall", 0, 4.0), ("recall", 0, 4.0), ("recall", 0, 4.0)], room=1, lag=4.5
)
@given(steps=ANSWERS, room=st.integers(1, 6), lag=st.floats(0, 4.9))
def test_whatever_is_called_an_honest_board_is_never_doubted(
    steps: list[tuple[str, int, float]], room: int, lag: float
) -> None:
    """It draws what was called ``lag`` seconds ago, the newest first, and reports every second."""
    now, frame, number = 0.0, 0, 0
    history: list[tuple[float, list[Call]]] = [(-9.0, [])]
    seen: Seen | None = None
    since: dict[Doubt, datetime] = {}
    for what, which, passed in steps:
        in_force = list(history[-1][1])
        if what == "call":
            number += 1
            in_force.insert(0, call(f"A{number:03}", now))
        elif in_force and what == "recall":
            old = in_force.pop(which % len(in_force))
            in_force.insert(0, call(old.number, now, old.times + 1))
        elif in_force and what == "answer":
            in_force.pop(which % len(in_force))
        history.append((now, in_force))
        until = now + passed
        while now < until:
            now = min(until, now + 1)
            drawn = next(calls for begun, calls in reversed(history) if begun <= now - lag)
            frame += 1
            told = report(*map(shown, drawn[:room]), frame=f"{frame:08x}", room=room)
            seen = take(seen, told, history[-1][1], at(now))
            since = aged(since, set(found(seen, history[-1][1], at(now), is_open=True)), at(now))
            assert standing(since, at(now), LIMIT) == {}


@given(lie=st.sampled_from(["empty", "other", "still", "dead"]), before=st.integers(1, 30))
def test_every_lasting_lie_is_told_within_its_limit(lie: str, before: int) -> None:
    one, other = call("A001", before), call("B001", -9)
    limits = {"empty": 21, "other": 21, "still": 156, "dead": 26}
    seen: Seen | None = None
    since: dict[Doubt, datetime] = {}
    for seconds in range(before + 160):
        in_force = [one] if seconds >= before else []
        lying = seconds >= before
        if seconds % 5 == 0 and not (lie == "dead" and lying):
            honest = [shown(each) for each in in_force]
            calls = {"empty": [], "other": [shown(other)]}.get(lie, honest) if lying else honest
            frame = "ff" if lie == "still" and lying else f"{seconds:04x}"
            seen = take(seen, report(*calls, frame=frame), in_force, at(seconds))
        assert seen is not None
        since = aged(since, set(found(seen, in_force, at(seconds), is_open=True)), at(seconds))
        told = standing(since, at(seconds), LIMIT)
        if told:
            assert lying
            assert seconds - before <= limits[lie]
            return
    raise AssertionError("the lie was believed")
