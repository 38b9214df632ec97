"""The authority of a site: decides purely, commits durably, then tells everyone."""
