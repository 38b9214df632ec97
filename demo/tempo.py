"""How the visitors' day maps to real time: faster, but never faster than machines and eyes can follow."""

from dataclasses import dataclass
from typing import Final

LEAST_PATIENCE: Final = 4.0
CLERK_PATIENCE: Final = 90.0
UNKNOWN_WALK: Final = 40.0
BETWEEN_CITIZENS: Final = 20.0


@dataclass(frozen=True)
class Tempo:
    """``speed`` seconds of the day pass in one real second; ``least_patience`` is in real ones."""

    speed: float
    least_patience: float = LEAST_PATIENCE

    def real(self, day_seconds: float) -> float:
        """Return the real seconds that ``day_seconds`` take."""
        return day_seconds / self.speed

    @property
    def patience(self) -> float:
        """Return the real seconds a clerk waits for who was called: devices take their time at any speed."""
        return max(self.least_patience, self.real(CLERK_PATIENCE))
