"""Spans that a text renderer lost, put back by `restore.restore`. All guessing about tables is done here.

The door names nothing, so that who needs the words of headers alone loads nothing else.
"""
