"""A county small enough to read at a glance, and a way to spoil it."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import tomli_w

Tables = dict[str, Any]
Write = Callable[[Tables], Path]

UNIT = {
    "id": "gongan",
    "name": "公安局",
    "name_en": "Police",
    "short": "公安",
    "letters": "GA",
    "phone_consult": "0600-5550111",
    "phone_complaint": "0600-5550191",
}
ITEM = {
    "code": "GA-A-001",
    "name": "居民身份证申领",
    "name_en": "Identity card",
    "short": "办身份证",
    "short_en": "Identity card",
    "kind": "approval",
    "handling": "promised",
    "applicant": "person",
    "legal_basis": ["《中华人民共和国居民身份证法》第八条"],
    "conditions": ["本县户籍公民。"],
    "materials": [{"name": "户口簿"}],
    "steps": [{"name": "申请", "detail": "到窗口"}, {"name": "领证", "detail": "凭回执"}],
    "statutory_days": 40,
    "promised_days": 15,
    "fee": "免费",
    "result": "居民身份证",
    "life_events": ["travel"],
}
COUNTY: Tables = {
    "id": "little",
    "name": "小县",
    "name_en": "Little County",
    "sites": [{"id": "centre", "kind": "centre"}],
    "units": [UNIT],
    "life_events": [{"id": "travel", "name": "出行", "name_en": "Travel", "of": "person"}],
}
SITE: Tables = {
    "id": "centre",
    "name": "小县政务服务中心",
    "name_en": "Little Centre",
    "kind": "centre",
    "halls": [{"id": "left", "name": "左厅", "name_en": "Left Hall", "side": "left"}],
    "queues": [{"id": "police", "prefix": "A", "name": "公安", "name_en": "Police", "units": ["gongan"]}],
    "windows": [
        {"id": "w1", "label": "1", "hall": "left", "name": "公安", "name_en": "Police", "queues": ["police"]}
    ],
    "kiosks": [{"id": "kiosk", "hall": "left"}],
    "boards": [{"id": "board", "hall": "left"}],
    "led_lines": [{"id": "led", "address": "null:", "bars": [{"screen": 1, "window": "w1"}]}],
    "pad_lines": [{"id": "pads", "address": "null:", "pads": [{"address": 1, "window": "w1"}]}],
    "hours": [{"days": ["mon"], "start": "09:00", "until": "12:00"}],
}


@pytest.fixture
def tables() -> Tables:
    """Three tables that load without a problem, free to be spoilt: county, site, items."""
    return deepcopy({"county": COUNTY, "site": SITE, "items": {"unit": "gongan", "item": [ITEM]}})


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the tables as a county's folder and return it."""

    def to_folder(tables: Tables) -> Path:
        files = {"county": "county.toml", "site": "centre/site.toml", "items": "items/gongan.toml"}
        for name, path in files.items():
            target = tmp_path / path
            target.parent.mkdir(exist_ok=True)
            target.write_text(tomli_w.dumps(tables[name]), encoding="utf-8")
        return tmp_path

    return to_folder
