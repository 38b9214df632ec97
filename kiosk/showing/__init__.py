"""What each step shows: a visit and the world in, a view of finished strings out. Pure."""
