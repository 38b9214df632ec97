"""A line of call pads without hardware: presses keys as real bytes, hears the host, shows digits as files.

Its reader shares no code with the codec it judges.
"""
