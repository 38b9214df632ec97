"""Looks over every screen of the running kiosk, in every language, mode and size, for whoever must use it."""
