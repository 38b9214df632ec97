"""What is believed before and after anything was seen: parts of wholes, staff, bands."""

import pytest

from queue_server.domain.learned import BAND, BELIEF, BUCKETS, SERVICE, Band, Learned, bucket
from queue_server.domain.lengths import Lengths, Share


def test_a_queue_never_seen_is_like_the_site_and_an_item_like_its_queue() -> None:
    learned = Learned()
    assert learned.queue("a") == SERVICE.child(BELIEF)
    learned.queues["a"] = Lengths(50, 5.0, 0.3)
    assert learned.item("a", "x") == learned.item("a", None) == Lengths(BELIEF, 5.0, 0.3)
    learned.items["x"] = Lengths(9, 6.0, 0.2)
    assert learned.item("a", "x") == Lengths(9, 6.0, 0.2)


def test_the_hour_shifts_every_length() -> None:
    learned = Learned(by_hour={3: Lengths(30, 0.2, 0.1)})
    assert learned.lengths("a", None, 3).mu == pytest.approx(SERVICE.mu + 0.2)
    assert learned.lengths("a", None, 4).mu == SERVICE.mu


def test_no_shows_are_believed_in_before_they_are_seen() -> None:
    assert Learned().no_show("a") == 0.05
    assert Learned(no_shows={"a": Share(9, 0.3)}).no_show("a") == 0.3


def test_a_window_is_expected_that_opens_on_half_of_the_days() -> None:
    learned = Learned(staffed={"w1": 0.5, "w2": 0.49})
    assert learned.is_staffed("w1")
    assert not learned.is_staffed("w2")
    assert learned.is_staffed("w3")


def test_waits_are_grouped_by_people_ahead() -> None:
    assert BUCKETS == (1, 3, 6, 12, 24)
    assert [bucket(ahead) for ahead in (0, 1, 2, 3, 5, 6, 11, 12, 23, 24, 500)] == [
        0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ]  # fmt: skip


def test_every_band_stands_beside_its_number_ahead() -> None:
    learned = Learned(bands={0: Band(1, 2, 3), 5: Band(4, 5, 6)})
    bands = learned.every_band()
    assert list(bands) == [learned.band(ahead) for ahead in range(25)]
    assert bands[-1] == learned.band(400)
    assert (bands[0], bands[1], bands[23], bands[24]) == (Band(1, 2, 3), BAND, BAND, Band(4, 5, 6))
