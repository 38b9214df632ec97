"""Pictures and films of the demo county, drawn and rendered by the scripts of this folder.

``python -m demo.media`` makes all of ``config/sites/qinglan/media`` anew; the files
stand in the repository because kiosks and boards show them.
"""
