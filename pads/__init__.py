"""Call pads and rating pads at the windows: keys become intents, answers become digits."""
