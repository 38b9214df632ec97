"""The touch kiosk 取号机: find a service item, read its guide, take a number.

``flow``, ``catalogue``, ``search``, ``views`` and ``showing`` are pure;
``presenter`` turns touches into intents and what the server says into views;
``app`` and ``screens`` draw views with Kivy, ``headless`` without.
"""
