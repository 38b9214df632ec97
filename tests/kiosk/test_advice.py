"""Before the touch: whether it is worth waiting, how many numbers are left, and what else can be done."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.catalogue import Shelves
from kiosk.flow import Step
from wire.live import HalfView, QueueView, QuotaView, Today

ITEM = "GA-A-002"


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def queue_is(kiosk: Any, today: Today | None) -> None:
    view = QueueView(id="police", waiting=3, open_windows=2, wait_low=10, wait_high=20, today=today)
    kiosk.world.queues = {"police": view}
    kiosk.presenter.refresh()


def quota_is(kiosk: Any, now: int, afternoon: int = 0, tomorrow: int = 0) -> None:
    """Let so many numbers be left: this morning, this afternoon, tomorrow morning."""
    noon = kiosk.world.now.replace(hour=12, minute=0)
    halves = [("morning", noon, now), ("afternoon", noon + timedelta(hours=12), afternoon)]
    if tomorrow:
        halves.append(("morning", noon + timedelta(days=1), tomorrow))
    views = tuple(
        HalfView(day=(until - timedelta(minutes=1)).date().isoformat(), half=name, until=until, left=left)  # type: ignore[arg-type]
        for name, until, left in halves
    )
    kiosk.world.quotas = {ITEM: QuotaView(item=ITEM, halves=views)}
    kiosk.presenter.refresh()


@pytest.mark.parametrize(
    ("today", "tone", "said"),
    [
        ("likely", "good", "下班前能轮到您。"),
        ("doubtful", "warn", "下班前不一定轮到您。"),
        ("no", "warn", "今天下班前轮不到您，建议改日再来。"),
    ],
)
def test_closing_time_is_told_before_the_touch(kiosk: Any, today: Today, tone: str, said: str) -> None:
    kiosk.touch("begin", f"popular:{ITEM}")
    queue_is(kiosk, today)
    shown = kiosk.presenter.view.advice
    assert (shown.tone, plain(shown.text)) == (tone, said)
    assert not kiosk.presenter.view.take.muted
    assert shown.text in kiosk.presenter.spoken().lines


def test_what_is_left_is_told_beside_it(kiosk: Any) -> None:
    kiosk.touch("begin", f"popular:{ITEM}")
    queue_is(kiosk, "likely")
    quota_is(kiosk, 5)
    assert plain(kiosk.presenter.view.advice.text) == "下班前能轮到您。 今天上午还剩 5 个号。"
    kiosk.touch("language")
    quota_is(kiosk, 1)
    assert kiosk.presenter.view.advice.text.endswith("1 number left this morning.")


def test_where_nothing_is_known_nothing_is_said(kiosk: Any) -> None:
    kiosk.touch("begin", f"popular:{ITEM}")
    queue_is(kiosk, None)
    assert kiosk.presenter.view.advice is None
    kiosk.world.away = True
    quota_is(kiosk, 0)
    assert kiosk.presenter.view.advice is None
    assert kiosk.presenter.view.state != "sold_out"


def test_sold_out_says_when_there_are_numbers_again_and_ends_nowhere(kiosk: Any) -> None:
    queues = tuple(replace(one, appointments=one.id == "police") for one in kiosk.world.plan.queues)
    kiosk.world.plan = replace(kiosk.world.plan, queues=queues)
    kiosk.touch("begin", f"popular:{ITEM}")
    queue_is(kiosk, "likely")
    quota_is(kiosk, 0, afternoon=8)
    view = kiosk.presenter.view
    assert (view.state, view.take.muted, view.add, view.priority) == ("sold_out", True, None, None)
    assert plain(view.advice.text) == "今天上午的号已发完。 下次放号：今天下午。"
    kiosk.touch("take")
    shown = kiosk.presenter.view.dialog
    assert shown.id == "sold_out"
    assert plain(shown.text).startswith(
        "下次放号：今天下午。\n可打电话预约：0600-5550100。\n可到栖岭镇便民服务中心"
    )
    kiosk.touch("print")
    assert kiosk.presenter.view.dialog.id == "along"
    kiosk.touch("ok", "home")
    tile = next(one for one in kiosk.presenter.view.popular if one.id.endswith(ITEM))
    assert tile.note == "号已发完"


def test_the_next_day_with_numbers_is_named(kiosk: Any) -> None:
    kiosk.touch("begin", f"popular:{ITEM}")
    quota_is(kiosk, 0, tomorrow=12)
    assert plain(kiosk.presenter.view.take_note) == "下次放号 明天上午"
    kiosk.touch("language")
    assert kiosk.presenter.view.take_note == "The next: tomorrow morning"


async def test_a_number_refused_for_want_of_one_leads_to_the_same_ways_around(kiosk: Any, hall: Any) -> None:
    hall.refusal = "quota_used"
    kiosk.touch("begin", f"popular:{ITEM}", "take")
    await kiosk.shows(Step.ITEM)
    assert kiosk.presenter.view.dialog.id == "sold_out"


def test_an_item_of_another_site_says_where(kiosk: Any) -> None:
    kiosk.touch("begin", f"popular:{ITEM}")
    kiosk.world.shelves = Shelves(replace(kiosk.world.shelves.catalogue, queue_of={}))
    kiosk.presenter.refresh()
    assert kiosk.presenter.view.advice is None
    kiosk.touch("take")
    (site,) = kiosk.world.shelves.catalogue.others(ITEM)
    assert kiosk.presenter.view.dialog.id == "elsewhere"
    assert site.name in kiosk.presenter.view.dialog.text
