"""The paper slip (号票): what it says, how it is laid out, its bytes, and the printer that takes them."""
