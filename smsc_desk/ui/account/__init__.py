"""Signing in and out, and choosing among the accounts of this computer."""
