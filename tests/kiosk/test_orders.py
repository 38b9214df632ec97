"""Numbers asked for survive a crash and are asked for once."""

from pathlib import Path

import pytest

from kiosk.orders import FRESH, WORTH, Order, Orders

FIRST = Order("a", "GA-A-002", at=1000.0)
SECOND = Order("b", "GA-L-001", at=1001.0, language="en", priority="elderly")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "orders.journal"


def begun(path: Path) -> Orders:
    orders = Orders(path)
    orders.open(0.0)
    return orders


def test_what_was_asked_and_not_settled_is_still_waited_for(path: Path) -> None:
    orders = begun(path)
    orders.asked(FIRST)
    orders.asked(SECOND)
    orders.settled(FIRST)
    assert Orders(path).open(1010.0) == ((SECOND,), ())
    assert Orders(path).open(1010.0) == ((SECOND,), ())


def test_what_is_old_or_was_given_up_is_taken_back(path: Path) -> None:
    orders = begun(path)
    orders.asked(FIRST)
    orders.asked(SECOND)
    orders.given_up(SECOND)
    assert Orders(path).open(1010.0) == ((FIRST,), (SECOND,))
    assert Orders(path).open(1000.0 + FRESH + 5) == ((), (FIRST, SECOND))


def test_what_is_very_old_is_let_go(path: Path) -> None:
    begun(path).asked(FIRST)
    assert Orders(path).open(1000.0 + WORTH + 1) == ((), ())
    assert path.read_bytes() == b""


def test_a_line_cut_short_is_passed_over(path: Path) -> None:
    begun(path).asked(FIRST)
    with path.open("ab") as file:
        file.write(b'{"step":"sett')
    assert Orders(path).open(1010.0) == ((FIRST,), ())


def test_an_unreadable_journal_counts_as_empty(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    begun(path)
    path.write_bytes(b"not ours\n")
    assert Orders(path).open(1010.0) == ((), ())
    assert "orders_unreadable" in caplog.text


def test_a_full_disk_does_not_keep_citizens_from_their_numbers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    orders = Orders(tmp_path / "file" / "orders.journal")
    assert orders.open(0.0) == ((), ())
    orders.asked(FIRST)
    assert "order_not_kept" in caplog.text
