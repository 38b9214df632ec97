"""A word that must be read before going on, over a darkened screen."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from faces import theme as t
from kiosk.screens.choices import Primary, Quiet
from kiosk.views import Dialog

FEW = 6
"""From so many choices on they stand in two columns."""

MANY = 3
"""So many buttons stand below one another."""

LOW = 900
"""A glass lower than so many dp has no room for pictograms in dialogs."""


class DialogLayer(AnchorLayout):
    """Nothing, or a dialog; while it is there nothing below it can be touched."""

    modal = True
    title = StringProperty("")
    text = StringProperty("")
    icon = StringProperty("")
    tone = StringProperty("calm")
    qr, qr_hint = StringProperty(""), StringProperty("")
    columns = NumericProperty(1)
    tight = BooleanProperty(False)

    def show(self, dialog: Dialog | None) -> None:
        """Show ``dialog``, or nothing."""
        self.opacity = 0.0 if dialog is None else 1.0
        if dialog is None:
            self.title = self.text = ""  # it may have named the last citizen
            self.qr = ""
            self.ids.choices.fill_with(Quiet, ())
            self.ids.buttons.fill_with(Primary, ())
            return
        self.title, self.text, self.icon, self.tone = dialog.title, dialog.text, dialog.icon, dialog.tone
        self.qr, self.qr_hint = dialog.qr, dialog.qr_hint
        self.columns = 1 if t.portrait() and not t.low() and len(dialog.choices) < FEW else 2
        self.tight = t.low() or self.height < t.dp(LOW)
        self.ids.choices.fill_with(Quiet, dialog.choices)
        self.ids.buttons.cols = max(1, 1 if len(dialog.buttons) >= MANY else len(dialog.buttons))
        self.ids.buttons.fill_with(Primary, dialog.buttons)

    def on_touch_down(self, touch: Any) -> bool:
        """Take every touch while a dialog is there."""
        if self.opacity <= 0:
            return False
        super().on_touch_down(touch)
        return True
