"""What each setting is for, in one sentence: the words of docs/reference/settings.md.

Kept beside the types instead of inside them, so that the option table stays
readable; a test fails when a setting has no sentence here, or a sentence no setting.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from config import appointments, blocks, catalogue, life, settings
from config.meaning_floor import FLOOR
from config.meaning_led import LED
from config.meaning_programme import PROGRAMME
from config.meaning_staff import STAFF
from config.meaning_voice import VOICE

Sentences = Mapping[str, str]

NAMES: Final[dict[str, str]] = {
    "id": "the name that other settings and the log use; never shown",
    "name": "the name shown in Chinese",
    "name_en": "the name shown in English",
}

MEANING: Final[Mapping[type[msgspec.Struct], Sentences]] = MappingProxyType(
    {
        settings.County: NAMES
        | {
            "sites": "the sites, each in the folder of its id",
            "units": "the departments that offer items",
            "life_events": "the reasons in life by which items can be found",
        },
        settings.SiteRef: {
            "id": "the site's folder",
            "kind": "what the site is; only a centre must have a queue for every item",
        },
        catalogue.Unit: NAMES
        | {
            "short": "what citizens call the unit",
            "letters": "the letters its item codes start with",
            "phone_consult": "the number for questions",
            "phone_complaint": "the number for complaints",
            "icon": "the picture beside the name, without ending",
            "absent": "true when the unit sent nobody and agent windows serve it",
        },
        catalogue.LifeEvent: NAMES
        | {"of": "whose life: a person's or an organisation's", "icon": "the picture, without ending"},
        catalogue.Item: {
            "code": "the item's code, never used twice",
            "unit": "filled in from the top of the file",
            "name": "the full official name",
            "name_en": "the full name in English",
            "short": "what citizens call it; the kiosk's key and the slip say this",
            "short_en": "the same in English",
            "kind": "licence, approval or service",
            "handling": "instant, promised or joint",
            "applicant": "who may apply",
            "legal_basis": "the laws it rests on, each with its articles",
            "conditions": "when it is granted, a sentence each",
            "materials": "the papers to bring",
            "steps": "what happens, in order",
            "statutory_days": "the limit of the law, in working days",
            "promised_days": "the limit the unit promises, in working days; 0 for instant items",
            "fee": "what it costs, in words",
            "result": "what the applicant takes home",
            "keywords": "other words people search by",
            "life_events": "the life events it belongs to",
            "popularity": "how many come for it, beside other items; the highest are offered first",
            "co_units": "the other units of a joint item",
        },
        catalogue.Material: {
            "name": "the paper",
            "originals": "how many originals",
            "copies": "how many copies",
            "note": "who needs it, where to get it, when it can be left out",
        },
        catalogue.Stage: {"name": "the step", "detail": "what the applicant does or may expect"},
        settings.Site: NAMES
        | {
            "kind": "what the site is, as county.toml says",
            "timezone": "the time zone of its clock and business day",
            "address": "where it is, in Chinese",
            "address_en": "where it is, in English",
            "phone_consult": "the number for questions",
            "phone_complaint": "the number for complaints",
            "server": "where its queue server listens",
            "joint": "the joint items whose windows are visited with one ticket",
            "rules": "the figures of a ticket's life",
            "halls": "its rooms",
            "queues": "its lines",
            "groups": "its groups of queues, each with a policy of who is next",
            "bound_minutes": "after how many minutes all windows may call who is bound to one; 0 is never",
            "windows": "its counters",
            "priorities": "the reasons for which someone goes first",
            "appointments": "when appointments are claimed, and how often one may book",
            "quotas": "the items with so many numbers a half-day",
            "persons": "what one person may have",
            "blocks": "the numbers that kiosks may give out while the server is away",
            "kiosks": "its touch kiosks",
            "boards": "its TV boards",
            "window_screens": "the small screens at its windows",
            "voice": "how it speaks",
            "loudspeakers": "its loudspeakers, where boards do not simply speak in their own halls",
            "led_styles": "manners of speaking for LED bars",
            "led_templates": "bars that this site describes itself",
            "led_lines": "its serial lines with LED bars",
            "pad_lines": "its serial lines with call pads",
            "hours": "its office hours; holidays and make-up days come from the calendar",
            "ticker": "the sentences that run along the boards",
            "ticker_en": "the same in English",
        },
        settings.Server: {
            "host": "the address it listens on; 127.0.0.1 for this machine only, 0.0.0.0 for all",
            "port": "the port; 0 takes a free one",
            "public_url": "the address citizens' phones reach it by; printed as QR code on the slip",
            "trust_loopback": "whether programs on the same machine need no device token",
            "store": "where the log and its tables are kept: a SQLite file, or a PostgreSQL database",
        },
        life.Joint: {
            "item": "the code of the joint item; its own queue leads",
            "others": "the queues of the other units",
            "lead_first": "whether the leading window comes first; false: last",
            "free": "whether the others come as it suits best; false: in the order given",
        },
        life.Rules: {
            "recalls": "how often a call may be repeated before a no-show is offered; 0 is without limit",
            "recall_seconds": "how many seconds must lie between two calls of one ticket",
            "proof_seconds": "after how many seconds a call that no screen or speaker proved is an alert",
            "no_show_seconds": "how long a citizen has to come, counted from the proof of the call",
            "returns": "how often one may come back after missing a call; 0 is without limit",
            "return_minutes": "for how long citizens may come back by themselves; 0 is without limit",
            "return_place": "where who comes back is put: after the first few, half_way, or at the end",
            "return_after": "how many go first when the place is after",
            "hold_minutes": "after how many minutes a held ticket waits again; 0 is never",
            "undo_seconds": "for how long the last action at a window can be undone",
            "closing_minutes": "how many minutes past closing who still waits expires; 0 is at midnight",
            "at_closing": "whether a number too late to be called today is given with a warning or refused",
        },
        settings.Hall: NAMES | {"side": "which side of the building, for the arrow on the kiosk"},
        settings.Queue: NAMES
        | {
            "prefix": "the letters before its numbers",
            "units": "the units whose items it takes",
            "items": "single items it takes; these win over another queue's units",
            "promise_minutes": "the longest wait that is promised; the deadline policy goes by it",
            "slots": "the appointments it takes",
        },
        settings.Group: NAMES
        | {
            "queues": "its queues; a queue is in one group at most",
            "policy": "who is next among those who wait in it",
            "first": "alternate: the classes of the first side; all others are the other side",
            "first_turns": "alternate: how many of the first side are called",
            "other_turns": "alternate: how many of the other side are called then",
            "climb_minutes": "priority_first: for how many minutes waited a ticket climbs a rank; 0 is never",
            "in_a_row": "how many in a row may be called before the first ordinary ticket of a queue",
            "overtakes": "how many in all that came later may be called before an ordinary ticket",
            "cap_minutes": "how long after its turn by arrival an ordinary ticket may still be passed",
            "aged_minutes": "how long after it came an ordinary ticket may be passed at all; 0 is no bound",
        },
        settings.Serve: {
            "queue": "the queue",
            "role": "primary serves it as its own; helps only when the window is free or the queue is long",
            "over_minutes": "helps also when the first there waits longer than this; 0 is only when free",
            "days": "the weekdays",
            "start": "from when",
            "until": "until when; this minute is not in it",
        },
        appointments.Slots: {
            "minutes": "how long a slot is",
            "capacity": "how many people are served in a slot; 0 when the queue takes no appointments",
            "walk_ins": "the percentage of a slot's places kept for those who come without an appointment",
            "days_ahead": "how many days ahead one may book; 0 for today only",
        },
        settings.Window: NAMES
        | {
            "label": "the number above it",
            "hall": "the hall it stands in",
            "role": "agent windows serve absent units, result windows hand out results",
            "queues": "the queues it serves at all hours as its own",
            "serves": "what else it serves, by hour or as a help",
            "units": "the units whose people sit there",
            "study_duty": "whether it stays open in hours that are duty_only",
        },
        settings.Priority: NAMES
        | {
            "reason": "why it goes first: the law or the rule, in Chinese",
            "reason_en": "the same in English",
            "head_start": "head_start and deadline: how many minutes earlier it counts as come",
            "rank": "priority_first: the higher goes first; ordinary tickets have 0",
            "from_age": "from which age on an ID card alone gives it at a kiosk; 0 is never",
        },
        appointments.Appointments: {
            "early": "minutes before the slot from which its holder may check in",
            "late": "minutes after the slot's start until which its holder still goes by appointment",
            "release": "minutes after the slot's start from which it counts as not claimed; until then one "
            "who comes late waits as a walk-in",
            "per_address": "bookings an hour from one network address of the public",
            "per_phone": "bookings a day with one phone number",
        },
        appointments.Quota: {
            "item": "the item's code",
            "morning": "its numbers before noon, appointments included",
            "afternoon": "its numbers from noon on, appointments included",
        },
        appointments.Persons: {
            "one_open": "whether one person has at most one open number, or appointment, of a queue",
            "daily": "numbers one person may take a day; 0 for no limit",
        },
        blocks.Blocks: {
            "size": "how many numbers of each queue a kiosk is lent at a time, to give out while the server "
            "is away; 0 is none",
            "first": "the number from which on they are lent; more than a queue gives out on a usual day",
        },
        settings.Kiosk: {
            "id": NAMES["id"],
            "hall": "the hall it stands in",
            "orientation": "how its screen hangs",
            "glass_bottom_mm": "where the lower edge of its screen is above the floor, in millimetres",
            "glass_height_mm": "how high its screen is, in millimetres; 0 when nobody measured it",
            "printer": "the address of its slip printer",
            "profile": "the printer's model: a file of printers/profiles",
            "sound": "its earphone: alsa:<device>, file:<folder> or none",
            "staff_pin": "the digits that open its staff menu; empty when it has none",
            "reader": "the address of its ID-card reader, such as serial:/dev/ttyUSB1?baud=115200",
            "films": "films of the county's media folder, played in turn, muted, while nobody is there",
        },
        settings.Board: {
            "id": NAMES["id"],
            "hall": "the hall whose calls it shows",
            "sound": "where its announcements go: alsa:<device>, file:<folder> or none",
            "language": "the language that stands first on it: zh or en",
            "layout": "which of the ready layouts it has",
            "zones": "a layout of its own instead: what stands where on its glass",
            "rest_minutes": "minutes after the last hours, and before the first, when it is dark; 0 is never",
            "power": "the command that switches its screen, with {power} for on or off; none leaves it on",
            "turned": "whether left and right are the other way round where it hangs, for its arrows",
        },
        settings.Zone: {
            "kind": "what stands there",
            "x": "its left edge, in hundredths of the width",
            "y": "its upper edge, in hundredths of the height",
            "wide": "its width, in hundredths",
            "high": "its height, in hundredths",
        },
        settings.PadLine: {
            "id": NAMES["id"],
            "address": "the address of the line",
            "pads": "the pads on the line",
        },
        settings.Pad: {"address": "its address on the line", "window": "the window it belongs to"},
        settings.Span: {
            "days": "the weekdays",
            "start": "when the windows open",
            "until": "when they close; this minute is closed already",
            "duty_only": "whether only windows with study_duty are open (Friday-afternoon study)",
        },
        **VOICE,
        **PROGRAMME,
        **STAFF,
        **FLOOR,
        **LED,
    }
)
