"""What a screen takes from one parent to the next is held meanwhile: Kivy's ``ids`` alone hold weakly."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WITHIN = 120
MAKES = """
import gc
from pathlib import Path

from faces import fonts, window
from faces import theme as t

pane = window.Pane("between parents", (540, 960), position=(0, 0))
window.prepare(pane, "between")
window.opened(pane)
fonts.register()

from kivy.app import App
from kivy.lang import Builder
from kivy.properties import BooleanProperty
from kivy.uix.boxlayout import BoxLayout

import kiosk.app
from kiosk.screens.shell import SCREENS, Shell

taken = 0
remove = BoxLayout.remove_widget

def removed(self, widget, *more, **named):
    global taken
    remove(self, widget, *more, **named)
    taken += 1
    gc.collect()  # as it may come at any moment

class Between(App):
    chinese = BooleanProperty(True)

    def load_kv(self, filename=None):
        return False

    def on_start(self):
        for sheet in kiosk.app.SHEETS:
            Builder.load_file(str(Path(kiosk.app.__file__).parent / "screens" / f"{sheet}.kv"))
        BoxLayout.remove_widget = removed
        gc.freeze()
        for look in (t.Theme("light", 540, 960, reach=0.5), t.Theme("light", 960, 540, left=True)):
            t.use(look)
            Shell().close()
            for kind in set(SCREENS.values()):
                screen = kind()
                gc.collect()
                if getattr(screen, "high", None) is not None:  # shown elsewhere, when it is shown
                    assert screen.high.size
        self.stop()

Between().run()
print(taken)
"""


def test_the_collector_may_come_between_two_parents(tmp_path: Path) -> None:
    xvfb = shutil.which("xvfb-run")
    assert xvfb, "xvfb-run is missing; `make test` installs it (config/debian-packages.txt)"
    done = subprocess.run(
        [xvfb, "-a", "-s", "-screen 0 960x960x24 -nolisten tcp", sys.executable, "-c", MAKES],
        capture_output=True,
        text=True,
        check=False,
        timeout=WITHIN,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 3, "nothing changed its parent: this test judges nothing"
