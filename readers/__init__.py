"""What reads a citizen's card at a kiosk: the driver of ID-card readers, and their virtual twin."""
