"""The makes of LED bars: how each is told to show words, asked whether it is there, and understood. Pure."""
