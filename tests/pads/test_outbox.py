"""What goes to the pads next, with a made-up clock."""

from pads.digits import DARK
from pads.outbox import AGAIN_AFTER, Outbox
from pads.protocols.ff68 import Frame, beep, show

TWELVE, SEVEN = (None, None, 4, 0, 1, 2), (None, None, 4, 0, 0, 7)


def drained(outbox: Outbox, now: float) -> list[Frame]:
    frames = []
    while (frame := outbox.next(now)) is not None:
        frames.append(frame)
    return frames


def test_at_first_every_pad_is_made_dark() -> None:
    assert drained(Outbox([1, 2]), 0.0) == [show(1, DARK), show(2, DARK)]


def test_only_what_became_different_is_sent() -> None:
    outbox = Outbox([1, 2])
    drained(outbox, 0.0)
    outbox.want(2, TWELVE)
    outbox.want(1, DARK)
    assert drained(outbox, 1.0) == [show(2, TWELVE)]


def test_only_the_newest_is_sent() -> None:
    outbox = Outbox([1])
    outbox.want(1, TWELVE)
    outbox.want(1, SEVEN)
    assert drained(outbox, 0.0) == [show(1, SEVEN)]


def test_beeps_go_first_and_once() -> None:
    outbox = Outbox([1])
    outbox.add(beep(1))
    assert drained(outbox, 0.0) == [beep(1), show(1, DARK)]


def test_digits_are_sent_again_now_and_then() -> None:
    outbox = Outbox([1])
    drained(outbox, 0.0)
    assert drained(outbox, AGAIN_AFTER - 0.1) == []
    assert drained(outbox, AGAIN_AFTER) == [show(1, DARK)]


def test_after_the_line_was_lost_all_digits_come_again_but_no_late_beeps() -> None:
    outbox = Outbox([1, 2])
    outbox.want(1, TWELVE)
    drained(outbox, 0.0)
    outbox.add(beep(2))
    outbox.line_lost()
    assert drained(outbox, 1.0) == [show(1, TWELVE), show(2, DARK)]


def test_a_line_without_pads_has_nothing_to_send() -> None:
    assert Outbox([]).next(0.0) is None
