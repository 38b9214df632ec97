"""Does a test notice? Every small fault that could be written into the rules is tried against their tests.

See ``docs/why/reliability.md``.
"""
