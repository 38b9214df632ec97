"""Which protocol version a client and this release agree on."""

import pytest

from wire import version


def test_the_highest_common_version_is_chosen() -> None:
    assert version.agree(version.OLDEST, version.NEWEST) == version.NEWEST
    assert version.agree(version.OLDEST, version.NEWEST + 5) == version.NEWEST


@pytest.mark.parametrize(
    ("oldest", "newest"), [(version.NEWEST + 1, version.NEWEST + 3), (0, version.OLDEST - 1), (5, 2)]
)
def test_ranges_that_do_not_meet_agree_on_nothing(oldest: int, newest: int) -> None:
    assert version.agree(oldest, newest) is None
