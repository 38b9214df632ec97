"""The way on foot from one place of a building to another: the shortest way round all."""
