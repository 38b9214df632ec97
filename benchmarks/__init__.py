"""Timed runs of the hall's parts, each beside a reference measured in the same run.

Ratios against the references are the figures to compare; absolute times
depend on the machine.  Run with ``python -m benchmarks NAME``.
"""
