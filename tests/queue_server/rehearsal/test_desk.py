"""When a clerk could call, and when he would see who comes."""

from queue_server.rehearsal.desk import Desk


def test_only_an_open_desk_without_a_ticket_that_wants_to_work_is_idle() -> None:
    assert Desk(wants="open", is_open=True).is_idle
    assert not Desk(wants="pause", is_open=True).is_idle
    assert not Desk(wants="open", is_open=False).is_idle
    assert not Desk(wants="open", is_open=True, busy=True).is_idle


def test_a_clerk_who_turns_to_somebody_sees_nobody_else() -> None:
    turning = Desk(wants="open", is_open=True, turning=True)
    assert (turning.is_idle, turning.is_free) == (True, False)
