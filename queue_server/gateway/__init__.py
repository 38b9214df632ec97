"""HTTP and WebSocket: who speaks, what they may, what they hear; no rule of the hall stands here."""
