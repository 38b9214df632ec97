"""The staff menu of a kiosk: a gesture nobody makes by chance, a PIN, and what staff may do."""
