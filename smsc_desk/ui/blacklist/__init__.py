"""The blacklist tab."""
