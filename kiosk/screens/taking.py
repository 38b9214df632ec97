"""The number is on its way."""

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.views import TakingView


class Stop(BoxLayout):
    """A stage on the way: done or to come."""

    text = StringProperty("")
    share = NumericProperty(0)


class TakingScreen(BoxLayout):
    """What was done, what comes next; nothing that spins."""

    title = StringProperty("")
    item = StringProperty("")

    def show(self, view: TakingView) -> None:
        """Show ``view``."""
        self.title, self.item = view.title, view.item
        self.ids.stages.clear_widgets()
        for number, stage in enumerate(view.stages):
            self.ids.stages.add_widget(Stop(text=stage, share=1 if number < view.reached else 0))
