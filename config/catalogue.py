"""The catalogue of service items (事项): units, life events, and what each item asks and gives.

Also the body of the wire's ``catalogue_is`` message and of a kiosk's cache.
Limits are in working days.
"""

from typing import Annotated, Literal

import msgspec

from config.floor import Floor
from config.part import Id, Word

Kind = Literal["licence", "approval", "service"]
Handling = Literal["instant", "promised", "joint"]
Applicant = Literal["person", "organisation", "both"]
Count = Annotated[int, msgspec.Meta(ge=0, le=99)]
Days = Annotated[int, msgspec.Meta(ge=0, le=400)]
Phone = Annotated[
    str,
    msgspec.Meta(pattern=r"^\+?[0-9][0-9 -]{2,19}$", description="a telephone number: digits, - and spaces"),
]


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paper the applicant brings: how many originals and copies."""

    name: Word
    originals: Count = 1
    copies: Count = 0
    note: str = ""


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step of the procedure, in order."""

    name: Word
    detail: Word


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the catalogue; ``short`` is what citizens call it."""

    code: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^[A-Z]{2,4}-[LAS]-\d{3}$",
            description="letters of the unit, L licence, A approval or S service, 3 digits: GA-L-001",
        ),
    ]
    unit: Id = "unknown"
    name: Word
    name_en: Word
    short: Annotated[str, msgspec.Meta(min_length=1, max_length=12)]
    short_en: Annotated[str, msgspec.Meta(min_length=1, max_length=28)]
    kind: Kind
    handling: Handling
    applicant: Applicant
    legal_basis: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
    conditions: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
    materials: Annotated[tuple[Material, ...], msgspec.Meta(min_length=1)]
    steps: Annotated[tuple[Stage, ...], msgspec.Meta(min_length=2)]
    statutory_days: Days
    promised_days: Days
    fee: Word
    result: Word
    keywords: tuple[Word, ...] = ()
    life_events: tuple[Id, ...] = ()
    popularity: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    co_units: tuple[Id, ...] = ()


class Unit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A department that offers items (进驻单位); ``absent`` ones sent nobody to the hall."""

    id: Id
    name: Word
    name_en: Word
    short: Word
    letters: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2,4}$", description="2-4 capital letters")]
    phone_consult: Phone
    phone_complaint: Phone
    icon: str = ""
    absent: bool = False


class LifeEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reason in life to come to the hall; ``of`` says whose life."""

    id: Id
    name: Word
    name_en: Word
    of: Literal["person", "organisation"]
    icon: str = ""


class OtherSite(msgspec.Struct, frozen=True, kw_only=True):
    """Another site of the county, and whom to ask there."""

    id: Id
    name: Word
    name_en: Word
    phone: str = ""


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """All that a kiosk needs to find items and to say where they are served.

    ``queue_of`` maps item codes to queue ids of this site; an item without a
    queue here has only its guide. ``elsewhere`` maps item codes to the
    ``sites``, by id, that serve them as well, or instead. ``floor`` is the plan
    of the site's halls.
    """

    county: str
    county_en: str
    units: tuple[Unit, ...]
    life_events: tuple[LifeEvent, ...]
    items: tuple[Item, ...]
    queue_of: dict[str, str]
    floor: Floor = ()
    sites: tuple[OtherSite, ...] = ()
    elsewhere: dict[str, tuple[str, ...]] = {}

    def others(self, code: str) -> tuple[OtherSite, ...]:
        """Return the other sites that serve the item."""
        names = self.elsewhere.get(code, ())
        return tuple(site for site in self.sites if site.id in names)
