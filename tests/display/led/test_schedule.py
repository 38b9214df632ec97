"""Who gets the line next: stories told with a made-up clock."""

from display.led.boards import Showing
from display.led.rhythm import POLL_EVERY, REFRESH_EVERY, Rhythm
from display.led.schedule import RETRY_AFTER, Health, Job, Schedule, Urgency
from display.led.text import State, Words


def showing(text: str, state: State = "idle", times: int = 0) -> Showing:
    return Showing(state, Words(text, scroll=False), times=times)


IDLE, CALLED = showing("3号窗口"), showing("请A012号到3号窗口", "call", 1)


def settled(*screens: int) -> Schedule:
    """All bars show IDLE and were heard at 0."""
    schedule = Schedule(screens)
    for screen in screens:
        schedule.want(screen, IDLE, 0.0)
        schedule.acked(Job(screen, Urgency.REFRESH, IDLE), 0.0)
    return schedule


def test_a_bar_nobody_wants_anything_of_is_only_polled() -> None:
    assert Schedule([1]).next(POLL_EVERY) == Job(1, Urgency.POLL, None)


def test_nothing_to_do_says_how_long() -> None:
    schedule = settled(1)
    assert schedule.next(1.0) is None
    assert schedule.wait(1.0) == POLL_EVERY - 1.0


def test_polls_and_refreshes_of_a_line_do_not_all_come_at_once() -> None:
    schedule = settled(1, 2, 3, 4, 5)
    for line_was_lost in (False, True):
        begun, seen = (100.0 if line_was_lost else 0.0), []
        if line_was_lost:
            schedule.line_lost("gone")
            while (job := schedule.next(begun)) is not None:
                schedule.acked(job, begun)
        for tick in range(1, 60):
            now = begun + tick / 10
            while (job := schedule.next(now)) is not None:
                seen.append((round(now - begun, 1), job.screen))
                schedule.acked(job, now)
        assert seen[:5] == [(1.0, 5), (2.0, 4), (3.0, 3), (4.0, 2), (5.0, 1)]


def test_a_line_without_bars_waits() -> None:
    assert Schedule([]).next(0.0) is None
    assert Schedule([]).wait(0.0) > 0


def test_calls_go_before_refreshes_before_polls() -> None:
    schedule = settled(1, 2, 3)
    schedule.want(2, showing("暂停服务", "paused"), 6.0)
    schedule.want(3, CALLED, 6.5)
    order = []
    while (job := schedule.next(7.0)) is not None:
        order.append((job.screen, job.urgency))
        schedule.acked(job, 7.0)
    assert order == [(3, Urgency.CALL), (2, Urgency.REFRESH), (1, Urgency.POLL)]


def test_the_same_wish_again_asks_for_nothing() -> None:
    schedule = settled(1)
    schedule.want(1, IDLE, 1.0)
    assert schedule.next(1.0) is None


def test_a_recall_goes_out_again() -> None:
    schedule = settled(1)
    schedule.want(1, CALLED, 1.0)
    schedule.acked(Job(1, Urgency.CALL, CALLED), 1.1)
    recalled = showing("请A012号到3号窗口", "call", 2)
    schedule.want(1, recalled, 2.0)
    assert schedule.next(2.0) == Job(1, Urgency.CALL, recalled)


def test_only_the_newest_wish_is_shown() -> None:
    schedule = settled(1)
    schedule.want(1, CALLED, 1.0)
    schedule.want(1, IDLE, 1.0)
    assert schedule.next(1.0) == Job(1, Urgency.REFRESH, IDLE)


def test_a_wish_that_came_while_the_line_was_busy_is_kept() -> None:
    schedule = settled(1)
    schedule.want(1, CALLED, 1.0)
    job = schedule.next(1.0)
    assert job is not None
    newer = showing("正在办理 A012号", "serving")
    schedule.want(1, newer, 1.05)
    schedule.acked(job, 1.1)
    assert schedule.next(1.1) == Job(1, Urgency.REFRESH, newer)


def test_what_stands_is_sent_again_once_a_minute() -> None:
    schedule = settled(1)
    schedule.acked(Job(1, Urgency.POLL, None), REFRESH_EVERY - 1)
    assert schedule.next(REFRESH_EVERY) == Job(1, Urgency.REFRESH, IDLE)


def test_a_bar_that_is_ailing_comes_after_the_well_ones() -> None:
    schedule = settled(1, 2)
    schedule.want(1, CALLED, 1.0)
    job = schedule.next(1.0)
    assert job == Job(1, Urgency.CALL, CALLED)
    schedule.want(2, CALLED, 1.0)
    schedule.silent(job, 1.3)
    assert schedule.next(1.3) == Job(2, Urgency.CALL, CALLED)


def test_retries_grow_rarer_and_never_end() -> None:
    schedule = settled(1)
    schedule.want(1, CALLED, 0.0)
    now, waits, asked = 0.0, list[float](), list[Job]()
    for _ in range(len(RETRY_AFTER) + 2):
        waits.append(schedule.wait(now))
        now += waits[-1]
        job = schedule.next(now)
        assert job is not None
        asked.append(job)
        schedule.silent(job, now)
    assert waits == [0.0, *RETRY_AFTER, RETRY_AFTER[-1]]
    assert asked == [*[Job(1, Urgency.CALL, CALLED)] * 2, *[Job(1, Urgency.POLL)] * 5]


def test_a_silent_bar_is_only_asked_until_it_answers_and_then_told_all() -> None:
    schedule = settled(1)
    schedule.want(1, CALLED, 1.0)
    for now in (1.0, 1.1):
        schedule.silent(Job(1, Urgency.CALL, CALLED), now)
    ask = schedule.next(2.0)
    assert ask == Job(1, Urgency.POLL)
    schedule.acked(ask, 2.0)
    assert schedule.next(2.0) == Job(1, Urgency.CALL, CALLED)


def test_one_that_refuses_is_told_again_and_not_merely_asked() -> None:
    schedule = settled(1)
    schedule.want(1, CALLED, 0.0)
    for now in (0.0, 1.0, 3.0, 9.0):
        assert schedule.next(now) == Job(1, Urgency.CALL, CALLED)
        schedule.refused(Job(1, Urgency.CALL, CALLED), "busy", now)
    assert schedule.slots[1].health == Health("bad", "busy")


def test_one_lost_answer_is_not_yet_silence() -> None:
    schedule = settled(1)
    job = Job(1, Urgency.POLL, None)
    schedule.silent(job, 5.0)
    assert schedule.slots[1].health == Health("good")
    schedule.silent(job, 5.3)
    assert schedule.slots[1].health == Health("unknown", "no answer")


def test_a_bar_never_heard_is_unknown() -> None:
    assert Schedule([1]).slots[1].health.state == "unknown"


def test_a_bar_that_was_silent_gets_its_words_again_as_it_may_have_lost_them() -> None:
    schedule = settled(1)
    schedule.silent(Job(1, Urgency.POLL, None), 5.0)
    assert schedule.next(5.0) == Job(1, Urgency.REFRESH, IDLE)


def test_a_refusal_makes_the_bar_bad_with_its_reason_and_is_retried() -> None:
    schedule = settled(1)
    schedule.want(1, CALLED, 1.0)
    schedule.refused(Job(1, Urgency.CALL, CALLED), "busy", 1.0)
    assert schedule.slots[1].health == Health("bad", "busy")
    assert schedule.next(1.0) == Job(1, Urgency.CALL, CALLED)


def test_one_good_answer_makes_it_good() -> None:
    schedule = settled(1)
    schedule.refused(Job(1, Urgency.REFRESH, IDLE), "busy", 1.0)
    schedule.acked(Job(1, Urgency.REFRESH, IDLE), 2.0)
    assert schedule.slots[1].health == Health("good")
    assert schedule.next(2.0) is None


def test_after_the_line_was_lost_every_bar_is_told_all_again() -> None:
    schedule = settled(1, 2)
    schedule.want(2, CALLED, 1.0)
    schedule.acked(Job(2, Urgency.CALL, CALLED), 1.0)
    schedule.line_lost("gone")
    assert {slot.health for slot in schedule.slots.values()} == {Health("unknown", "gone")}
    order = []
    while (job := schedule.next(1.2)) is not None:
        order.append((job.screen, job.showing))
        schedule.acked(job, 1.2)
    assert order == [(2, CALLED), (1, IDLE)]


def turning(*texts: str, loop: bool) -> Showing:
    first, *others = (Words(text, scroll=False) for text in texts)
    return Showing("idle", first, others=tuple(others), every=2.0, loop=loop)


def pages(schedule: Schedule, showing: Showing, until: float) -> list[tuple[float, str]]:
    """What goes out, each second, to a bar that acknowledges."""
    seen, now = [], 0.0
    schedule.want(1, showing, now)
    while now <= until:
        while (job := schedule.next(now)) is not None:
            if job.showing is not None:
                seen.append((now, job.showing.page(job.page).text))
            schedule.acked(job, now)
        now += 1.0
    return seen


def test_pages_take_turns() -> None:
    seen = pages(Schedule([1]), turning("a", "b", "c", loop=True), 8.0)
    assert seen == [(0.0, "a"), (2.0, "b"), (4.0, "c"), (6.0, "a"), (8.0, "b")]


def test_without_turns_the_last_page_stays_and_is_sent_again_once_a_minute() -> None:
    seen = pages(Schedule([1]), turning("a", "", "a", loop=False), 70.0)
    assert seen == [(0.0, "a"), (2.0, ""), (4.0, "a"), (64.0, "a")]


def test_what_comes_later_may_change_without_starting_again() -> None:
    schedule = Schedule([1])
    pages(schedule, turning("a", "10:00", loop=True), 1.0)
    schedule.want(1, turning("a", "10:01", loop=True), 1.0)
    assert schedule.next(1.0) is None
    job = schedule.next(2.0)
    assert job is not None
    assert job.showing is not None
    assert job.showing.page(job.page).text == "10:01"


def test_a_dark_page_never_goes_before_another_bars_call() -> None:
    schedule = settled(1, 2)
    schedule.want(1, turning("a", "", loop=True), 0.5)
    schedule.acked(Job(1, Urgency.REFRESH, turning("a", "", loop=True)), 0.5)
    schedule.want(2, CALLED, 3.0)
    assert schedule.next(3.0) == Job(2, Urgency.CALL, CALLED)


def test_brightness_is_sent_once_and_again_when_it_may_be_lost() -> None:
    schedule = settled(1)
    schedule.want_level(1, 60, 1.0)
    bright = Job(1, Urgency.REFRESH, level=60)
    assert schedule.next(1.0) == bright
    schedule.acked(bright, 1.0)
    schedule.want_level(1, 60, 1.5)
    assert schedule.next(1.5) is None
    schedule.line_lost("gone")
    shown = schedule.next(2.0)
    assert shown is not None
    assert shown.showing == IDLE
    schedule.acked(shown, 2.0)
    assert schedule.next(2.0) == bright


def test_a_make_that_never_answers_is_neither_polled_nor_good() -> None:
    schedule = Schedule([1], polled=False)
    schedule.want(1, IDLE, 0.0)
    schedule.sent(Job(1, Urgency.REFRESH, IDLE), 0.0)
    assert schedule.slots[1].health == Health("unknown", "never answers")
    assert schedule.next(POLL_EVERY * 2) is None
    assert schedule.next(REFRESH_EVERY) == Job(1, Urgency.REFRESH, IDLE)


def test_a_call_for_a_well_bar_is_urgent_but_not_one_for_an_ailing_bar() -> None:
    schedule = settled(1, 2)
    schedule.want(1, CALLED, 1.0)
    assert schedule.is_urgent(1.0)
    for now in (1.0, 1.5):
        schedule.silent(Job(1, Urgency.CALL, CALLED), now)
    assert schedule.is_ailing(1)
    assert not schedule.is_urgent(20.0)
    assert not schedule.is_ailing(2)


def test_an_emergency_goes_before_a_call_and_a_call_for_a_well_bar_is_not_alone_urgent() -> None:
    schedule = settled(1, 2)
    schedule.want(2, CALLED, 1.0)
    fire = showing("紧急疏散", "emergency")
    schedule.want(1, fire, 1.1)
    assert schedule.next(1.2) == Job(1, Urgency.EMERGENCY, fire)
    assert schedule.is_urgent(1.2)


def test_a_schedule_keeps_its_rhythm() -> None:
    schedule = Schedule([1], rhythm=Rhythm(20.0, 90.0))
    schedule.want(1, IDLE, 0.0)
    schedule.acked(Job(1, Urgency.REFRESH, IDLE), 0.0)
    assert schedule.next(19.0) is None
    assert schedule.next(20.0) == Job(1, Urgency.POLL)
    schedule.acked(Job(1, Urgency.POLL), 89.0)
    assert schedule.next(90.0) == Job(1, Urgency.REFRESH, IDLE)
