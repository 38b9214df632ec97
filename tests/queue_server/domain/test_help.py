"""A call for help is a value."""

from datetime import UTC, datetime

import pytest

from queue_server.domain.help import Help


def test_a_call_begins_with_nobody_on_the_way_and_is_never_changed_in_place() -> None:
    help = Help(id="h", kiosk="k1", called_at=datetime(2026, 11, 23, tzinfo=UTC))
    assert (help.by, help.taken_at) == ("", None)
    with pytest.raises(AttributeError):
        help.by = "clerk:li"  # type: ignore[misc]
