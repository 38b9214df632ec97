"""Calls for help 求助: one a kiosk at a time, taken by one; over when that is said, or the day is."""

from queue_server.domain.ask import Ask
from queue_server.domain.decision import Decision
from queue_server.domain.events import HelpCalled, HelpEnded, HelpTaken
from queue_server.domain.help import Help
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire.helping import CallHelp, EndHelp, TakeHelp

STAFF = "a call for help that is open"


def call(state: HallState, intent: CallHelp, ask: Ask) -> Decision:
    """Alert the staff, unless they are alerted of this kiosk already."""
    if intent.kiosk not in state.plan.kiosks:
        expected = (
            f"one of {', '.join(state.plan.kiosks)}" if state.plan.kiosks else "a kiosk, and there is none"
        )
        return Refusal(code="unknown_kiosk", field="kiosk", value=intent.kiosk, expected=expected)
    if any(one.kiosk == intent.kiosk for one in state.helps.values()):
        return Refusal(code="help_called")
    return [HelpCalled(help=ask.fresh_id, kiosk=intent.kiosk, language=intent.language)]


def take(state: HallState, intent: TakeHelp, ask: Ask) -> Decision:
    """Who asks goes there; one is enough."""
    found = state.helps.get(intent.help)
    if found is None:
        return _unknown(intent.help)
    return Refusal(code="help_taken") if found.by else [HelpTaken(help=found.id, by=ask.actor)]


def end(state: HallState, intent: EndHelp, ask: Ask) -> Decision:
    """It is over, whoever says so."""
    found: Help | None = state.helps.get(intent.help)
    return _unknown(intent.help) if found is None else [HelpEnded(help=found.id, by=ask.actor)]


def _unknown(name: str) -> Refusal:
    return Refusal(code="unknown_help", field="help", value=name, expected=STAFF)
