"""The wait: a band that never lies about order, and a mean that one absurd service cannot spoil."""

from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.estimate import band, learn

PEOPLE = st.integers(0, 2_000)
WINDOWS = st.integers(1, 60)
SECONDS = st.floats(10, 3_600)


def test_nobody_can_say_while_no_window_is_open() -> None:
    assert band(3, 0, 480) is None
    assert band(3, -1, 480) is None


def test_the_first_of_an_open_queue_is_told_up_to_a_minute() -> None:
    assert band(0, 1, 480) == (0, 1)


def test_ten_people_at_two_windows_of_eight_minutes() -> None:
    assert band(10, 2, 480) == (24, 60)


@given(PEOPLE, WINDOWS, SECONDS)
def test_the_band_holds_the_plain_estimate_in_whole_minutes(
    people: int, windows: int, seconds: float
) -> None:
    found = band(people, windows, seconds)
    assert found is not None
    low, high = found
    assert 0 <= low <= people * seconds / windows / 60 <= high


@given(PEOPLE, PEOPLE, WINDOWS, SECONDS)
def test_more_people_never_means_a_shorter_wait(some: int, more: int, windows: int, seconds: float) -> None:
    few, many = band(min(some, more), windows, seconds), band(max(some, more), windows, seconds)
    assert few is not None
    assert many is not None
    assert few[0] <= many[0]
    assert few[1] <= many[1]


@given(PEOPLE, WINDOWS, SECONDS)
def test_one_more_window_never_means_a_longer_wait(people: int, windows: int, seconds: float) -> None:
    fewer, more = band(people, windows, seconds), band(people, windows + 1, seconds)
    assert fewer is not None
    assert more is not None
    assert more <= fewer


@given(SECONDS, st.floats(-1e6, 1e6))
def test_the_mean_stays_within_what_services_can_last(mean: float, seen: float) -> None:
    assert 10 <= learn(mean, seen) <= 3_600


def test_the_mean_moves_a_tenth_of_the_way() -> None:
    assert learn(480, 580) == 490


def test_a_clerk_who_forgot_to_press_finish_counts_as_an_hour_at_most() -> None:
    assert learn(480, 8 * 3_600) == learn(480, 3_600)
