"""What if 推演: a day played again under a change of rules, windows or staff, and both compared."""
