"""The board on glass: Kivy widgets that show a ``BoardView`` and know nothing of the server."""
