"""The crowd belongs to the demonstration centre: its windows stand there, its queues have items."""

from config.load import DEMO_COUNTY, load
from shots.crowd import CALLS, MISSED, OPEN, PAUSED, SERVED, WAITING, popular
from shots.follow import QUEUES


def test_windows_and_queues_are_there_and_whoever_is_called_waits() -> None:
    loaded = load(DEMO_COUNTY, "centre")
    windows = {window.id: window for window in loaded.site.windows}
    assert {*OPEN, *PAUSED} <= set(windows)
    assert {*CALLS, *SERVED, *MISSED} <= set(OPEN)
    items = popular(loaded)
    assert set(WAITING) <= set(items)
    called = [queue for window in CALLS for queue in windows[window].queues[:1]]
    assert all(called.count(queue) <= WAITING[queue] for queue in called)
    assert not {queue for queue, _ in QUEUES.values()} & set(WAITING), "followers wait alone"


def test_the_popular_come_first() -> None:
    loaded = load(DEMO_COUNTY, "centre")
    popularity = {item.code: item.popularity for item in loaded.items}
    police = [popularity[code] for code in popular(loaded)["police"]]
    assert police == sorted(police, reverse=True)
