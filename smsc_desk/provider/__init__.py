"""The provider's HTTP API, seen from our side."""
