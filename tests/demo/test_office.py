"""What virtual clerks hear: today's tickets by number, who is through, which windows somebody was sent to."""

from datetime import UTC, datetime

from demo.floor import Floor
from demo.news import News
from demo.office import Office
from demo.tempo import Tempo
from wire.live import Change, TicketState, TicketView

MOMENT = datetime(2026, 11, 25, 1, tzinfo=UTC)


def _change(seq: int, state: TicketState, window: str | None = None, *, gone: bool = False) -> Change:
    ticket = TicketView(id="t1", number="A001", queue="farm", state=state, issued_at=MOMENT, window=window)
    return Change(seq=seq, day="2026-11-25", tickets=(ticket,), gone=("t1",) if gone else ())


def _office() -> Office:
    news = News()
    return Office("ws://127.0.0.1:1/ws", floor=Floor(news), news=news, tempo=Tempo(200), seed=1)


async def test_a_ticket_is_known_by_its_number_even_when_it_has_left() -> None:
    office = _office()
    assert office.ticket("A001") is None
    office.hear(_change(1, "serving", "l16"))
    assert not office.ended("A001")
    office.hear(_change(2, "finished", gone=True))
    assert office.ended("A001")
    assert office.mirror.tickets == {}


async def test_a_window_is_bound_as_long_as_somebody_waits_who_was_sent_there() -> None:
    office = _office()
    office.hear(_change(1, "waiting", "l16"))
    assert office.bound == {"l16"}
    office.hear(_change(2, "called", "l16"))
    assert office.bound == frozenset()


async def test_who_waits_for_news_hears_of_a_change() -> None:
    office = _office()
    office.hear(_change(1, "waiting"))
    assert await office.news.until(lambda: office.ticket("A001") is not None, 5)
