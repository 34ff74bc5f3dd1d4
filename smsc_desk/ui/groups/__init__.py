"""The side bar: places and groups."""
