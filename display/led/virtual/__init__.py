"""A line of LED bars without hardware: reads the real bytes, answers, and glows as pictures.

Its reader shares no code with the encoders it judges.
"""
