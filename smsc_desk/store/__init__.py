"""The copy on this computer: one SQLite file per account."""
