"""smsc-desk: an address book for the contacts, groups and blacklist of an SMS centre's account."""

__version__ = "0.1.0"
