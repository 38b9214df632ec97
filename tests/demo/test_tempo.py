"""A faster day keeps to what devices and eyes can follow."""

from demo.tempo import LEAST_PATIENCE, Tempo


def test_time_is_divided() -> None:
    assert Tempo(30).real(60) == 2.0


def test_patience_never_falls_below_what_devices_need() -> None:
    assert Tempo(1).patience == 90.0
    assert Tempo(1000).patience == LEAST_PATIENCE
