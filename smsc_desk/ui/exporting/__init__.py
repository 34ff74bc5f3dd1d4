"""Exporting: the dialog that asks what, as which file, with which columns."""
