"""Ports: free ones are found, taken ones are named with who has them."""

import os
import socket

import pytest

from demo.ports import free_port, holder, must_be_free
from demo.program import CannotStart


def test_a_free_port_is_free() -> None:
    must_be_free(free_port(), "the queue server", "--port")


def test_a_taken_port_is_told_with_its_holder_and_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            CannotStart, match=rf"port {port}.*queue server.*{os.getpid()}.*choose another with --port"
        ):
            must_be_free(port, "the queue server", "--port")
        assert str(os.getpid()) in holder(port)
    assert holder(port) == ""
