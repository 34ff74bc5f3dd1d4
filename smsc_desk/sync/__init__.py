"""Makes the copy and the provider equal."""
