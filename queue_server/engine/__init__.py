"""The single writer: decide, commit in groups, evolve, publish; and the way back after a crash."""
