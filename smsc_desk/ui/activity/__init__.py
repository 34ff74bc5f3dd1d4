"""What is not sent yet, and why."""
