"""What screens are told to show, by what a citizen does there."""

from kiosk.views.finding import AttractView, HomeView, ListView, SearchView, TilesView
from kiosk.views.floor import Cell, Floor, Gap, Ground, MapView, Sign
from kiosk.views.guide import Advice, ItemView, Limits, Paper, Stage
from kiosk.views.number import TakenView, TakingView
from kiosk.views.pieces import Bar, Dialog, Fact, Foot, Pager, Row, Target, View, targets
from kiosk.views.services import EnterView, NoticesView

__all__ = [
    "Advice",
    "AttractView",
    "Bar",
    "Cell",
    "Dialog",
    "EnterView",
    "Fact",
    "Floor",
    "Foot",
    "Gap",
    "Ground",
    "HomeView",
    "ItemView",
    "Limits",
    "ListView",
    "MapView",
    "NoticesView",
    "Pager",
    "Paper",
    "Row",
    "SearchView",
    "Sign",
    "Stage",
    "TakenView",
    "TakingView",
    "Target",
    "TilesView",
    "View",
    "targets",
]
