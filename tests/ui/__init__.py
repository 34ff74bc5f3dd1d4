"""The desk as a whole, in this process, over a sandbox."""
