"""The design language as named tokens: one file, from which the Kivy theme and the CSS variables both come."""
