"""What every test may rely on: no test inherits another's log settings."""

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def fresh_logs() -> Iterator[None]:
    """Forget what a program started in this process made of structlog."""
    yield
    structlog.reset_defaults()
