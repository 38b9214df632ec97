"""What a board shows, as a value: the same for the TV board and for the board in a browser. Pure."""
