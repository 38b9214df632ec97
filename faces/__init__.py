"""What every face of the hall on glass shares: fonts, theme, window, icons, widgets, automation.

Used by the kiosk and by the boards. Modules that import Kivy at the top must be
imported after ``faces.window.prepare``; the others say "no Kivy" in their docstring.
"""
