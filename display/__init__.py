"""What the hall sees and hears: the TV boards with their announcements, and the LED bars under ``led``."""
