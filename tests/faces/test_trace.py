"""The trace of a glass: what a finger did, and the frame that answered."""

from faces.trace import KEPT, Trace, now


def test_a_frame_is_marked_when_it_shows_something_new_or_answers_a_finger() -> None:
    trace = Trace()
    home = {"screen": "home", "state": "", "changes": 1}
    began = now()
    trace.drawn(home, began)
    trace.drawn(home, now())
    trace.touched("down")
    trace.drawn(home, now())
    trace.touched("up")
    trace.drawn({**home, "screen": "item"}, now())
    marks = trace.taken()
    assert [mark.get("touch") or (mark["frame"]["screen"], mark["new"]) for mark in marks] == [
        ("home", True),
        "down",
        ("home", False),
        "up",
        ("item", True),
    ]
    times = [mark.get("at") or mark["drawn"] for mark in marks]
    assert times == sorted(times)
    assert times[0] >= began
    assert trace.taken() == []


def test_nobody_asking_fills_no_memory() -> None:
    trace = Trace()
    for _ in range(KEPT + 9):
        trace.touched("down")
    assert len(trace.taken()) == KEPT
