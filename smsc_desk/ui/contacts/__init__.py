"""The contacts: table and editor."""
