"""Importing address files: the file kept, read in a process of its own, and turned into edits."""
