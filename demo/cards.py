"""Identity cards of invented people, laid on the kiosks' virtual readers from the hall page, and lifted."""

from collections.abc import Mapping
from types import MappingProxyType

from demo.people import Holder
from demo.processes import Processes
from demo.wiring import Wiring


class NoSuchCard(LookupError):
    """No such reader or card; the sentence says which there are."""


class Cards:
    """``known`` are the cards by id; ``lying`` says which lies on a kiosk's reader now, ``""`` none."""

    def __init__(self, wiring: Wiring, processes: Processes, holders: tuple[Holder, ...]) -> None:
        self.known: Mapping[str, Holder] = MappingProxyType({holder.id: holder for holder in holders})
        self.lying: dict[str, str] = {kiosk.id: "" for kiosk in wiring.kiosks}
        self._processes = processes

    def lay(self, kiosk: str, card: str) -> None:
        """Lay a card on a kiosk's reader, ``""`` lifts the one that lies there. Raises NoSuchCard."""
        if kiosk not in self.lying or card not in ("", *self.known):
            known = f"a kiosk of {', '.join(self.lying)} and a card of {', '.join(self.known)}"
            raise NoSuchCard(f"{kiosk} / {card}: expected {known}")
        holder = self.known.get(card)
        laid = {"lay": {"name": holder.name, "number": holder.number}} if holder else {"lift": True}
        self._processes[f"reader-{kiosk}"].order(laid)
        self.lying[kiosk] = card
