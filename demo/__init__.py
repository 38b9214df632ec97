"""A whole hall on one machine: real programs, virtual devices, virtual visitors who live a day.

Nothing of the product imports this room; it starts the programs as processes
and speaks to them as the outside does.
"""
