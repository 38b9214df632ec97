"""How sentences become sound: engines that say them, the chime before them, sinks that play them."""
