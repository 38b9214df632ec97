"""The real engine and sessions of a hall in a loop of its own: virtual time, chance from a seed, faults.

The same seed gives the same run, byte for byte. See ``docs/why/reliability.md``.
"""
