"""A verb that could not be carried out: one sentence: what, where, expected, what to do."""


class Failed(Exception):
    """Stop with this sentence and exit status 1."""
