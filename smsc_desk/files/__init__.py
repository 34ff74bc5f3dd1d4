"""Address files in and out: from bytes to rows, to fields, to findings, and back; no clock, no Qt, no network."""
