"""The rules of a hall as pure functions of values: no I/O, no clock, no asyncio."""
