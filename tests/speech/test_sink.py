"""Addresses of sinks."""

from pathlib import Path

import pytest

from speech.alsa import AlsaSink
from speech.file import FileSink
from speech.sink import BadSink, sink


def test_every_kind_has_its_address(tmp_path: Path) -> None:
    assert sink("none") is None
    assert isinstance(sink("alsa:default"), AlsaSink)
    assert isinstance(sink(f"file:{tmp_path}/said"), FileSink)
    assert isinstance(sink(f"file:{tmp_path}/said?pace=0"), FileSink)


@pytest.mark.parametrize(
    "address",
    ["", "none:x", "alsa:", "file:", "pulse:x", "file:x?pace=fast", "file:x?pace=-1", "file:x?speed=2"],
)
def test_what_names_no_sink_is_refused_with_what_was_expected(address: str) -> None:
    with pytest.raises(BadSink, match="expected alsa:<device>"):
        sink(address)
