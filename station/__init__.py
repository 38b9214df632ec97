"""What every program standing in the hall has in common: command line, start and stop."""
