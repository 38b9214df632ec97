"""The words people read, one gettext domain a room, in ``<language>/LC_MESSAGES/<domain>.po``.

The package is not called ``locale``: that would shadow the standard library.
"""
