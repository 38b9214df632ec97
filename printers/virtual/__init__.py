"""A printer without hardware: takes ESC/POS bytes, answers status, draws the paper.

It shares no code with the encoder, so that the two judge each other.
``python -m printers.virtual --port 0 --dir DIR`` runs one.
"""

from printers.virtual.server import VirtualPrinter
from printers.virtual.sheet import Sheet

__all__ = ["Sheet", "VirtualPrinter"]
