"""Screens made, set and laid out before anybody needs them; later, what the last citizen saw is set over.

A screen that is shown for the first time costs a tenth of a second and more: its
widgets, the fitting of its texts, their pixels. So all of that is done while
nobody touches the glass, a step at a time, with a sample in the citizen's place.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kivy.clock import Clock

from kiosk import collector
from kiosk.flow import Step
from kiosk.views import View

EVERY: Final = 0.1
"""Seconds between two steps."""

CALM: Final = 0.4
"""Seconds since the last touch, or change of the glass, after which the next one is not expected at once."""

Sample = Callable[[Step], View | None]


class Ahead:
    """The screens of one shell by step; ``kinds`` makes them, ``sample`` says what they show to nobody."""

    def __init__(self, kinds: Mapping[Step, Callable[[], Any]], sample: Sample, body: Any) -> None:
        self._kinds = kinds
        self._sample = sample
        self._body = body
        self._made: dict[Step, Any] = {}
        self._unset: dict[Step, None] = dict.fromkeys(kinds)
        self._shown: Step | None = None
        self._busy_until = 0.0
        self._tidy = False
        self._clock = Clock.schedule_interval(self.step, EVERY)

    def __getitem__(self, step: Step) -> Any:
        """Return the screen, made now if it was not yet; it is about to be shown."""
        if step is not self._shown:
            self.wait()
        self._shown = step
        self._unset.pop(step, None)
        return self._screen(step)

    def wait(self) -> None:
        """Do nothing for a moment: somebody is at the glass."""
        self._busy_until = Clock.get_boottime() + CALM

    def forget(self) -> None:
        """Set something else over every screen that is not shown: it may hold what the last citizen saw."""
        self._unset = {step: None for step in self._kinds if step is not self._shown}
        self._tidy = False
        self._clock()

    def close(self) -> None:
        """Do nothing more."""
        self._clock.cancel()

    def step(self, _: float = 0.0) -> bool:
        """Make or set one screen, unless somebody is at the glass; False when nothing is left to do."""
        if Clock.get_boottime() >= self._busy_until:
            missing = next((step for step in self._unset if step not in self._made), None)
            if missing is not None:
                self._screen(missing)
            elif self._unset:
                self._set(next(iter(self._unset)))
            elif self._shown in (None, Step.ATTRACT):
                collector.rest()
                self._tidy = True
            if not self._unset:
                collector.release()
        return not self._tidy

    def _screen(self, step: Step) -> Any:
        if step not in self._made:
            self._made[step] = self._kinds[step]()
        return self._made[step]

    def _set(self, step: Step) -> None:
        del self._unset[step]
        view = self._sample(step)
        if view is None or step is self._shown:
            return
        screen = self._made[step]
        screen.pos, screen.size = self._body.pos, self._body.size
        screen.show(view)
