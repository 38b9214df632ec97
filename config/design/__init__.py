"""The design language as named tokens, for the Kivy theme and the CSS alike."""
