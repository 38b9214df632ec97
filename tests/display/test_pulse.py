"""A board whose loop turns but whose picture stands still falls silent, so that it is started anew."""

import socket
from pathlib import Path

from display.pulse import STILL, Pulse
from station.heartbeat import BEAT, READY, Heartbeat


class Hand:
    """A clock that is set by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def heard(ear: socket.socket) -> list[bytes]:
    words = []
    while True:
        try:
            words.append(ear.recv(100))
        except BlockingIOError:
            return words


def test_it_beats_while_frames_come_and_is_silent_after_ninety_seconds_without_one(tmp_path: Path) -> None:
    clock = Hand()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "ear"))
        ear.setblocking(False)
        pulse = Pulse(Heartbeat({"NOTIFY_SOCKET": str(tmp_path / "ear")}), clock)
        pulse.beat()
        assert heard(ear) == [READY]
        clock.now += STILL - 0.1
        pulse.beat()
        assert heard(ear) == [BEAT]
        clock.now += 0.1
        for _ in range(20):
            pulse.beat()
            clock.now += 1.0
        assert heard(ear) == []
        pulse.drawn()
        pulse.beat()
        assert heard(ear) == [BEAT]
        assert STILL == 90.0
