"""Why an intent is not carried out: a stable code and a sentence for staff."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unknown_item": "no such service item at this site",
        "unknown_queue": "no such queue at this site",
        "unknown_window": "no such window at this site",
        "unknown_ticket": "no such ticket today",
        "not_served_here": "the ticket waits for other windows",
        "window_or_clerk": "give either a window or a clerk",
        "clerk_away": "this clerk is at no window now",
        "unknown_priority": "no such priority class at this site",
        "item_or_queue": "give either an item or a queue",
        "nothing_at_window": "no ticket is at this window",
        "illegal_move": "the life cycle forbids this now",
        "window_not_open": "the window is not open",
        "window_busy": "a ticket is at this window; finish or transfer it first",
        "nothing_held": "no held ticket of this window",
        "which_held": "several tickets are held at this window; name one",
        "where_to": "give either a queue or a window to transfer to",
        "no_appointments": "this queue takes no appointments",
        "no_slot": "no such slot can be booked now",
        "slot_full": "the slot is full",
        "closing": "it is too late to be called today",
        "quota_used": "no numbers of this item are left for this half-day",
        "already_waiting": "this person has a number of this queue already",
        "already_booked": "this person has an appointment of this queue already",
        "daily_limit": "this person has had as many numbers as a day allows",
        "unknown_booking": "no such appointment",
        "which_booking": "several appointments have these digits; give the code",
        "code_or_digits": "give either the code or the last digits of the phone number",
        "too_early": "it is too early to check in",
        "checked_in": "the holder of this appointment has a number already",
        "booking_over": "this appointment was cancelled or not claimed in time",
        "items_or_one": "give either one item or queue, or several items",
        "stop_not_ahead": "this stop is not ahead any more",
        "last_stop": "it is the last stop; finish or cancel the ticket",
        "recalls_used": "the ticket was called as often as the site allows; tell a no-show, or start",
        "recall_too_soon": "the last call is too fresh",
        "call_unproven": "no screen or speaker has proved the call yet; call the number out, or call again",
        "no_show_too_soon": "the citizen still has time to come",
        "returns_used": "the ticket came back as often as the site allows; take a new number",
        "return_too_late": "the time to come back is over; take a new number",
        "nothing_to_undo": "nothing was done at this window that can be undone",
        "undo_too_late": "the last action is too long ago to be undone",
        "moved_on": "something else happened to the ticket since; it cannot be undone",
        "no_blocks": "this site lends no numbers to kiosks",
        "not_a_device": "only an enrolled device is lent numbers",
        "too_many_blocks": "this device was lent as many blocks as a day allows",
        "unknown_block": "no such number block",
        "foreign_block": "the number block is another device's",
        "block_returned": "the number block was given back",
        "block_expired": "the number block is of another day",
        "not_in_block": "the number is not one of the block",
        "number_used": "the number or its ticket is known already",
        "merged_already": "the server was told of this ticket before",
        "unknown_kiosk": "no such kiosk at this site",
        "help_called": "the staff are alerted of this kiosk already",
        "unknown_help": "no such call for help is open",
        "help_taken": "somebody goes there already",
        "fault": "a fault in the server",
        "server_only": "only the server itself says this",
        "nothing_to_rate": "nobody was served at this window yet today",
        "rated_already": "this service was rated already",
        "not_by_staff": "only the citizen rates, at the rating pad",
        "not_called_so": "the ticket was not called that many times",
    }
)


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A refused intent; ``field``, ``value`` and ``expected`` where the intent itself is wrong."""

    code: str
    detail: str = ""
    field: str | None = None
    value: str | None = None
    expected: str | None = None

    def __post_init__(self) -> None:
        if not self.detail:
            msgspec.structs.force_setattr(self, "detail", SENTENCES[self.code])
