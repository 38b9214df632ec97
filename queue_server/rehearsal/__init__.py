"""A day played through the real rules in virtual time: for estimates, what-if and their proof. Pure."""
