"""What an address book is: plain values and rules. No I/O, no Qt, no clock."""
