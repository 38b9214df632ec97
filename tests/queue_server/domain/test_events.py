"""Stored fields are for ever: the kinds and the fields an old log may hold are all still read."""

import msgspec
import pytest

from queue_server.domain import events as e

KEPT = {
    "day_opened": '{"day":"2026-11-23"}',
    "ticket_issued": '{"ticket":"t","number":"A1","queue":"a","day":"2026-11-23","sequence":1,"follow":"f"}',
    "ticket_called": '{"ticket":"t","window":"w"}',
    "ticket_recalled": '{"ticket":"t","window":"w","times":2}',
    "service_started": '{"ticket":"t","window":"w"}',
    "service_finished": '{"ticket":"t","window":"w"}',
    "ticket_missed": '{"ticket":"t","window":"w"}',
    "ticket_held": '{"ticket":"t","window":"w"}',
    "ticket_resumed": '{"ticket":"t","window":"w"}',
    "ticket_transferred": '{"ticket":"t","window":"w","to_queue":"b"}',
    "ticket_cancelled": '{"ticket":"t"}',
    "ticket_expired": '{"ticket":"t"}',
    "ticket_unbound": '{"ticket":"t"}',
    "window_opened": '{"window":"w","clerk":"li"}',
    "window_paused": '{"window":"w"}',
    "window_closed": '{"window":"w"}',
    "slip_printed": '{"ticket":"t","printer":"k"}',
    "slip_failed": '{"ticket":"t","printer":"k","reason":"paper_out"}',
    "call_shown": '{"ticket":"t","times":1,"screen":"b"}',
    "call_spoken": '{"ticket":"t","times":1,"speaker":"b"}',
    "booking_made": '{"booking":"t","code":"1","queue":"a","day":"2026-11-24","time":"09:00",'
    '"start":"2026-11-24T01:00:00Z","until":"2026-11-24T01:30:00Z","half":"morning"}',
    "booking_moved": '{"booking":"t","day":"2026-11-24","time":"14:00",'
    '"start":"2026-11-24T06:00:00Z","until":"2026-11-24T06:30:00Z","half":"afternoon"}',
    "booking_cancelled": '{"booking":"t"}',
    "booking_checked_in": '{"booking":"t"}',
    "booking_released": '{"booking":"t"}',
    "ticket_requeued": '{"ticket":"t","arrived_at":"2026-11-23T01:00:00Z"}',
    "call_unproven": '{"ticket":"t","window":"w","times":1}',
    "ticket_released": '{"ticket":"t","window":"w"}',
    "stop_finished": '{"ticket":"t","window":"w","stop":0,"to_stop":1,"to_queue":"b"}',
    "itinerary_changed": '{"ticket":"t","change":"skip","stops":[{"queue":"a"}],"stop":0,"queue":"a"}',
    "block_leased": '{"block":"b","device":"k","queue":"a","prefix":"A","day":"2026-11-23",'
    '"first":501,"last":520}',
    "block_returned": '{"block":"b"}',
    "board_doubted": '{"board":"board-left","fault":"frozen"}',
    "board_trusted": '{"board":"board-left","fault":"frozen"}',
    "service_rated": '{"window":"w","ticket":"t","clerk":"clerk:li","level":5}',
    "help_called": '{"help":"h","kiosk":"kiosk-left"}',
    "help_taken": '{"help":"h","by":"clerk:li"}',
    "help_ended": '{"help":"h","by":"clerk:li"}',
    "action_undone": '{"window":"w","action":"call","ticket":"t","tickets":["t"]}',
}
"""The least a log of the first release can hold of each kind: never change a line, only add."""


@pytest.mark.parametrize(("kind", "fields"), KEPT.items(), ids=KEPT)
def test_what_was_written_is_read(kind: str, fields: str) -> None:
    line = f'{{"kind":"{kind}",{fields[1:]}'.encode()
    event = msgspec.json.decode(line, type=e.AnyEvent)
    assert msgspec.json.encode(event) == line


def test_every_kind_is_kept() -> None:
    tags = {msgspec.inspect.type_info(kind).tag for kind in e.Event.__subclasses__()}  # type: ignore[attr-defined]
    assert tags == set(KEPT)


def test_what_an_event_touches_are_its_tickets() -> None:
    assert e.touched(e.DayOpened(day="2026-11-23")) == ()
    assert e.touched(e.WindowOpened(window="w", clerk="li")) == ()
    assert e.touched(e.ServiceStarted(ticket="t", window="w")) == ("t",)
    assert e.touched(e.ActionUndone(window="w", action="call", ticket="t", tickets=("t", "u"))) == ("t", "u")
