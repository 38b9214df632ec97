"""Photographs of every screen in its real states: the running programs are driven, nothing is drawn apart.

``make shots`` runs one hall (``demo``) on the demonstration centre, with more
kiosks and boards than it has (``more.toml``), brings each screen into each
state, and files what stands on the glass. Needs the developers' packages
(Playwright), so it is no part of the product.
"""
