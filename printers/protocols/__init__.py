"""What printers understand and answer, as pure functions between values and bytes."""
