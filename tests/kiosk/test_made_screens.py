"""The screens as Kivy makes and keeps them: held between two parents, made ahead, and nobody's afterwards."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WITHIN = 120
OPENS = """
import gc
import time
from pathlib import Path

from faces import fonts, window
from faces import theme as t

pane = window.Pane("screens", (540, 960), position=(0, 0))
window.prepare(pane, "screens")
window.opened(pane)
fonts.register()

from kivy.app import App
from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import BooleanProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

import kiosk.app
from kiosk.screens.shell import SCREENS, Shell

class Screens(App):
    chinese = BooleanProperty(True)

    def load_kv(self, filename=None):
        return False

    def on_start(self):
        for sheet in kiosk.app.SHEETS:
            Builder.load_file(str(Path(kiosk.app.__file__).parent / "screens" / f"{sheet}.kv"))
        look()
        self.stop()
"""
BETWEEN = """
taken = 0
remove = BoxLayout.remove_widget

def removed(self, widget, *more, **named):
    global taken
    remove(self, widget, *more, **named)
    taken += 1
    gc.collect()  # as it may come at any moment

def look():
    BoxLayout.remove_widget = removed
    gc.freeze()
    for theme in (t.Theme("light", 540, 960, reach=0.5), t.Theme("light", 960, 540, left=True)):
        t.use(theme)
        Shell().close()
        for kind in set(SCREENS.values()):
            screen = kind()
            gc.collect()
            if getattr(screen, "high", None) is not None:  # shown elsewhere, when it is shown
                assert screen.high.size
    assert taken > 3, "nothing changed its parent: this judges nothing"

Screens().run()
"""
AFTER = """
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from config.load import DEMO_COUNTY, load
from kiosk.catalogue import Shelves
from kiosk.flow import Place, Step
from kiosk.room import Panel
from kiosk.showing.frame import Sight
from kiosk.showing.samples import NOBODYS, sample
from kiosk.showing.table import SCREENS as SHOWN
from kiosk.visit import Visit
from kiosk.wording import Words
from kiosk.world import World

NUMBER, QUERY, DIGITS, WORD = "Z987", "vvqvv", "3159", "follow-word"
shelves = Shelves(load(DEMO_COUNTY, "centre").catalogue())
world = World("site", "site", "left", shelves, datetime(2026, 11, 24, 9, tzinfo=UTC), public_url="http://hall")
ticket = msgspec.structs.replace(NOBODYS, number=NUMBER, follow=WORD)

def sight(step, about=""):
    visit = Visit(trail=(Place(Step.HOME), Place(step, about)), query=QUERY, typed=DIGITS, ticket=ticket)
    visit.found, visit.slip = ticket, "not_printed"
    return Sight(visit, world, Words("zh"), 0.0, Panel(540, 960))

def held():
    gc.collect()
    return {
        secret
        for widget in gc.get_objects()
        if issubclass(type(widget), Widget)
        for name in widget.properties()
        for secret in (NUMBER, QUERY, DIGITS, WORD)
        if secret in str(getattr(widget, name, ""))
    }

def calm(shell):
    until = time.monotonic() + 60
    while shell._screens.step() and shell._screens._unset:
        Clock.tick()
        assert time.monotonic() < until

def look():
    t.use(t.Theme("light", 540, 960))
    shell = Shell(lambda step: sample(step, sight(step)))
    shell.size = (540, 960)
    calm(shell)
    assert set(shell._screens._made) == set(SCREENS)
    about = shelves.items[7].code
    for step in (Step.SEARCH, Step.CHECK_IN, Step.MINE, Step.ITEM, Step.TAKING, Step.TAKEN, Step.HOME):
        view = SHOWN[step](sight(step, about if step in (Step.ITEM, Step.TAKING, Step.TAKEN) else ""))
        shell.show(view)
        Clock.tick()
    assert held() == {NUMBER, QUERY, DIGITS, WORD}, held()
    kept = dict(shell._screens._made)
    shell.forget()
    calm(shell)
    assert held() == set(), held()
    assert shell._screens._made == kept, "what was made is used again"

Screens().run()
"""


@pytest.mark.parametrize("looks", [BETWEEN, AFTER], ids=["between two parents", "after the citizen"])
def test_in_a_window(looks: str, tmp_path: Path) -> None:
    xvfb = shutil.which("xvfb-run")
    assert xvfb, "xvfb-run is missing; `make test` installs it (config/debian-packages.txt)"
    done = subprocess.run(
        [xvfb, "-a", "-s", "-screen 0 960x960x24 -nolisten tcp", sys.executable, "-c", OPENS + looks],
        capture_output=True,
        text=True,
        check=False,
        timeout=WITHIN,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr[-3000:]
