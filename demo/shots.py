"""Photographs every screen of the running hall: `make shots` fills build/shots/.

The programs are the real ones on the demonstration centre; nothing is drawn for the camera. What
a newcomer would get wrong: a picture is named after program, screen, state and language, so that
two runs can be laid side by side; a screen that could not be reached is said, and the run fails.
"""
