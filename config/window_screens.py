"""The small screens at a window: its number and state, or the sign of who sits there."""

from typing import Literal

from config.part import Id, Part


class WindowScreen(Part, frozen=True, kw_only=True):
    """A screen at one window 窗口屏: it shows the window itself, or its staff sign 公示牌."""

    id: Id
    window: Id
    shows: Literal["window", "sign"] = "window"
    language: Literal["zh", "en"] = "zh"
