"""What the user sees: windows, item models, dialogs, and their words."""
