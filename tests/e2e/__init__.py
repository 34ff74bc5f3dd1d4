"""The program as a process, against the provider as another: what a user would see and the provider would get."""
