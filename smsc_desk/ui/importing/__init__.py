"""The window that imports a file: five steps, from the choice of a file to its result."""
