"""Spare numbers are each given once, whatever happens to the power, the disk and the journal."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.orders import Order
from kiosk.spare import Spare, Taken
from wire.blocks import BlockView

TODAY = "2026-11-24"


def block(
    first: int = 501, last: int = 504, name: str = "b", queue: str = "a", day: str = TODAY
) -> BlockView:
    return BlockView(id=name, queue=queue, prefix="A", day=day, first=first, last=last)


def order(name: str) -> Order:
    return Order(name, "GA-A-002", at=1000.0, language="en", priority="elderly")


def take(spare: Spare, name: str, queue: str = "a", today: str = TODAY, sent: bool = False) -> Taken | None:
    return spare.take(order(name), queue, today, at=1010.0, sent=sent)


def number(spare: Spare, name: str) -> str:
    taken = take(spare, name)
    assert taken is not None
    return taken.number


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "spare.journal"


@pytest.fixture
def spare(path: Path) -> Iterator[Spare]:
    made = opened(path)
    yield made
    made.close()


def opened(path: Path, today: str = TODAY) -> Spare:
    made = Spare(path)
    made.open(today)
    return made


def test_numbers_go_in_order_each_to_one_order(spare: Spare) -> None:
    spare.leased(block())
    assert [number(spare, name) for name in ("x", "y", "x")] == ["A501", "A502", "A501"]
    assert (spare.left("a", TODAY), spare.size("a", TODAY)) == (2, 4)
    taken = spare.find("y")
    assert taken is not None
    assert (taken.item, taken.at, taken.language, taken.priority) == ("GA-A-002", 1010.0, "en", "elderly")
    assert spare.unmerged() == (spare.find("x"), taken)


def test_only_the_days_and_the_queues_own_numbers_are_given(spare: Spare) -> None:
    spare.leased(block(day="2026-11-23", name="old"))
    spare.leased(block(queue="b", name="other"))
    assert take(spare, "x") is None
    assert spare.queues(TODAY) == {"b"}


def test_when_a_block_is_spent_the_next_one_serves(spare: Spare) -> None:
    spare.leased(block(501, 501))
    spare.leased(block(601, 601, "c"))
    assert [number(spare, name) for name in "xy"] == ["A501", "A601"]
    assert take(spare, "z") is None
    assert spare.queues(TODAY) == frozenset()


def test_another_run_goes_on_where_the_last_one_ended(path: Path, spare: Spare) -> None:
    spare.leased(block())
    for name in "xyz":
        number(spare, name)
    spare.merged("y")
    for _ in range(3):
        again = opened(path)
        assert [one.ticket for one in again.unmerged()] == ["x", "z"]
        assert again.find("y") == spare.find("y")
        assert again.left("a", TODAY) == 1
        again.close()
    last = opened(path)
    assert number(last, "w") == "A504"
    last.close()


def test_what_is_of_a_past_day_goes_once_it_is_merged(path: Path, spare: Spare) -> None:
    spare.leased(block())
    number(spare, "x")
    later = opened(path, "2026-11-25")
    assert [one.ticket for one in later.unmerged()] == ["x"]
    later.merged("x")
    later.close()
    assert opened(path, "2026-11-25").find("x") is None


def test_a_returned_block_gives_nothing_in_any_run(path: Path, spare: Spare) -> None:
    spare.leased(block())
    spare.returned("b")
    assert spare.blocks() == opened(path).blocks() == ()
    assert take(opened(path), "x") is None


@pytest.mark.parametrize("end", [b'{"step":"taken","na', b""])
def test_a_last_line_that_was_cut_was_never_given(path: Path, spare: Spare, end: bytes) -> None:
    spare.leased(block())
    number(spare, "x")
    path.write_bytes(path.read_bytes() + end)
    again = opened(path)
    assert number(again, "y") == "A502"
    again.close()
    assert [one.ticket for one in opened(path).unmerged()] == ["x", "y"]


def test_after_a_line_that_cannot_be_read_no_number_of_its_blocks_is_given(path: Path, spare: Spare) -> None:
    spare.leased(block())
    number(spare, "x")
    number(spare, "y")
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1][:20] + b"?" * 9 + lines[1][29:]
    path.write_bytes(b"\n".join(lines))
    for _ in range(2):
        again = opened(path)
        assert take(again, "z") is None
        assert [one.ticket for one in again.unmerged()] == ["y"]
        again.close()
    fresh = opened(path)
    fresh.leased(block(601, 604, "c"))
    assert number(fresh, "z") == "A601"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_number_that_cannot_be_kept_is_not_given(path: Path, spare: Spare) -> None:
    spare.leased(block())
    file, spare._file = spare._file, os.open("/dev/full", os.O_WRONLY)
    with pytest.raises(OSError, match="space"):
        take(spare, "x")
    os.close(spare._file)
    spare._file = file
    assert spare.unmerged() == ()
    assert number(spare, "y") == "A502"
    assert [one.number for one in opened(path).unmerged()] == ["A502"]


def test_two_touches_at_once_get_two_numbers(spare: Spare) -> None:
    spare.leased(block(501, 600))
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda name: number(spare, str(name)), range(60)))
    assert len(set(given)) == 60


def test_a_closed_journal_gives_nothing(spare: Spare) -> None:
    spare.leased(block())
    spare.close()
    with pytest.raises(OSError, match="not open"):
        take(spare, "x")


@settings(max_examples=25, deadline=None)
@given(data=st.data(), steps=st.lists(st.sampled_from("ttttmrlc"), max_size=30))
def test_no_way_of_working_and_crashing_gives_a_number_twice(
    data: st.DataObject, steps: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("spare") / "spare.journal"
    spare, given_out, merged = opened(path), [], set[str]()
    for at, step in enumerate(steps):
        if step == "l":
            spare.leased(block(501 + 10 * at, 503 + 10 * at, f"b{at}"))
        elif step == "t":
            taken = take(spare, f"o{at}")
            given_out += [taken] if taken else []
        elif step == "m" and spare.unmerged():
            ticket = spare.unmerged()[0].ticket
            spare.merged(ticket)
            merged.add(ticket)
        elif step == "r":
            for spent in [one for one in spare.blocks() if spare.used_up(one)]:
                spare.returned(spent.id)
        elif step == "c":
            torn = data.draw(st.integers(0, 12))
            spare.close()
            path.write_bytes(path.read_bytes() + b'{"step":"tak'[:torn])
            spare = opened(path)
    assert len({one.number for one in given_out}) == len(given_out)
    assert {one.ticket for one in spare.unmerged()} == {one.ticket for one in given_out} - merged
    spare.close()


GIVER = """
import sys
from pathlib import Path
from kiosk.orders import Order
from kiosk.spare import Spare
spare = Spare(Path(sys.argv[1]))
spare.open("2026-11-24")
for number in range(10_000):
    taken = spare.take(Order(f"{sys.argv[2]}-{number}", "i", 0.0), "a", "2026-11-24", at=0.0, sent=False)
    print(taken.number, flush=True)
"""


def test_what_was_said_before_a_kill_is_kept_and_not_said_again(path: Path, spare: Spare) -> None:
    spare.leased(block(501, 90_000))
    spare.close()
    said: list[str] = []
    for run in "abc":
        command = [sys.executable, "-c", GIVER, str(path), run]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            said += [process.stdout.readline().strip() for _ in range(20)]
            process.kill()
            said += process.stdout.read().split("\n")[:-1]
    assert len(set(said)) == len(said) >= 60
    assert set(said) <= {one.number for one in opened(path).unmerged()}
