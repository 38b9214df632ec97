"""The garbage collector kept from the citizen's time: one of its rounds over all widgets takes 0.1 s.

While the program is made nothing is collected; later, what stays is taken out
of its rounds. What became garbage meanwhile is found while nobody is there.
"""

import gc
from typing import Final

THRESHOLDS: Final = (10_000, 10, 10)
"""Of the three generations; Python's own are made for programs that keep little."""


def hold() -> None:
    """Collect nothing from now on: all that is made is there to stay."""
    gc.disable()


def release() -> None:
    """Collect again, less often."""
    gc.set_threshold(*THRESHOLDS)
    gc.enable()


def rest() -> None:
    """Collect all there is, and let later rounds pass over what stays; nobody must be waiting."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
