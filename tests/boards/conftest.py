"""The demonstration centre, as its server tells it to boards."""

import pytest

from config.load import DEMO_COUNTY, load
from queue_server.siteplan import wire_plan
from wire.live import SitePlan


@pytest.fixture(scope="session")
def plan() -> SitePlan:
    """The plan of the demo county's centre."""
    return wire_plan(load(DEMO_COUNTY, "centre"))
