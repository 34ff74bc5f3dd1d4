"""Faults of the disk: power cuts, errors, full disks, damage, and hands that are not SQLite's on the live file.

Each case is a function `(runs, seed) -> Tally`; everything follows from the seed, and a violation names it.
"""
