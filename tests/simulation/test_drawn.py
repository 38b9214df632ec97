"""What seeds draw is a site that could be configured, and all of it comes up in some seed."""

from random import Random

from config.check import check_site
from queue_server.siteplan import rules_plan
from simulation.drawn import POLICIES, drawn_site
from simulation.site import simulated_site

SITES = [drawn_site("Asia/Shanghai", Random(seed)) for seed in range(60)]

DRAWN = {"hours", "groups", "queues", "windows", "rules", "priorities", "joint", "quotas", "bound_minutes"}
DRAWN |= {"persons", "appointments", "blocks"}


def test_the_same_chance_draws_the_same_site() -> None:
    assert drawn_site("Europe/Berlin", Random(5)).site == drawn_site("Europe/Berlin", Random(5)).site


def test_every_site_passes_the_check_of_settings() -> None:
    for loaded in SITES:
        assert not list(check_site("site.toml", loaded.county, loaded.site, loaded.items))


def test_everything_is_drawn_by_some_seed() -> None:
    plain = simulated_site("Asia/Shanghai").site
    for field in plain.__struct_fields__:
        others = any(getattr(loaded.site, field) != getattr(plain, field) for loaded in SITES)
        assert others == (field in DRAWN), field
    plans = [rules_plan(loaded) for loaded in SITES]
    assert {group.policy for plan in plans for group in plan.groups.values()} == set(POLICIES)
    assert any(plan.slots for plan in plans)
    assert {plan.rules.at_closing for plan in plans} == {"warn", "refuse"}
    assert len({loaded.site.hours for loaded in SITES}) > 3
